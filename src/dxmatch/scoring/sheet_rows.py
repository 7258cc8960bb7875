"""評価表 as a table of text: 区分・評価行・配点・名前・設定, and back to the same strategy.

People read the first three columns and change the points; the name and the settings (JSON) say
exactly which line it is. The first row is the sheet: its name and its rule for unknowns.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Final

from dxmatch.errors import InvalidStrategy
from dxmatch.models import Lang, Text
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.sheet import strategy_from_table, strategy_to_table

Row = tuple[str, str, str, str, str]

HEADS: Final = (
    Text(ja="区分", en="Part"),
    Text(ja="評価行", en="Line"),
    Text(ja="配点", en="Points"),
    Text(ja="名前", en="Name"),
    Text(ja="設定", en="Settings"),
)
SHEET: Final = Text(ja="評価表", en="Sheet")
MUST: Final = Text(ja="必須要件", en="Must")
WANT: Final = Text(ja="評価項目", en="Want")

_NUMBER: Final = re.compile(r"\d[\d,]{0,24}(?:\.0+)?")
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MARKUP: Final = frozenset("|`<&")


def head(lang: Lang) -> Row:
    """The labels of the columns."""
    part, line, points, name, settings = (label.get(lang) for label in HEADS)
    return part, line, points, name, settings


def sheet_rows(strategy: Strategy, lang: Lang = "ja") -> tuple[Row, ...]:
    """The rows below the labels: the sheet, its must lines, its want lines.

    Raises:
        InvalidStrategy: a line holds a Python object that has no place in a file.
    """
    table = strategy_to_table(strategy)
    total = sum(weight for weight, _ in strategy.want)
    top = {"name": table["name"], "on_unknown": table["on_unknown"]}
    rows: list[Row] = [(SHEET.get(lang), _plain(strategy.name), str(total), "sheet", _json(top))]
    for line, told in zip(strategy.must, table["must"], strict=True):
        rows.append((MUST.get(lang), _plain(line.title.get(lang)), "", *_named(told)))
    for (weight, scorer), told in zip(strategy.want, table["want"], strict=True):
        title = _plain(scorer.title.get(lang))
        rows.append((WANT.get(lang), title, str(weight), *_named(told)))
    return tuple(rows)


def strategy_from_rows(rows: Sequence[Sequence[str]]) -> Strategy:
    """The strategy that rows describe; blank rows and everything above the labels are passed over.

    Raises:
        InvalidStrategy: no row of labels, an unknown part or line, points that are no number, or
            settings that are no JSON; the message names the row, counted from 1.
    """
    cells = [[cell.strip() for cell in row] for row in rows]
    start = next((at for at, row in enumerate(cells) if _is_head(row)), None)
    if start is None:
        raise _bad(
            0, "has no row of labels (Part, Line, Points, Name, Settings)", "に見出し行がありません"
        )
    table: dict[str, Any] = {"must": [], "want": []}
    for number, row in enumerate(cells[start + 1 :], start=start + 2):
        if any(row):
            _take(table, [*row, *[""] * 5][:5], number)
    return strategy_from_table(table)


def _take(table: dict[str, Any], row: Sequence[str], number: int) -> None:
    part, _, points, name, settings = row
    values = _settings(settings, number)
    if part in (SHEET.ja, SHEET.en):
        table |= values
    elif part in (MUST.ja, MUST.en):
        table["must"].append({"line": name, **values})
    elif part in (WANT.ja, WANT.en):
        if not _NUMBER.fullmatch(points):
            raise _bad(number, "needs whole points", "の配点は整数で書いてください")
        weight = int(points.partition(".")[0].replace(",", ""))
        table["want"].append({"weight": weight, "line": name, **values})
    else:
        choices = f"{SHEET.ja}, {MUST.ja}, {WANT.ja}"
        raise _bad(number, f"has no part of: {choices}", f"の区分は {choices} のどれかです")


def _settings(text: str, number: int) -> Mapping[str, Any]:
    try:
        values = json.loads(text or "{}")
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict) or {"line", "weight"} & set(values):
        raise _bad(
            number, "has settings that are no JSON table", "の設定は JSON の表で書いてください"
        )
    return values


def _is_head(row: Sequence[str]) -> bool:
    return any([*row[:5]] == list(head(lang)) for lang in _LANGS)


_LANGS: tuple[Lang, Lang] = ("ja", "en")


def _named(told: Mapping[str, Any]) -> tuple[str, str]:
    rest = {key: value for key, value in told.items() if key not in ("line", "weight")}
    return str(told["line"]), _json(rest)


def _json(value: Mapping[str, Any]) -> str:
    """JSON on one line in which no character can be taken for markup or be lost on the way."""
    text = json.dumps(value, ensure_ascii=False).replace("_x", "\\u005fx")
    return "".join(_escaped(char) if _is_special(char) else char for char in text)


def _is_special(char: str) -> bool:
    return char in _MARKUP or unicodedata.category(char) in _HIDDEN


def _escaped(char: str) -> str:
    return json.dumps(char)[1:-1] if ord(char) > 0x7F else f"\\u{ord(char):04x}"


def _plain(text: str) -> str:
    """A title on one line, for people only."""
    return "".join(" " if unicodedata.category(char) in _HIDDEN else char for char in text).strip()


def _bad(number: int, what: str, what_ja: str) -> InvalidStrategy:
    where, where_ja = (f"row {number}", f"{number} 行目") if number else ("the table", "表")
    return InvalidStrategy(
        f"Evaluation sheet: {where} {what}.",
        ja=f"評価表: {where_ja}{what_ja}。",
        hint="Write a sheet as a table first, and change that: dxmatch sheets standard",
        hint_ja="まず表として書き出し、それを直してください: dxmatch sheets standard",
        code="BAD_SHEET",
    )
