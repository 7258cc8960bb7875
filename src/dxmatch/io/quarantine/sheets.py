"""The quarantine as a workbook for people: correct the cells, mark what is to be discarded.

A hidden sheet holds the quarantine as it was written, so that whatever is not changed comes back
exactly, and rows may be sorted, hidden or left out.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from dxmatch.io.issues import Severity
from dxmatch.io.quarantine.grouping import (
    HIDDEN,
    META,
    RAW,
    Layout,
    key_text,
    layouts,
    padded,
    shown,
)
from dxmatch.io.quarantine.lines import quarantine_lines
from dxmatch.io.quarantine.waiting import Quarantine, WaitingRow
from dxmatch.io.table import column_letter
from dxmatch.io.writers.workbook import text_workbook
from dxmatch.models import Lang

PIECE: Final = 32_000
"""Characters of a line of the hidden sheet in one cell."""

_GUIDE: Final = (
    "使い方 / How to",
    "1. 色の付いたセルを直してください(赤: 行を隔離した原因、黄: 不明扱いの値)。",
    "   Correct the coloured cells (red: why the row waits, yellow: value counts as unknown).",
    "2. 取り込まない行は「破棄」の列に 破棄 と書いてください。",
    "   Write 破棄 or discard in the column Discard for a row that shall not be imported.",
    "3. 保存して dxmatch requeue を実行してください。A 列の番号は変えないでください。",
    "   Save, then run dxmatch requeue. Do not change the numbers in column A.",
    "このファイルには個人情報が含まれます。人材データと同じように扱ってください。",
    "This file holds personal data: treat it like the feed.",
)
_COLOURS: Final = {Severity.ERROR: "#F8C9C4", Severity.WARNING: "#FFF2B3"}


def workbook_bytes(quarantine: Quarantine) -> bytes:
    """A guide, one sheet for each layout of a feed, and the hidden sheet; strings only."""
    out = BytesIO()
    with text_workbook(out) as book:
        formats = {
            "text": book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
            "head": book.add_format({"bold": True, "bg_color": "#DDE6F0", "text_wrap": True}),
            **{
                severity.value: book.add_format(
                    {"text_wrap": True, "valign": "top", "num_format": "@", "bg_color": colour}
                )
                for severity, colour in _COLOURS.items()
            },
        }
        guide = book.add_worksheet("使い方")
        guide.set_column(0, 0, 90)
        for place, line in enumerate(_GUIDE):
            guide.write_string(place, 0, line)
        for layout in layouts(quarantine):
            _write_layout(book.add_worksheet(layout.name), layout, formats)
        _write_hidden(book.add_worksheet(HIDDEN), quarantine)
    return out.getvalue()


def _write_layout(sheet: Any, layout: Layout, formats: dict[str, Any]) -> None:
    for place, (label, width) in enumerate(META):
        sheet.write_string(0, place, label, formats["head"])
        sheet.set_column(place, place, width, formats["text"])
    unsplit = any(not row.row.labels for row in layout.rows)
    sheet.set_column(RAW, RAW, META[RAW][1], formats["text"], {"hidden": not unsplit})
    extra = [f"(余り {n})" for n in range(1, layout.width - len(layout.labels) + 1)]
    for place, label in enumerate([*layout.labels, *extra], start=len(META)):
        sheet.write_string(0, place, shown(label), formats["head"])
        sheet.set_column(place, place, min(40, max(12, 2 * len(label))), formats["text"])
    sheet.freeze_panes(1, 2)
    for line, row in enumerate(layout.rows, start=1):
        for place, text in enumerate(_texts(row)):
            if text:
                sheet.write_string(line, place, text, formats["text"])
        _write_cells(sheet, line, row, layout, formats)


def _texts(waiting: WaitingRow) -> tuple[str, ...]:
    """The first columns of a row."""
    row, lang_hints = waiting.row, []
    for issue in row.issues:
        lang_hints += [issue.hint("ja"), issue.hint("en")]
    parts = [f"{row.row} 行目 row {row.row}", row.file, row.sheet]
    raw = row.cells[0] if not row.labels and row.cells else ""
    return (
        key_text(waiting),
        "破棄" if waiting.discard else "",
        shown(" ".join(part for part in parts if part)),
        _reasons(waiting, "ja"),
        _reasons(waiting, "en"),
        shown("\n".join(dict.fromkeys(lang_hints))),
        shown(raw),
    )


def _reasons(waiting: WaitingRow, lang: Lang) -> str:
    """What is wrong, with the column as this sheet shows it."""
    lines = []
    for issue in waiting.row.issues:
        words = issue.text(lang).removeprefix(f"{issue.place(lang)}: ")
        letter = "" if issue.column is None else column_letter(issue.column + len(META))
        lines.append(f"{letter}「{issue.label}」 {words}" if letter else words)
    return shown("\n".join(lines))


def _write_cells(
    sheet: Any, line: int, waiting: WaitingRow, layout: Layout, formats: dict[str, Any]
) -> None:
    if not waiting.row.labels:
        return
    worst: dict[int | None, str] = {}
    order = list(Severity)
    for issue in sorted(waiting.row.issues, key=lambda issue: order.index(issue.severity)):
        worst[issue.column] = issue.severity.value
    for place, cell in enumerate(padded(waiting.row.cells, layout.width)):
        style = formats.get(worst.get(place, ""), formats["text"])
        if cell:
            sheet.write_string(line, place + len(META), shown(cell), style)
        elif place in worst:
            sheet.write_blank(line, place + len(META), None, style)


def _write_hidden(sheet: Any, quarantine: Quarantine) -> None:
    sheet.hide()
    sheet.write_string(0, 0, "line")
    sheet.write_string(0, 1, "text")
    place = 1
    for number, text in enumerate(quarantine_lines(quarantine, ascii_only=True), start=1):
        line = text.replace("_x", "\\u005fx")  # else _x0041_ is an escape to some programs
        for start in range(0, len(line), PIECE):
            sheet.write_string(place, 0, str(number))
            sheet.write_string(place, 1, line[start : start + PIECE])
            place += 1
