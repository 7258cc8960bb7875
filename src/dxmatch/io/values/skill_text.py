"""A list of skills as text: its pieces, and what each says beside the name (rows 51 to 56)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from dxmatch.io.values.cells import is_missing, says_nothing, strip_urls
from dxmatch.io.values.durations import parse_years
from dxmatch.io.values.marks import SIGNS
from dxmatch.io.values.plain_text import LONGEST_LIST, plain


@dataclass(frozen=True, slots=True)
class SkillMention:
    """One skill as written.

    ``name`` is all that is left when years and marks are taken off; ``parts`` are the names in
    brackets behind it. ``whole`` is the piece itself and ``marked`` the name with its mark, for
    names that have brackets or a level of their own.
    """

    name: str
    years: float | None = None
    idle_years: float | None = None
    mark: str = ""
    marked: str = ""
    parts: tuple[str, ...] = ()
    whole: str = ""


_USUAL: Final = ("、", ",", ";", "|", "\n", "\t", " / ", "。")
_LIST_MARK: Final = re.compile("[\u2460-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf]")
_BULLET: Final = re.compile(r"^[\s・•‣◦■□◆◇▪▫※►▶>*●-]+")
_BRACKET: Final = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】")
_YEARS: Final = re.compile(
    r"(?<![a-z0-9.])(?:[0-9]{1,2}(?:\.[0-9]{1,2})?\s*(?:年|[ケカか箇]月|years?|yrs?)|半年)",
    re.IGNORECASE,
)
_IDLE: Final = re.compile(r"ブランク\s*(?:約)?\s*([0-9]{1,2}(?:\.[0-9])?)\s*(年|[ケカか箇]月)?")
_MARK: Final = re.compile(
    rf"[:\s]*((?<=[:\s])[a-e](?=\s*$)|[{SIGNS}]|(?:レベル|level|lv|itss)[. ]?[1-7])\s*$",
    re.IGNORECASE,
)
_MARK_FIRST: Final = re.compile(rf"^([{SIGNS}])\s*")
_PRACTICE: Final = ("実務", "経験", "利用", "使用", "歴", "約")
_LONGEST_PIECE: Final = 200
_ENDS: Final = " :-=~・/"


_FIRST: Final = "A-Za-zぁ-んァ-ヴ一-龯々"
_ALONE: Final = re.compile(
    rf"([{_FIRST}][{_FIRST}ー0-9.+#&/・-]*(?: [{_FIRST}0-9][{_FIRST}ー0-9.+#&/・-]*)*)(?<![-/・])"
    r"(?:[(（]([1-5]?[0-9])年[)）])?"
)
_SAYS_MORE: Final = re.compile(
    rf"{_YEARS.pattern}|{_IDLE.pattern}|{_MARK.pattern}|www\.|[0-9]ー|ー[0-9]", re.IGNORECASE
)
LONGEST_ALONE: Final = 80


def name_and_years(raw: str) -> tuple[str, float | None] | None:
    """``Java(5年)`` as its two parts; None for anything that is written in another way."""
    found = _ALONE.fullmatch(raw) if len(raw) <= LONGEST_ALONE else None
    if found is None:
        return None
    name, years = found.groups()
    return name, None if years is None else float(years)


def lone_skill(raw: str) -> SkillMention | None:
    """What ``Java`` or ``Java(5年)`` says; None for anything that needs a closer look.

    It is what `split_skills` finds, many times faster, where that is a single name.
    """
    parts = name_and_years(raw)
    if parts is None or _SAYS_MORE.search(parts[0]) or says_nothing(parts[0]):
        return None
    return SkillMention(parts[0], years=parts[1])


def split_skills(raw: str, *, separators: tuple[str, ...] = ()) -> tuple[SkillMention, ...]:
    """The skills that a text lists, in its order, with years and marks taken off the names.

    Args:
        raw: ``Java(5年)、Python 実務3年(ブランク1年)、AWS(EC2,S3)``; URLs are left out.
        separators: what the vendor puts between skills; the usual signs if empty. Brackets are
            never split.
    """
    if is_missing(raw):
        return ()
    text = strip_urls(raw[:LONGEST_LIST]).value or ""
    text = plain(_LIST_MARK.sub("\n", text))
    pieces = _outside_brackets(text, tuple(map(_as_plain, separators)) or _USUAL)
    mentions = (_mention(_BULLET.sub("", piece)) for piece in pieces)
    return tuple(mention for mention in mentions if mention.name)


def _as_plain(separator: str) -> str:
    return plain(separator) or separator


def _outside_brackets(text: str, separators: tuple[str, ...]) -> list[str]:
    cut = _cutter(separators)
    pieces, depth, start = [], 0, 0
    for found in cut.finditer(text):
        sign = found[0]
        if sign in "([【":
            depth += 1
        elif sign in ")]】":
            depth = max(0, depth - 1)
        elif not depth or "\n" in sign:
            pieces.append(text[start : found.start()])
            start, depth = found.end(), 0
    return [piece.strip() for piece in (*pieces, text[start:]) if piece.strip()]


@lru_cache(maxsize=64)
def _cutter(separators: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join([r"[(\[【)\]】]", *map(re.escape, separators)]))


def _mention(piece: str) -> SkillMention:
    if len(piece) > _LONGEST_PIECE:
        return SkillMention(piece, whole=piece)
    first = _MARK_FIRST.match(piece)
    mark, piece = (first[1], piece[first.end() :]) if first else ("", piece)
    inside = ["".join(filter(None, found.groups())).strip() for found in _BRACKET.finditer(piece)]
    name, mention = _without_years(_BRACKET.sub(" ", piece), SkillMention("", mark=mark))
    parts: list[str] = []
    for text in (part for each in inside for part in re.split(r"[、,;/・|]", each)):
        rest, said = _without_years(text, mention)
        alone = re.fullmatch(rf"[a-e]|[{SIGNS}]|(?:レベル|level|lv|itss)[. ]?[1-7]", rest, re.I)
        if alone:
            mention = replace(said, mark=rest)
        elif rest:
            parts.append(rest)
        else:
            mention = said
    mention = replace(mention, marked=name.strip(_ENDS))
    last = _MARK.search(name)
    if last and name[: last.start()].strip(_ENDS):
        name, mention = name[: last.start()], replace(mention, mark=last[1].strip())
    return replace(mention, name=name.strip(_ENDS), parts=tuple(parts), whole=_whole(piece))


def _without_years(text: str, mention: SkillMention) -> tuple[str, SkillMention]:
    if idle := _IDLE.search(text):
        count = float(idle[1]) / (12 if (idle[2] or "年").endswith("月") else 1)
        text = text[: idle.start()] + text[idle.end() :]
        mention = replace(mention, idle_years=count)
    if years := _YEARS.search(text):
        said = parse_years(text[years.start() :]).value
        text = _without_words(text[: years.start()])
        mention = replace(mention, years=said.low if said else mention.years)
    return text.strip(), mention


def _whole(piece: str) -> str:
    """The piece without the years behind it, if that leaves its brackets closed."""
    name = _without_years(piece, SkillMention(""))[0]
    return name if name.count("(") == name.count(")") else ""


def _without_words(text: str) -> str:
    """Java for ``Java 実務経験:``."""
    text = text.strip(_ENDS)
    while shorter := next((text.removesuffix(w) for w in _PRACTICE if text.endswith(w)), None):
        text = shorter.strip(_ENDS)
    return "" if text in _PRACTICE else text
