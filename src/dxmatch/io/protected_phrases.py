"""Phrases of free text that must not be used about a person: found, and cut out.

The phrases stand in ``data/protected_phrases.toml``. They are statements about a person (45歳,
外国籍不可, 要健康診断書), not the words alone, which municipal work is full of (国籍別統計,
健康管理システム, 40代向けサービス).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import Final, TypeVar

from dxmatch.io.issues import IssueCode
from dxmatch.io.list_marks import items_apart, without_empty_items
from dxmatch.io.parsed import Parsed
from dxmatch.io.protected_topics import PERSONAL, ProtectedTopic, topic_table
from dxmatch.io.values.plain_text import one_sign_each

ValueT = TypeVar("ValueT")

_ROUNDS: Final = 4
_BLANKS: Final = " \t\r\u00a0\u3000"
_NEUTRAL: Final = re.compile(
    r"(?:年齢|性別|国籍|学歴|経歴|男女|男性|女性|宗教|信条|障害の有無|[・、,/]|や|と){1,16}+(?:は|を|も|に)?(?:一切|特に)?"
    r"(?:不問|問わず|問いません|問わない|関係なく|関わらず|かかわらず)"
)
_LONG_VOWEL: Final = re.compile("(?<=[0-9])ー(?=[0-9])")
_CUT: Final = "\x00"
_EMPTY: Final = re.compile(rf"[(（\[【「]\s*[{_CUT}、,・/\s]*{_CUT}[{_CUT}、,・/\s]*[)）\]】」]")
_BEFORE: Final = re.compile(rf"{_CUT}[ \t\u3000]*[、，,;；・/／|｜][ \t\u3000]*")
_BEHIND: Final = re.compile(rf"[、，,;；・/／|｜:： \t\u3000]{{1,9}}{_CUT}(?=$|[\n。)）])", re.M)
_ALONE: Final = re.compile(rf"(?:^|(?<=[\n。]))[ \t\u3000]*{_CUT}[ \t\u3000]*。?", re.M)


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text without what must not be said in it, and what that was about."""

    text: str = field(repr=False)
    topics: tuple[ProtectedTopic, ...] = ()


def redacted(raw: str) -> Redacted:
    """The text without protected phrases; the very same text if there are none.

    What is left holds none either: redacting it again changes nothing. A text that goes on
    touching protected topics after four rounds of cutting is left out as a whole.
    """
    text, topics = raw, dict[ProtectedTopic, None]()
    for _ in range(_ROUNDS):
        spans = _spans(text)
        if not spans:
            return Redacted(text, tuple(topics))
        topics |= dict.fromkeys(topic for _, _, topic in spans)
        text = _without(text, spans)
    return Redacted("" if _spans(text) else text, tuple(topics))


def find_protected(raw: str) -> tuple[ProtectedTopic, ...]:
    """The topics of the protected phrases in a text, each once; never the text itself."""
    return tuple(dict.fromkeys(topic for _, _, topic in _spans(raw)))


def may_be_protected(text: str) -> bool:
    """Whether a text must be looked at; in another one `redacted` finds nothing."""
    return _quick_hit(_squeezed(text))


def touched(texts: Sequence[str]) -> list[int]:
    """Which of many texts of one line must be looked at; in the others `redacted` finds nothing."""
    folded = unicodedata.normalize("NFKC", "\n".join(texts)).lower()
    lines = folded.split("\n")
    # Blanks count among Latin letters only, so a line of those is not like the others.
    found = {place for place, line in enumerate(lines) if line.isascii() and _quick_hit(line)}
    squeezed = "".join(folded.split(" "))
    hits = [hit for sign in _quick_signs() for hit in sign.finditer(squeezed)]
    if hits:
        ends = list(accumulate(len(line) + 1 - line.count(" ") for line in lines))
        found |= {bisect_right(ends, hit.start()) for hit in hits}
    return sorted(found)


def _quick_hit(squeezed: str) -> bool:
    return any(sign.search(squeezed) for sign in _quick_signs())


def _quick_signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = _rules()
    return rules.anywhere, rules.signs


def noted_if_forbidden(raw: str, parsed: Parsed[ValueT]) -> Parsed[ValueT]:
    """What a cell that is no free text says, with a note if it sets a forbidden condition too.

    Nothing of ``80万円(男性のみ)`` but the amount can reach a talent; the report still tells.
    """
    if PERSONAL.issuperset(find_protected(raw)):
        return parsed
    return Parsed(parsed.value, (*parsed.issues, IssueCode.PROTECTED_ATTRIBUTE))


