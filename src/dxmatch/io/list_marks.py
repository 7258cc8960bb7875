"""Signs that number or mark the items of a list (①, (1), 1., ・, ■): a statement begins.

At the beginning of a line any of them counts. In the middle of one only those do that are nothing
else (①, (1)), and only where no word goes on (男性(3)名, 若手②の育成).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from dxmatch.io.values.plain_text import one_sign_each

_BLANK: Final = "[ \t\u00a0\u3000]"
_ENCLOSED: Final = (
    "[\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3251-\u325f\u3280-\u32bf\u32d0-\u32fe]"
    "|[0-9]\ufe0f?\u20e3"
)
_LINE_ENDS: Final = "\x0b\x0c\u2028"
_KANJI: Final = "[一二三四五六七八九十]{1,3}"
_LETTER: Final = "[a-z]|[ivx]{1,4}|[ア-ンあ-ん]"
_BULLET: Final = "[・•‣⁃∙●○◎◯〇◉■□▪▫◾◽◆◇▲△▼▽▶►▷★☆✓✔☑☐✅➢➤→⇒*+>»〉#ー-]"
_NUMBERED: Final = (
    rf"(?:no\.?|その|第|項目)?{_BLANK}?[0-9]{{1,3}}(?:[-.][0-9]{{1,3}}){{0,2}}"
    rf"(?:[.、,):]|に、?|(?={_BLANK}+[^\x01-\x7f]))|(?:no\.?|その)[0-9]{{1,3}}|(?:{_LETTER}|{_KANJI})[.、,):]"
)
_INSIDE: Final = rf"{_ENCLOSED}|[(\[<〔【](?:[0-9]{{1,3}}|{_KANJI})[)\]>〕】]"
_MARK: Final = rf"(?:{_BULLET}|{_INSIDE}|[(\[<〔【](?:{_LETTER})[)\]>〕】]|{_NUMBERED})"
_FIRST: Final = rf"(?:^|(?<=。)){_BLANK}*(?:{_MARK}{_BLANK}*){{1,4}}"
_WORD_GOES_ON: Final = "[ぁ-ん名人件社年月日代歳才個点本円万時]"
_WITHIN: Final = (
    rf"(?:{_INSIDE}|(?<={_BLANK})[0-9]{{1,2}}[.)])(?={_BLANK}*(?!{_WORD_GOES_ON})[^\W_])"
)
_MARKS: Final = re.compile(f"{_FIRST}|{_WITHIN}")
_AT_FIRST: Final = re.compile(_FIRST)
# Most lines have no mark, and one class of signs is found many times faster than the marks.
_MAY_BE_WITHIN: Final = re.compile(
    "[\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3251-\u325f\u3280-\u32bf\u32d0-\u32fe"
    "\u20e3(\\[<〔【 \t\u00a0\u3000。]"
)
_SERVED: Final = re.compile(
    "(?:育成|指導|教育|研修|支援|メンター|体制|構成|編成|チーム|メンバー|内訳)[^。、]{0,6}$"
)
_ASKED: Final = re.compile("募集|求|希望|応募|条件|要件|歓迎|優遇|必須")


def items_apart(text: str) -> str | None:
    """The text with every mark as line ends, of the same length; None if there is no mark.

    Items below a heading on people who are taught or who are a team (育成対象, チーム構成) stay as
    they are: nothing is asked of them.
    """
    parts: list[str] = []
    heading = above = kind = ""
    flat = _flat(text)
    for line in flat.split("\n"):
        marks = _marks(line)
        if marks:
            before = line[: marks[0].start()].rpartition("。")[2]
            mine = _kind(marks[0][0])
            if before.strip() or mine != kind:
                heading = before.strip() or above
            kind = mine
        else:
            kind = ""
        above = line
        about_others = _SERVED.search(heading) and not _ASKED.search(heading)
        parts.append(line if about_others or not marks else _MARKS.sub(_line_ends, line))
    found = "\n".join(parts)
    if found == flat:
        return None
    return "".join("\n" if new == "\n" else old for old, new in zip(text, found, strict=True))


def _marks(line: str) -> list[re.Match[str]]:
    if _MAY_BE_WITHIN.search(line):
        return list(_MARKS.finditer(line))
    first = _AT_FIRST.match(line)
    return [first] if first else []


def without_empty_items(text: str, cut: str) -> str:
    """The text without marks of items of which nothing but a cut is left."""
    empty = re.compile(
        rf"(?:{_FIRST}|(?:{_INSIDE}){_BLANK}*){cut}{_BLANK}*(?=$|[\n。]|{_INSIDE})", re.M
    )
    left, place = [], 0
    for found in empty.finditer(_flat(text)):
        left += [text[place : found.start()], cut]
        place = found.end()
    return "".join((*left, text[place:]))


def _line_ends(found: re.Match[str]) -> str:
    return "\n" * len(found[0])


def _kind(mark: str) -> str:
    """Marks of one list are of one kind."""
    first = mark.strip()[:1]
    return first if re.fullmatch(_BULLET, first) else "number"


def _flat(text: str) -> str:
    """Half-width and lower case where that is one sign too; ① stays what it is."""
    signs = one_sign_each(text)
    return "".join(map(_flat_sign, signs))


@lru_cache(maxsize=4096)
def _flat_sign(sign: str) -> str:
    if sign in _LINE_ENDS:
        return "\n"
    if re.fullmatch(_ENCLOSED, sign):
        return sign
    plain = unicodedata.normalize("NFKC", sign).lower()
    return plain if len(plain) == 1 else sign
