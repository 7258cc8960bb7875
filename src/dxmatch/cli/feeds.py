"""Feeds as arguments: ``FEED`` or ``FEED=MAPPING``, and what became of them."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dxmatch.cli.progress import progress_bars
from dxmatch.errors import InvalidInput
from dxmatch.io import ImportReport, read_feed
from dxmatch.io.results import FeedRead, ImportResult, read_for_result
from dxmatch.io.results.folder import WORKBOOK
from dxmatch.models import Lang, Text

_SUMMARY = Text(
    ja="{feed}: {seen:,} 行中 取込 {accepted:,}・隔離 {quarantined:,}・空行 {blank:,}",
    en="{feed}: of {seen:,} rows, {accepted:,} accepted, {quarantined:,} quarantined, "
    "{blank:,} blank",
)
_DISCARDED = Text(ja="・破棄 {discarded:,}", en=", {discarded:,} discarded")
_WRITTEN = Text(ja="結果: {out}", en="Result: {out}")
_REPAIR = Text(
    ja="{book} を直して次を実行すると、隔離した行を取り込めます: {command}",
    en="Correct {book}, then take the rows that wait in with: {command}",
)
_DETAILS = Text(ja="隔離の理由", en="Why rows wait")


@dataclass(frozen=True)
class FeedArgument:
    """A feed and the mapping it is read with (None: found by its columns)."""

    path: Path
    mapping: str | None

    @classmethod
    def of(cls, text: str, mapping: str | None) -> FeedArgument:
        """``FEED=MAPPING``, or a plain ``FEED`` with the mapping of all; a file may hold ``=``.

        Raises:
            InvalidInput: nothing stands before the mapping.
        """
        path, equals, own = text.rpartition("=")
        if not equals or Path(text).exists():
            return cls(Path(text), mapping)
        if not path:
            raise InvalidInput(
                f"{text}: there is no feed before the mapping.",
                ja=f"{text}: 列対応の前に人材データがありません。",
                hint="Write it as FEED=MAPPING, for example talents.csv=mapping.toml.",
                hint_ja="人材データ=列対応 の形で書いてください。例: talents.csv=mapping.toml",
                code="NO_FEED",
            )
        return cls(Path(path), own or mapping)


def feed_arguments(texts: Sequence[str], mapping: str | None) -> tuple[FeedArgument, ...]:
    """The feeds that the arguments name."""
    return tuple(FeedArgument.of(text, mapping) for text in texts)


def feed_files(feeds: Sequence[FeedArgument]) -> list[str | Path | None]:
    """What is read for the feeds: their files or folders, and mappings that may be files."""
    return [each for feed in feeds for each in (feed.path, feed.mapping)]


def import_feeds(
    feeds: Sequence[FeedArgument], day: date, encoding: str | None
) -> tuple[ImportReport, ...]:
    """Read all feeds, in order, with a progress bar for each."""
    reports = []
    with progress_bars() as bar:
        for feed in feeds:
            step = bar(feed.path.name)
            reports.append(
                read_feed(feed.path, feed.mapping, as_of=day, encoding=encoding, progress=step)
            )
    return tuple(reports)


def read_feeds(
    feeds: Sequence[FeedArgument], day: date, encoding: str | None
) -> tuple[FeedRead, ...]:
    """Read all feeds with their digests, in order, with a progress bar for each."""
    with progress_bars() as bar:
        return tuple(
            read_for_result(
                feed.path,
                feed.mapping,
                as_of=day,
                encoding=encoding,
                progress=bar(feed.path.name),
            )
            for feed in feeds
        )


def result_lines(result: ImportResult, out: Path, lang: Lang) -> list[str]:
    """How many rows of every feed were accepted, and what to do about the rest."""
    lines = [
        _SUMMARY.get(lang).format(
            feed=feed.file,
            seen=feed.seen,
            accepted=feed.accepted,
            quarantined=feed.quarantined,
            blank=feed.blank,
        )
        + (_DISCARDED.get(lang).format(discarded=feed.discarded) if feed.discarded else "")
        for feed in result.record.feeds
    ]
    lines.append(_WRITTEN.get(lang).format(out=out))
    if result.quarantine.rows:
        book = shlex.quote(str(out / WORKBOOK))
        command = f"dxmatch requeue {book} --out {shlex.quote(str(out))}"
        lines.append(_REPAIR.get(lang).format(book=out / WORKBOOK, command=command))
    return lines


def summary(feed: FeedArgument, report: ImportReport, lang: Lang) -> str:
    """How many rows of a feed were accepted."""
    return _SUMMARY.get(lang).format(
        feed=feed.path.name,
        seen=report.seen,
        accepted=report.accepted,
        quarantined=report.quarantined,
        blank=report.blank,
    )


def details(feed: FeedArgument, day: date, lang: Lang) -> str:
    """The command that shows all about the import of a feed."""
    path = feed.path
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    argument = f"{path}={feed.mapping}" if feed.mapping else str(path)
    command = f"dxmatch check {shlex.quote(argument)} --as-of {day}"
    return f"  {_DETAILS.get(lang)}: {command}"
