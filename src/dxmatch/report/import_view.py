"""取込結果 for the terminal: counts, what was noticed and where, what was left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dxmatch.io import ImportReport, QuarantinedRow, SkippedColumn
from dxmatch.io.issues import IssueCode, wording
from dxmatch.models import Lang
from dxmatch.report import words
from dxmatch.report.flowing import Flowing
from dxmatch.report.printable import printable

_ROWS, _EXAMPLES = 20, 4
"""How many quarantined rows are shown, and how many row numbers for each code."""


def import_view(report: ImportReport, lang: Lang) -> RenderableType:
    """Everything but the values: no cell of the feed is shown, only its place."""
    parts: list[RenderableType] = [_heading(report, lang)]
    if report.issues:
        rows: dict[IssueCode, list[int]] = {code: [] for code in report.counts()}
        for issue in report.issues:
            rows[issue.code].append(issue.row)
        parts += [Text(), codes_table(rows, lang)]
    if report.quarantine:
        parts += [Text(), waiting_table(report.quarantine, lang)]
    if report.skipped:
        parts += [Text(), *skipped_lines(report.skipped, lang)]
    return Group(*parts)


def skipped_lines(skipped: Iterable[SkippedColumn], lang: Lang) -> list[Text]:
    """The columns that were left out, each with its reason."""
    head = Text(words.NOT_IMPORTED.get(lang), style="bold")
    return [head, *(Text(f"  {printable(column.text(lang))}") for column in skipped)]


def _heading(report: ImportReport, lang: Lang) -> RenderableType:
    facts = [f"{words.MAPPING.get(lang)} {printable(report.mapping)}"]
    if report.sheet:
        facts.append(f"{words.SHEET_OF_BOOK.get(lang)} {printable(report.sheet)}")
    if report.encoding:
        facts.append(f"{words.ENCODING.get(lang)} {report.encoding}")
    counts = words.COUNTS.get(lang).format(
        seen=report.seen,
        accepted=report.accepted,
        quarantined=report.quarantined,
        blank=report.blank,
    )
    return Group(
        Text.assemble((printable(report.file), "bold"), "  ", ("  ".join(facts), "dim")),
        Text(counts, style="yellow" if report.quarantined else "green"),
    )


def _table(title: str) -> Table:
    return Table(
        title=Text(title),
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        show_edge=False,
    )


def codes_table(rows: Mapping[IssueCode, Sequence[int]], lang: Lang) -> Table:
    """What was noticed, how often, and in which rows first."""
    table = _table(words.ISSUES.get(lang))
    table.add_column(words.EFFECT.get(lang), no_wrap=True)
    table.add_column(words.CODE.get(lang), no_wrap=True)
    table.add_column(words.COUNT.get(lang), justify="right", no_wrap=True)
    table.add_column(words.MEANING.get(lang), ratio=1)
    for code, numbers in rows.items():
        told, effect = wording(code), wording(code).severity.value
        where = words.ROWS.get(lang).format(rows=_examples(numbers))
        table.add_row(
            Text(words.EFFECTS[effect].get(lang), style=words.EFFECT_STYLES[effect]),
            code.value,
            f"{len(numbers):,}",
            Group(Flowing(told.text.get(lang)), Flowing(f"→ {told.hint.get(lang)} {where}")),
        )
    return table


def _examples(numbers: Sequence[int]) -> str:
    """The first rows in which a code occurs."""
    rows = dict.fromkeys(numbers)
    more = " …" if len(rows) > _EXAMPLES else ""
    return ", ".join(str(row) for row in islice(rows, _EXAMPLES)) + more


def waiting_table(rows: Sequence[QuarantinedRow], lang: Lang) -> RenderableType:
    """The place and cause of the first rows that wait."""
    table = _table(words.QUARANTINED.get(lang))
    table.add_column(words.PLACE.get(lang), overflow="fold")
    table.add_column(words.CODE.get(lang), no_wrap=True)
    table.add_column(words.PROBLEM.get(lang), ratio=1, overflow="fold")
    for row in rows[:_ROWS]:
        for issue in row.issues:
            if issue.severity.value == "error":
                table.add_row(
                    Text(printable(issue.place(lang))),
                    issue.code.value,
                    Flowing(wording(issue.code).text.get(lang)),
                )
    rest = len(rows) - _ROWS
    return Group(table, Text(words.MORE.get(lang).format(count=rest))) if rest > 0 else table
