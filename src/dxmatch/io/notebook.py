"""An import report in a notebook: counts, what was noticed, what was left out; no cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dxmatch.io.issues import Severity, wording
from dxmatch.page import Block, Cell, Items, Note, Table, Tone, number, piece_text

if TYPE_CHECKING:
    from dxmatch.io.report import ImportReport

_COUNTS: Final = (
    "人材データ / Feed",
    "行 / Rows",
    "取込 / Accepted",
    "隔離 / Waiting",
    "空行 / Blank",
)
_ISSUES: Final = ("コード / Code", "件数 / Count", "内容 / Meaning", "対処 / What to do")
_TONES: Final = {
    Severity.NOTE: Tone.PLAIN,
    Severity.WARNING: Tone.OPEN,
    Severity.ERROR: Tone.BAD,
}


def report_html(report: ImportReport) -> str:
    """The counts, one row per code, and the columns that were not imported."""
    counts = (report.seen, report.accepted, report.quarantined, report.blank)
    row = (Cell(report.file, note=report.sheet), *map(number, counts))
    blocks: list[Block] = [Table("取込結果 / Import", _COUNTS, (row,))]
    if report.issues:
        rows = tuple(
            (
                Cell(code.value, tone=_TONES[wording(code).severity]),
                number(count),
                Cell(wording(code).text.ja, note=wording(code).text.en),
                Cell(wording(code).hint.ja, note=wording(code).hint.en),
            )
            for code, count in report.counts().items()
        )
        blocks.append(Table("取込エラー / Issues", _ISSUES, rows))
    if report.skipped:
        told = tuple(f"{each.text('ja')} / {each.text('en')}" for each in report.skipped)
        blocks.append(Items("取り込まない列 / Columns not imported", told))
    where = f"列対応 / mapping: {report.mapping}"
    blocks.append(Note(f"{where} · {report.encoding}" if report.encoding else where))
    return piece_text(*blocks)
