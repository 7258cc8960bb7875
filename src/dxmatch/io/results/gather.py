"""Read the feeds of one run, each with its digest, and put their results together."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dxmatch.errors import InvalidInput
from dxmatch.io.digests import path_digest
from dxmatch.io.feed_table import named_mapping
from dxmatch.io.importer import Progress, read_feed
from dxmatch.io.mapping import Mapping
from dxmatch.io.quarantine.waiting import FeedContext, Quarantine, waiting
from dxmatch.io.rejection import Rejection
from dxmatch.io.report import ImportReport
from dxmatch.io.results.folder import ImportResult
from dxmatch.io.results.record import (
    FeedRecord,
    ImportRecord,
    issue_rows,
    skipped_records,
    versions,
)
from dxmatch.io.shipped import profiles, resume_mapping
from dxmatch.io.talents.row_models import OWN

_CHANGED = Rejection(
    "FEED_CHANGED",
    "the file changed while it was read",
    "読み取り中にファイルが変更されました",
    "Close other programs that write to it, and import it again.",
    "このファイルに書き込むアプリを終了し、もう一度取り込んでください。",
)


@dataclass(frozen=True, slots=True)
class FeedRead:
    """A feed as it was read: its report, digest and mapping (None: a file of talents)."""

    report: ImportReport
    sha256: str
    mapping: Mapping | None
    as_of: date | None


def read_for_result(
    path: Path,
    mapping: str | Path | Mapping | None,
    *,
    as_of: date | None,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> FeedRead:
    """Read one feed; its digest is that of the very bytes that were read.

    Raises:
        FeedRejected: see `read_feed`; also if the file changes meanwhile.
        InvalidMapping: see `read_feed`.
    """
    given = None if mapping is None else named_mapping(mapping)
    before = path_digest(path)
    report = read_feed(path, given, as_of=as_of, encoding=encoding, progress=progress)
    if path_digest(path) != before:
        raise _CHANGED.of(path.name)
    return FeedRead(report, before, given or _found(report.mapping), as_of)


def gather(feeds: Sequence[FeedRead]) -> ImportResult:
    """The result of a run; the order of the feeds numbers them.

    Raises:
        InvalidInput: two feeds offer the same talent of one vendor.
    """
    contexts, rows, records = [], [], []
    owners: dict[str, int] = {}
    for number, feed in enumerate(feeds, start=1):
        report = feed.report
        for talent in report.talents:
            if owners.setdefault(talent.key, number) != number:
                raise _offered_twice(feeds[owners[talent.key] - 1].report.file, report.file)
        contexts.append(
            FeedContext(number, report.file, report.sheet, feed.mapping, feed.as_of, feed.sha256)
        )
        rows += [waiting(row, number) for row in report.quarantine]
        records.append(_record(number, feed))
    return ImportResult(
        record=ImportRecord(versions=versions(), feeds=tuple(records)),
        talents=tuple(talent for feed in feeds for talent in feed.report.talents),
        quarantine=Quarantine(tuple(contexts), tuple(sorted(rows, key=lambda row: row.key))),
    )


def mapping_digest(mapping: Mapping | None) -> str:
    """SHA-256 of a mapping, whatever the layout of its file; empty for a file of talents."""
    if mapping is None:
        return ""
    return hashlib.sha256(mapping.model_dump_json().encode("utf-8")).hexdigest()


def _record(number: int, feed: FeedRead) -> FeedRecord:
    report = feed.report
    return FeedRecord(
        number=number,
        file=report.file,
        sheet=report.sheet,
        sha256=feed.sha256,
        mapping=report.mapping,
        mapping_sha256=mapping_digest(feed.mapping),
        encoding=report.encoding,
        as_of=feed.as_of,
        seen=report.seen,
        accepted=report.accepted,
        quarantined=report.quarantined,
        blank=report.blank,
        skipped=skipped_records(report.skipped),
        issues=issue_rows(report.issues),
    )


def _found(vendor: str) -> Mapping | None:
    """The shipped mapping that was found by the columns."""
    if vendor == OWN:
        return None
    return next((m for m in profiles().values() if m.vendor.id == vendor), resume_mapping())


def _offered_twice(one: str, other: str) -> InvalidInput:
    same, same_ja = (f"{one} and {other} offer", f"{one} と {other} に")
    return InvalidInput(
        f"{same} the same talents of one vendor.",
        ja=f"{same_ja}、同じ会員企業の同じ ID の人材があります。",
        hint="Import the newer feed only, or give each talent its own id.",
        hint_ja="新しいほうの人材データだけを取り込むか、ID を分けてください。",
        code="DUPLICATE_TALENT",
    )
