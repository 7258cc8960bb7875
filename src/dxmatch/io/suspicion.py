"""Text that hides something: invisible characters, look-alike letters, piled-up accents.

Feeds are matched by what a reader sees: ``Ja\\u200bva`` is Java and ``Pуthon`` (with a Cyrillic у)
is Python. `unmasked` gives the text as it is seen, and a text that it changes is suspicious
(Unicode Technical Standard 39, our own short table). What honest text needs stays as it is:
emoji, kanji variants (葛󠄀城市), decomposed kana, Greek and Cyrillic words, μm.
"""

from __future__ import annotations

import re
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.values.cells import begins_like_formula

_PLAIN_LATIN: Final = "A-Za-zＡ-Ｚａ-ｚ"
_LATIN: Final = f"{_PLAIN_LATIN}\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_TWINS: Final = {
    # Cyrillic
    "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C",
    "Т": "T", "Х": "X", "У": "Y", "Ѕ": "S", "І": "I", "Ј": "J", "Ԛ": "Q", "Ԝ": "W", "Ѵ": "V",
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "ѕ": "s", "і": "i",
    "ј": "j", "ԁ": "d", "һ": "h", "ԛ": "q", "ԝ": "w", "ѵ": "v", "ӏ": "l",
    # Greek; letters that science writes beside Latin ones (μ, Δ, Ω, α) are not among them
    "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N",
    "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X", "ο": "o", "ν": "v", "ι": "i", "κ": "k",
    "ρ": "p", "υ": "u", "ϲ": "c", "ϳ": "j",
    # Armenian, phonetic, small capitals
    "օ": "o", "ս": "u", "հ": "h", "ո": "n", "ɑ": "a", "ɡ": "g", "ɩ": "i", "ᴠ": "v",
    "ᴏ": "o", "ᴄ": "c", "ᴢ": "z", "ᴡ": "w", "ꜱ": "s",
}  # fmt: skip
_LETTER: Final = f"{_LATIN}{''.join(_TWINS)}"
_TWIN: Final = re.compile(f"[{''.join(_TWINS)}]")
_OTHER_LETTER: Final = "\u0370-\u03ff\u0400-\u052f\u0531-\u0587"
# A word is all letters of one run; С++ and С# are Latin by their signs.
_WORD: Final = re.compile(f"[{_LATIN}{_OTHER_LETTER}{''.join(_TWINS)}]+(?:\\+\\+|#)?")
_HAS_LATIN: Final = re.compile(rf"[{_PLAIN_LATIN}]|[+#]$")
_ALL_LATIN: Final = re.compile(f"[{_LETTER}]+(?:\\+\\+|#)?")

_CONTROLS: Final = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_INVISIBLE: Final = (
    f"{_CONTROLS}\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e0fff"
)
_MARKS: Final = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_TRIGGER: Final = re.compile(f"[{_INVISIBLE}{_OTHER_LETTER}{''.join(_TWINS)}]|[{_MARKS}]{{3}}")
# A set of characters alone is found several times faster.
GLIMPSE: Final = re.compile(f"[{_INVISIBLE}{_OTHER_LETTER}{''.join(_TWINS)}{_MARKS}]")
_VEILED: Final = re.compile(f"[{_INVISIBLE}{_MARKS}]")

_EMOJI: Final = "#*0-9\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff"
_IDEOGRAPH: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_JOINED: Final = "\u0600-\u0dff\u1000-\u109f\u1780-\u17ff"
_HONEST: Final = re.compile(
    f"(?<=[{_EMOJI}])[\ufe0e\ufe0f]"
    f"|(?<=[{_IDEOGRAPH}])[\ufe00-\ufe0f\U000e0100-\U000e01ef](?![\ufe00-\ufe0f\U000e0100-\U000e01ef])"
    "|(?<=[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
    f"|(?<=[{_JOINED}])[\u200c\u200d](?=[{_JOINED}])"
    "|(?<=\U0001f3f4)[\U000e0030-\U000e007a]{2,6}\U000e007f"
)
_HIDDEN: Final = re.compile(f"({_HONEST.pattern})|[{_INVISIBLE}]|(?<=[{_MARKS}]{{2}})[{_MARKS}]+")


def is_open(text: str) -> bool:
    """Whether nothing in a text needs a closer look; then neither does any part of it."""
    if (text.isascii() and text.isprintable()) or GLIMPSE.search(text) is None:
        return True
    return _TRIGGER.search(text) is None


def is_open_alone(text: str) -> bool:
    """Whether a text says what it says in company too, where 、 or a line end keeps it apart.

    Letters of other scripts are judged within their word; what is invisible or piled up is not.
    """
    return is_open(text) or (_VEILED.search(text) is None and unmasked(text) is text)


def unmasked(raw: str) -> str:
    """The text as a reader sees it; the very same object if nothing in it is hidden.

    Invisible characters and control characters are taken out, and look-alike letters of other
    scripts become Latin in words that are otherwise Latin. Applying it again changes nothing.
    """
    if is_open(raw):
        return raw
    before, text = "", raw
    while text != before:  # what is taken out may bring together what does not belong together
        before, text = text, _WORD.sub(_in_latin, _HIDDEN.sub(_kept, text))
    return raw if text == raw else text


def text_issues(raw: str) -> tuple[IssueCode, ...]:
    """What is odd about a text as such, whatever its field; called once per distinct text.

    SUSPICIOUS_TEXT if it is not what it seems to be, FORMULA_CELL if a spreadsheet might run it.
    """
    hidden = unmasked(raw) is not raw
    formula = begins_like_formula(raw)
    if not (hidden or formula):
        return ()
    found = {IssueCode.FORMULA_CELL: formula, IssueCode.SUSPICIOUS_TEXT: hidden}
    return tuple(code for code, holds in found.items() if holds)


def _kept(found: re.Match[str]) -> str:
    return found[1] or ""


def _in_latin(word: re.Match[str]) -> str:
    letters = word[0]
    if letters.isascii() or not (_HAS_LATIN.search(letters) and _ALL_LATIN.fullmatch(letters)):
        return letters
    return _TWIN.sub(lambda letter: _TWINS[letter[0]], letters)
