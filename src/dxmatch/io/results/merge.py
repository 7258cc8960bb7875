"""Corrected rows taken into the result of an import: nothing is lost, nothing is overwritten."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dxmatch.errors import InvalidInput
from dxmatch.io.mapping import Mapping
from dxmatch.io.quarantine.files import open_quarantine
from dxmatch.io.quarantine.replay import Replayed, replay, with_mapping
from dxmatch.io.quarantine.waiting import Quarantine, WaitingRow
from dxmatch.io.results.folder import QUARANTINE, WORKBOOK, ImportResult, read_result
from dxmatch.io.results.gather import mapping_digest
from dxmatch.io.results.record import FeedRecord, issue_rows, merged, without_rows
from dxmatch.models import Talent


def requeue_into(
    folder: Path,
    path: Path,
    mapping: str | Path | Mapping | None = None,
    *,
    as_of: date | None = None,
    force: bool = False,
) -> ImportResult:
    """The result of ``folder`` with the corrected rows of a quarantine file; nothing is written.

    Rows that were taken in or discarded earlier are left alone, so doing it twice changes nothing.
    Rows that the file does not hold go on waiting.

    Raises:
        InvalidInput: no result, no quarantine file, a file of another run, or the other quarantine
            file of the folder holds corrections that would be lost (not with ``force``).
        InvalidMapping: see `requeue`.
    """
    base, given = read_result(folder), open_quarantine(path)
    _check_run(base, given, path)
    if not force:
        _check_other_file(base, folder, path)
    known = base.quarantine.by_key()
    rows = tuple(row for row in given.rows if row.key in known)
    feeds = base.quarantine.feeds
    going = with_mapping(Quarantine(feeds, rows), mapping, as_of)
    done = replay(going, {talent.key for talent in base.talents})
    return _merged(base, going, done)


def _merged(base: ImportResult, going: Quarantine, done: Replayed) -> ImportResult:
    touched = {row.key for row in going.rows}
    rows = [row for row in base.quarantine.rows if row.key not in touched]
    records = tuple(_record(feed, going, done) for feed in base.record.feeds)
    return ImportResult(
        record=base.record.model_copy(update={"feeds": records}),
        talents=_in_place(base.talents, [talent for _, talent in done.accepted]),
        quarantine=Quarantine(
            going.feeds, tuple(sorted([*rows, *done.waiting], key=lambda row: row.key))
        ),
    )


def _in_place(old: Sequence[Talent], new: list[Talent]) -> tuple[Talent, ...]:
    return tuple(sorted([*old, *new], key=lambda talent: (talent.vendor, talent.id)))


def _record(feed: FeedRecord, going: Quarantine, done: Replayed) -> FeedRecord:
    """The record of one feed after its rows were read again."""
    accepted = _numbers([row for row, _ in done.accepted], feed)
    discarded = _numbers(done.discarded, feed)
    touched = accepted | discarded | _numbers(done.waiting, feed)
    left = without_rows(feed.issues, touched)
    new = issue_rows(issue for number, issue in done.issues if number == feed.number)
    context = next(c for c in going.feeds if c.number == feed.number)
    return feed.model_copy(
        update={
            "accepted": feed.accepted + len(accepted),
            "quarantined": feed.quarantined - len(accepted) - len(discarded),
            "discarded": feed.discarded + len(discarded),
            "corrected": tuple(sorted({*feed.corrected, *accepted})),
            "discarded_rows": tuple(sorted({*feed.discarded_rows, *discarded})),
            "issues": merged([*left, *new]),
            "mapping_sha256": mapping_digest(context.mapping),
            "as_of": context.as_of,
        }
    )


def _numbers(rows: list[WaitingRow], feed: FeedRecord) -> frozenset[int]:
    return frozenset(row.row.row for row in rows if row.feed == feed.number)


def _check_run(base: ImportResult, given: Quarantine, path: Path) -> None:
    """A row is known by feed and number, so both files must be of the same run."""
    feeds = {feed.number: feed for feed in base.quarantine.feeds}
    named = {feed.number: feed for feed in given.feeds}
    settled = {
        (feed.number, row)
        for feed in base.record.feeds
        for row in (*feed.corrected, *feed.discarded_rows)
    }
    known = base.quarantine.by_key()
    for number, feed in named.items():
        if number not in feeds or feeds[number].sha256 != feed.sha256:
            raise _other_run(path, feed.file)
    for row in given.rows:
        if row.feed not in named or (row.key not in known and row.key not in settled):
            raise _other_run(path, row.row.file)


def _check_other_file(base: ImportResult, folder: Path, path: Path) -> None:
    """The quarantine file that is not given must be as it was written."""
    for name in (QUARANTINE, WORKBOOK):
        other = folder / name
        if not other.is_file() or (path.exists() and other.samefile(path)):
            continue
        if hashlib.sha256(other.read_bytes()).hexdigest() != base.record.outputs.get(name):
            raise InvalidInput(
                f"{name} in the folder was changed too; its corrections would be lost.",
                ja=f"フォルダーの {name} も変更されています。そのまま進めると修正が失われます。",
                hint=f"Requeue {name} first, or give --force to drop its corrections.",
                hint_ja=f"先に {name} を requeue するか、--force で破棄してください。",
                code="QUARANTINE_CHANGED",
            )


def _other_run(path: Path, file: str) -> InvalidInput:
    return InvalidInput(
        f"{path.name}: the rows of {file} are not those of the import in the folder.",
        ja=f"{path.name}: {file} の行が、フォルダーの取込結果の行と一致しません。",
        hint="Give the quarantine that the same import wrote.",
        hint_ja="同じ取込で書き出された隔離ファイルを指定してください。",
        code="QUARANTINE_OTHER_RUN",
    )
