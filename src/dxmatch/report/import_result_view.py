"""取込結果のフォルダー for people: every feed with its counts, issues and what waits. No cell."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from dxmatch.io import QuarantinedRow, Severity, SkippedColumn
from dxmatch.io.issues import IssueCode, wording
from dxmatch.io.results import FeedRecord, ImportResult
from dxmatch.models import Lang
from dxmatch.report import words
from dxmatch.report.import_view import codes_table, skipped_lines, waiting_table
from dxmatch.report.printable import printable


def import_result_view(result: ImportResult, lang: Lang) -> RenderableType:
    """All feeds of a run, in order; each shows only what belongs to it."""
    parts: list[RenderableType] = []
    for feed in result.record.feeds:
        rows = [row.row for row in result.quarantine.rows if row.feed == feed.number]
        parts += [*_feed(feed, rows, lang), Text()]
    if result.quarantine.rows:
        parts += [Text(words.ALL_WAITING.get(lang)), Text()]
    versions = ", ".join(f"{name} {number}" for name, number in result.record.versions.items())
    return Group(*parts, Text(versions, style="dim"))


def _feed(feed: FeedRecord, rows: list[QuarantinedRow], lang: Lang) -> list[RenderableType]:
    parts: list[RenderableType] = [_heading(feed, lang)]
    found = _by_code(feed)
    if found:
        parts += [Text(), codes_table(found, lang)]
    if rows:
        parts += [Text(), waiting_table(rows, lang)]
    if feed.skipped:
        skipped = [SkippedColumn(s.column, s.label, s.reason) for s in feed.skipped]
        parts += [Text(), *skipped_lines(skipped, lang)]
    return parts


def _heading(feed: FeedRecord, lang: Lang) -> RenderableType:
    facts = [f"{words.MAPPING.get(lang)} {printable(feed.mapping)}"]
    if feed.sheet:
        facts.append(f"{words.SHEET_OF_BOOK.get(lang)} {printable(feed.sheet)}")
    if feed.encoding:
        facts.append(f"{words.ENCODING.get(lang)} {feed.encoding}")
    if feed.as_of:
        facts.append(f"{words.AS_OF.get(lang)} {feed.as_of}")
    lines = [
        Text.assemble((printable(feed.file), "bold"), "  ", ("  ".join(facts), "dim")),
        Text(f"SHA-256 {feed.sha256}", style="dim"),
        Text(
            words.RESULT_COUNTS.get(lang).format(**feed.model_dump(include=_COUNTS)),
            style="yellow" if feed.quarantined else "green",
        ),
    ]
    if feed.corrected:
        lines.append(Text(words.CORRECTED.get(lang).format(corrected=len(feed.corrected))))
    return Group(*lines)


_COUNTS = {"seen", "accepted", "quarantined", "blank", "discarded"}


def _by_code(feed: FeedRecord) -> dict[IssueCode, list[int]]:
    """The rows of each code, the most severe and most frequent first."""
    rows: dict[IssueCode, list[int]] = {}
    for group in feed.issues:
        rows.setdefault(group.code, []).extend(group.rows)
    order = list(Severity)
    ranked = sorted(
        rows,
        key=lambda code: (-order.index(wording(code).severity), -len(rows[code]), code.value),
    )
    return {code: sorted(rows[code]) for code in ranked}
