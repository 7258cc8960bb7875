"""Corrected rows read again, by the mapping that set them aside."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from dxmatch.errors import InvalidMapping
from dxmatch.io.feed_table import named_mapping
from dxmatch.io.fields import FIELDS
from dxmatch.io.importer import import_table
from dxmatch.io.issues import IssueCode, Severity
from dxmatch.io.labels import LabelIndex
from dxmatch.io.layout import FeedKind
from dxmatch.io.mapping import Mapping
from dxmatch.io.quarantine.files import open_quarantine
from dxmatch.io.quarantine.raw_record import split_again
from dxmatch.io.quarantine.waiting import READ_FAULTS, FeedContext, Quarantine, WaitingRow
from dxmatch.io.report import ImportReport, QuarantinedRow, RowIssue
from dxmatch.io.skill_sheets import over_template
from dxmatch.io.table import Note, Sheet, SourceRow
from dxmatch.io.talents.row_models import OWN, TalentRows
from dxmatch.models import Talent
from dxmatch.vocabulary import Vocabulary


@dataclass(slots=True)
class Replayed:
    """What became of the rows of a quarantine; every row is in one of the three lists."""

    accepted: list[tuple[WaitingRow, Talent]] = field(default_factory=list)
    waiting: list[WaitingRow] = field(default_factory=list)
    discarded: list[WaitingRow] = field(default_factory=list)
    issues: list[tuple[int, RowIssue]] = field(default_factory=list)
    """Feed and issue, of accepted rows too."""


def requeue(
    path: str | Path,
    mapping: str | Path | Mapping | None = None,
    *,
    as_of: date | None = None,
    talents: Iterable[Talent] = (),
    vocabulary: Vocabulary | None = None,
) -> ImportReport:
    """Read the corrected rows of a quarantine file (JSON Lines or XLSX) again.

    The rows are read with the mapping and day that the file records. Rows marked as discarded
    count as blank. Nothing is written: see ``dxmatch requeue`` for a folder that is kept up.

    Args:
        path: what `write_quarantine` or ``dxmatch import`` wrote, corrected by somebody.
        mapping: instead of the recorded one of the same vendor; needed if none is recorded.
        as_of: instead of the recorded day.
        talents: those that were accepted before; their ids are taken.
        vocabulary: where skills are looked up; the shipped one by default.

    Returns:
        The report of these rows: talents, and what still waits with its new issues.

    Raises:
        InvalidInput: no quarantine file, or its rows cannot be told apart.
        InvalidMapping: there is no mapping, or it does not fit.
    """
    path = Path(path)
    quarantine = with_mapping(open_quarantine(path), mapping, as_of)
    done = replay(quarantine, {talent.key for talent in talents}, vocabulary)
    names = {OWN if f.mapping is None else f.mapping.vendor.id: None for f in quarantine.feeds}
    return ImportReport(
        file=path.name,
        sheet="",
        mapping=", ".join(names),
        encoding="",
        talents=tuple(talent for _, talent in done.accepted),
        issues=tuple(issue for _, issue in done.issues),
        quarantine=tuple(row.row for row in done.waiting),
        blank=len(done.discarded),
        skipped=(),
    )


def with_mapping(
    quarantine: Quarantine, mapping: str | Path | Mapping | None, as_of: date | None
) -> Quarantine:
    """The quarantine with another mapping for the feeds of its vendor, and another day for all.

    Raises:
        InvalidMapping: no feed is of that vendor, or rows have no mapping at all.
    """
    given = None if mapping is None else named_mapping(mapping)
    feeds = list(quarantine.feeds)
    if any(row.feed not in {feed.number for feed in feeds} for row in quarantine.rows):
        if given is None:
            raise _no_mapping()
        feeds.insert(0, FeedContext(0, "", "", given, as_of))
    if given is not None:
        if not any(feed.mapping and feed.mapping.vendor.id == given.vendor.id for feed in feeds):
            raise _other_vendor(given)
        feeds = [
            replace(feed, mapping=given)
            if feed.mapping and feed.mapping.vendor.id == given.vendor.id
            else feed
            for feed in feeds
        ]
    if as_of is not None:
        feeds = [replace(feed, as_of=as_of) for feed in feeds]
    return replace(quarantine, feeds=tuple(feeds))


def replay(
    quarantine: Quarantine, known: Collection[str], vocabulary: Vocabulary | None = None
) -> Replayed:
    """Read all rows again; ``known`` are the keys of talents that were accepted before.

    Raises:
        InvalidMapping: a mapping names a column that its rows lack.
    """
    done, taken = Replayed(), set(known)
    feeds = {feed.number: feed for feed in quarantine.feeds}
    done.discarded = [row for row in quarantine.rows if row.discard]
    headers = {row.feed: row.row.labels for row in quarantine.rows if row.row.labels}
    left = [
        split_again(row, feeds[row.feed].mapping, headers)
        for row in quarantine.rows
        if not row.discard
    ]
    left.sort(key=lambda row: (row.feed, row.row.file, row.row.sheet, row.row.labels, row.row.row))
    for _, group in groupby(
        left, key=lambda row: (row.feed, row.row.file, row.row.sheet, row.row.labels)
    ):
        rows = list(group)
        _replay_alike(rows, feeds[rows[0].feed], vocabulary, taken, done)
    done.accepted.sort(key=lambda pair: pair[0].key)
    done.waiting.sort(key=lambda row: row.key)
    done.issues.sort(key=lambda pair: (pair[0], pair[1].row))
    return done


def _replay_alike(
    rows: list[WaitingRow],
    feed: FeedContext,
    vocabulary: Vocabulary | None,
    taken: set[str],
    done: Replayed,
) -> None:
    """Rows of one feed with the same labels."""
    going: dict[int, WaitingRow] = {}
    for row in rows:
        if _still_faulty(row, feed):
            _keep(row, row.row.issues, done)
        else:
            going[row.row.row] = row
    if not going:
        return
    report = _read(list(going.values()), feed, vocabulary)
    again = {row.row: row.issues for row in report.quarantine}
    noticed: dict[int, list[RowIssue]] = {}
    for issue in report.issues:
        noticed.setdefault(issue.row, []).append(issue)
    talents = iter(report.talents)
    for number, row in going.items():
        if number in again:
            _keep(row, _with_taken_id(again[number], row, feed), done)
            continue
        talent, found = next(talents), tuple(noticed.get(number, ()))
        if talent.key in taken or _id_was_taken(row):
            _keep(row, (*found, _repeated(row.row, feed)), done)
            continue
        taken.add(talent.key)
        done.accepted.append((row, talent))
        done.issues += [(row.feed, issue) for issue in found]


def _still_faulty(row: WaitingRow, feed: FeedContext) -> bool:
    """Whether the row cannot be read as a record until somebody changes it."""
    if not any(cell.strip() for cell in row.row.cells):
        return True  # everything was cleared: that is no correction, and nothing is dropped
    if not row.row.labels and feed.mapping is not None:
        return True
    if row.changed:
        return False
    return any(
        issue.code in READ_FAULTS and issue.column is None and issue.severity is Severity.ERROR
        for issue in row.row.issues
    )


def _keep(row: WaitingRow, issues: tuple[RowIssue, ...], done: Replayed) -> None:
    cleared = not any(cell.strip() for cell in row.row.cells)
    cells = row.read if cleared else row.row.cells
    kept = replace(row.row, cells=cells, issues=issues)
    done.waiting.append(WaitingRow(row.feed, kept, cells))
    done.issues += [(row.feed, issue) for issue in issues]


def _read(rows: list[WaitingRow], feed: FeedContext, vocabulary: Vocabulary | None) -> ImportReport:
    first = rows[0].row
    if feed.mapping is None and not first.labels:
        lines = TalentRows(first.file, first.sheet)
        for row in rows:
            text = " ".join(row.row.cells).replace("\n", " ")
            lines.take_line(row.row.row, text.encode("utf-8", "surrogateescape"))
        return lines.report("")
    sheet = Sheet(
        first.file,
        first.labels,
        tuple(_source(row) for row in rows),
        name=first.sheet,
        open_ended=True,
    )
    if feed.mapping is None:
        table = TalentRows(first.file, first.sheet)
        table.take_table(sheet, unguard=False)
        return table.report("")
    mapping = _fitting(feed.mapping, first.labels)
    return import_table(sheet, mapping, as_of=feed.as_of, vocabulary=vocabulary)


def _fitting(mapping: Mapping, labels: tuple[str, ...]) -> Mapping:
    """A JSON Resume names its fields itself, a skill sheet by the template."""
    if mapping.format.kind is FeedKind.SKILL_SHEET:
        return over_template(mapping)
    if mapping.format.kind is not FeedKind.JSON_RESUME:
        return mapping
    columns = {label: (label,) for label in labels if label in FIELDS}
    return mapping.model_copy(update={"columns": columns})


def _source(row: WaitingRow) -> SourceRow:
    """The row with what its text does not show and nobody has corrected."""
    cells, labels = row.row.cells, row.row.labels
    ragged = len(cells) != len(labels)
    notes = list(row.notes)
    for issue in row.row.issues:
        place = issue.column
        if issue.code in READ_FAULTS and place is not None and _same(row, place):
            notes.append(Note(issue.code, place))
    fault = IssueCode.RAGGED_ROW if ragged else None
    return SourceRow(row.row.row, cells, fault, tuple(dict.fromkeys(notes)))


def _same(row: WaitingRow, place: int) -> bool:
    before, now = row.read[place : place + 1], row.row.cells[place : place + 1]
    return before == now


def _id_was_taken(row: WaitingRow) -> bool:
    """Whether the row waits for another id and has none yet."""
    return any(
        issue.code is IssueCode.DUPLICATE_ID
        and (not row.changed if issue.column is None else _same(row, issue.column))
        for issue in row.row.issues
    )


def _with_taken_id(
    issues: tuple[RowIssue, ...], row: WaitingRow, feed: FeedContext
) -> tuple[RowIssue, ...]:
    told = any(issue.code is IssueCode.DUPLICATE_ID for issue in issues)
    return issues if told or not _id_was_taken(row) else (*issues, _repeated(row.row, feed))


def _repeated(row: QuarantinedRow, feed: FeedContext) -> RowIssue:
    """The id is taken: said of its column, as the import itself says it."""
    fitting = None if feed.mapping is None else _fitting(feed.mapping, row.labels)
    label = "id" if fitting is None else fitting.columns["id"][0]
    found = LabelIndex(row.labels).find(label)
    place = found[0] if found else None
    return RowIssue(row.file, row.sheet, row.row, place, label, IssueCode.DUPLICATE_ID)


def _no_mapping() -> InvalidMapping:
    return InvalidMapping(
        "the quarantine does not say by which mapping its rows are read.",
        ja="隔離ファイルに、行を読む列対応が記録されていません。",
        hint="Give the mapping that read the feed: --mapping NAME or FILE.",
        hint_ja="人材データを読んだ列対応を --mapping で指定してください。",
        code="MAPPING_NEEDED",
    )


def _other_vendor(mapping: Mapping) -> InvalidMapping:
    return InvalidMapping(
        f"no feed of the quarantine belongs to the vendor {mapping.vendor.id} of the mapping.",
        ja=f"隔離ファイルに、列対応の会員企業 {mapping.vendor.id} の人材データがありません。",
        hint="Give the mapping of a vendor whose rows wait.",
        hint_ja="隔離された行の会員企業の列対応を指定してください。",
        code="MAPPING_VENDOR",
    )
