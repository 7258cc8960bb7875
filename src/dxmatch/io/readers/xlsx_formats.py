"""The looks of cells, as far as they change what a person reads: dates, 00000, %, 万円."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from dxmatch.io.gate.archive import Archive
from dxmatch.io.gate.markup import walk


class Shown(StrEnum):
    """How a number is shown."""

    NUMBER = "number"
    DATE = "date"
    DURATION = "duration"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How numbers of one style are shown: padded to ``digits``, framed by two texts."""

    shown: Shown = Shown.NUMBER
    digits: int = 0
    before: str = ""
    after: str = ""


GENERAL = NumberFormat()
_DAY = NumberFormat(Shown.DATE)
_SPAN = NumberFormat(Shown.DURATION)
_PERCENT = NumberFormat(Shown.PERCENT)
# Built-in formats by number (ECMA-376, 18.8.30, with those of the Japanese edition).
_BUILT_IN = {
    9: _PERCENT,
    10: _PERCENT,
    46: _SPAN,
    **dict.fromkeys((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)), _DAY),
}
_QUOTED = re.compile(r'"[^"]*"|\\.|!.|_.|\*.')
_BRACKETS = re.compile(r"\[[^\]]*\]")
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.I)
_LITERAL = r'((?:"[^"]*"|\\.|\[\$[^\]-]*(?:-[^\]]*)?\]|[¥￥$])*)'
_FRAMED = re.compile(_LITERAL + r"(?:#,##0|0|#|#,###|General)(?:\.[0#]+)?" + _LITERAL)
_MARK = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-[^\]]*)?\]|([¥￥$])')


@dataclass(frozen=True, slots=True)
class Styles:
    """By the number of a cell's style: its format, and whether its text cannot be seen."""

    formats: tuple[NumberFormat, ...] = ()
    unseen: frozenset[int] = frozenset()

    def format(self, style: int) -> NumberFormat:
        """The format of a style; a number that is not there has none."""
        return self.formats[style] if style < len(self.formats) else GENERAL


def read_format(code: str) -> NumberFormat:
    """What a format code means for the text of a number."""
    first = code.split(";", 1)[0]
    if _ELAPSED.search(first):
        return _SPAN
    bare = _BRACKETS.sub("", _QUOTED.sub("", first))
    if "general" not in bare.lower() and re.search(r"[ymdhsg年月日時分秒]", bare, re.I):
        return _DAY
    if re.fullmatch(r"e+|ge+", bare.replace(".", ""), re.I):
        return _DAY
    if bare.strip().endswith("%"):
        return _PERCENT
    if re.fullmatch(r"0{2,20}", first.strip()):
        return NumberFormat(digits=len(first.strip()))
    framed = _FRAMED.fullmatch(first.strip())
    if framed and any(framed.groups()):
        return NumberFormat(before=_literal(framed[1]), after=_literal(framed[2]))
    return GENERAL


def _literal(marks: str) -> str:
    return "".join("".join(found) for found in _MARK.findall(marks))


def read_styles(archive: Archive, part: str) -> Styles:
    """The part of the styles.

    Raises:
        FeedRejected: damaged.
    """
    if not part:
        return Styles()
    looks = _Looks()
    walk(archive.chunks(part), looks, file=archive.file, part=part)
    codes = {identity: read_format(code) for identity, code in looks.codes.items()}
    empty = {identity for identity, code in looks.codes.items() if re.fullmatch(r";{2,3}", code)}
    formats = []
    unseen = set()
    for number, (code, font, fill) in enumerate(looks.cells):
        formats.append(codes.get(code) or _BUILT_IN.get(code, GENERAL))
        colour = looks.fonts.get(font, "")
        if code in empty or (colour and colour == looks.fills.get(fill, _WHITE)):
            unseen.add(number)
    return Styles(tuple(formats), frozenset(unseen))


_WHITE = "FFFFFF"


@dataclass(slots=True)
class _Looks:
    """Collects number formats, colours of fonts and fills, and the styles made of them."""

    codes: dict[int, str] = field(default_factory=dict)
    fonts: dict[int, str] = field(default_factory=dict)
    fills: dict[int, str] = field(default_factory=dict)
    cells: list[tuple[int, int, int]] = field(default_factory=list)
    _path: list[str] = field(default_factory=list)
    _font: int = -1
    _fill: int = -1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        match self._path[1:]:
            case ["numFmts", "numFmt"]:
                self.codes[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
            case ["fonts", "font"]:
                self._font += 1
            case ["fonts", "font", "color"]:
                self.fonts[self._font] = _colour(attributes)
            case ["fills", "fill"]:
                self._fill += 1
            case ["fills", "fill", "patternFill"] if attributes.get("patternType") == "solid":
                self.fills[self._fill] = ""
            case ["fills", "fill", "gradientFill"]:
                self.fills[self._fill] = ""
            case ["fills", "fill", "patternFill", "fgColor"] if self._fill in self.fills:
                self.fills[self._fill] = _colour(attributes)
            case ["cellXfs", "xf"]:
                names = ("numFmtId", "fontId", "fillId")
                code, font, fill = (_whole(attributes.get(name)) for name in names)
                self.cells.append((code, font, fill))

    def end(self, name: str) -> None:
        del name
        self._path.pop()

    def text(self, text: str) -> None:
        """Nothing to do."""


def _whole(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text, re.ASCII) else 0


def _colour(attributes: dict[str, str]) -> str:
    """``RRGGBB``; empty if it is not told directly (a theme other than its white)."""
    if attributes.get("theme") == "0" or attributes.get("indexed") in {"1", "9"}:
        return _WHITE if not attributes.get("tint") else ""
    return attributes.get("rgb", "")[-6:].upper()