_Span = tuple[int, int, ProtectedTopic]


def _spans(text: str) -> list[_Span]:
    """Where protected phrases stand; whole signs of the text, in the order of the topics."""
    rules = _rules()
    quick = _squeezed(text)
    if not _quick_hit(quick):
        return []
    suspected = [t for t, words in rules.words.items() if words.search(quick)]
    # ④⑤歳 is an age and ①若手の方 is an item of a list, so a text is read both ways.
    apart = items_apart(text)
    readings = [(_readable(text), rules.phrases)]
    readings += [] if apart is None else [(_readable(apart), rules.begun)]
    return [
        (places[hit.start()], places[hit.end() - 1] + 1, topic)
        for topic in suspected
        for (folded, places), phrases in readings
        for phrase in phrases[topic]
        for hit in phrase.finditer(folded)
        if hit[0]
    ]


def _readable(text: str) -> tuple[str, list[int]]:
    """`_folded`, with ー between numbers as a dash and without what is said not to matter."""
    folded, places = _folded(text)
    folded = _LONG_VOWEL.sub("-", folded)
    return _NEUTRAL.sub(lambda found: _CUT * len(found[0]), folded), places


def _squeezed(text: str) -> str:
    """Folded at the speed of C, without places: good enough to tell where nothing is."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return folded if folded.isascii() else "".join(folded.split(" "))


def _folded(text: str) -> tuple[str, list[int]]:
    """Half-width, lower case, blanks beside Japanese left out; and the place of every sign."""
    signs: list[str] = []
    places: list[int] = []
    blank = -1
    for place, char in enumerate(one_sign_each(text)):
        if char in _BLANKS:
            blank = place
            continue
        wide = "\n" if char in "\n\x0b\x0c\u2028" else unicodedata.normalize("NFKC", char).lower()
        if blank >= 0 and signs and signs[-1].isascii() and wide.isascii():
            signs.append(" ")
            places.append(blank)
        blank = -1
        signs += wide
        places += [place] * len(wide)
    return "".join(signs), places


def _without(text: str, spans: list[_Span]) -> str:
    """The text with the spans cut out, and without the signs that then join nothing."""
    text = text.replace(_CUT, " ")
    kept: list[str] = []
    place = 0
    for start, stop, _ in sorted(spans, key=lambda span: (span[0], -span[1])):
        if stop > place:
            kept += [text[place:start], _CUT] if start > place or not kept else []
            place = stop
    left = "".join((*kept, text[place:])).replace(f" {_CUT} ", f"{_CUT} ")
    left = without_empty_items(_BEFORE.sub(_CUT, _EMPTY.sub(_CUT, left)), _CUT)
    left = _BEHIND.sub(_CUT, left)
    return _ALONE.sub("", left).replace(_CUT, "").strip()


@dataclass(frozen=True, slots=True)
class _Rules:
    anywhere: re.Pattern[str]
    signs: re.Pattern[str]
    words: dict[ProtectedTopic, re.Pattern[str]]
    phrases: dict[ProtectedTopic, tuple[re.Pattern[str], ...]]
    begun: dict[ProtectedTopic, tuple[re.Pattern[str], ...]]
    """Those phrases that look at what stands before them."""


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    table = topic_table("protected_phrases.toml")
    topics = {topic: table[topic] for topic in ProtectedTopic if topic in table}
    words = {topic: "|".join(map(re.escape, rows["words"])) for topic, rows in topics.items()}
    signs = {topic: rows["signs"] for topic, rows in topics.items() if "signs" in rows}
    phrases = {
        topic: tuple(re.compile(_filled(row, table["parts"]), re.M) for row in rows["phrases"])
        for topic, rows in topics.items()
    }
    return _Rules(
        # Literal words alone are found many times faster than together with the signs.
        re.compile("|".join(words.values())),
        re.compile("|".join(signs.values())),
        {
            topic: re.compile("|".join([any_word, *filter(None, [signs.get(topic)])]))
            for topic, any_word in words.items()
        },
        phrases,
        {
            topic: tuple(phrase for phrase in each if "(?<" in phrase.pattern)
            for topic, each in phrases.items()
        },
    )


def _filled(phrase: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        phrase = phrase.replace(f"<{name}>", f"(?:{part})")
    return phrase
