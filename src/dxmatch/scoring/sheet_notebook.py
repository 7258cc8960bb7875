"""評価表 in a notebook: must lines, want lines with their points, settings as written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dxmatch.models import Text
from dxmatch.page import Cell, Note, Table, number, piece_text

if TYPE_CHECKING:
    from dxmatch.scoring.algebra import Line, Strategy

_HEADS: Final = ("評価行 / Line", "区分 / Part", "配点 / Points", "設定 / Settings")
_MUST: Final = "必須要件 / Must"
_WANT: Final = "評価項目 / Want"
_UNKNOWN: Final = Text(
    ja="要確認(記載なし)の人材の扱い: {what}", en="talents of whom something is unknown: {what}"
)


def strategy_html(strategy: Strategy) -> str:
    """One row per line."""
    full = sum(weight for weight, _ in strategy.want)
    rows = [_row(line, _MUST, Cell("")) for line in strategy.must]
    rows += [
        _row(line, _WANT, Cell(f"{weight:,}", weight, bar=(weight, full)))
        for weight, line in strategy.want
    ]
    if strategy.want:
        rows.append((Cell("計 / Total"), Cell(""), number(full), Cell("")))
    what = strategy.on_unknown.value
    told = " / ".join(text.format(what=what) for text in (_UNKNOWN.ja, _UNKNOWN.en))
    title = f"評価表 / Evaluation sheet {strategy.name}".rstrip()
    return piece_text(Table(title, _HEADS, tuple(rows)), Note(told))


def _row(line: Line, part: str, points: Cell) -> tuple[Cell, ...]:
    title = f"{line.title.ja} / {line.title.en}"
    return Cell(title), Cell(part), points, Cell(repr(line))
