"""dxmatch import: feeds become talents, a quarantine to work through, and a report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from dxmatch.cli.choices import (
    AsOfOption,
    EncodingOption,
    FolderOption,
    ForceOption,
    LangOption,
    Language,
    MappingOption,
)
from dxmatch.cli.console import as_text, note, say
from dxmatch.cli.exit_code import ExitCode
from dxmatch.cli.feeds import FeedArgument, feed_arguments, read_feeds, result_lines
from dxmatch.cli.judged_day import judged_day, judged_note
from dxmatch.io.atomic_folder import check_folder, only_writer
from dxmatch.io.out_refusal import OUT_HOLDS_FEED
from dxmatch.io.results import FILES, ImportResult, Rendered, gather, write_result
from dxmatch.models import Lang
from dxmatch.report import import_result_view


@dataclass(frozen=True)
class ImportOptions:
    """Parameters of ``dxmatch import``."""

    feeds: Annotated[
        list[str],
        typer.Argument(metavar="FEED[=MAPPING]", help="人材データ / Feeds, each with its mapping"),
    ]
    out: FolderOption
    mapping: MappingOption = None
    encoding: EncodingOption = None
    as_of: AsOfOption = None
    force: ForceOption = False
    lang: LangOption = Language.JA


def import_feeds_into(options: ImportOptions) -> ExitCode:
    """人材データを取り込み、隔離した行と報告を書き出す / Import feeds; keep what waits.

    DIR に talents.jsonl、quarantine.jsonl、quarantine.xlsx(修正用)、report.json、report.txt を
    書きます(個人情報を含みます)。終了コード / Exit codes: 0 全行取込 / all rows accepted,
    1 一部隔離 / some rows wait, 2 読めない / a feed cannot be read; nothing is written.
    """
    lang, day = options.lang.code, judged_day(options.as_of)
    feeds = feed_arguments(options.feeds, options.mapping)
    with only_writer(options.out):
        check_folder(options.out, FILES.__contains__, force=options.force)
        _check_feeds(feeds, options.out)
        note(judged_note(day, lang))
        result = gather(read_feeds(feeds, day, options.encoding))
        write_result(options.out, result, readable(lang), force=options.force)
    return tell(result, options.out, lang)


def readable(lang: Lang) -> Rendered:
    """Makes ``report.txt`` in one language."""
    return lambda result: as_text(import_result_view(result, lang))


def tell(result: ImportResult, out: Path, lang: Lang) -> ExitCode:
    """Say what became of every feed and where the rest is."""
    for line in result_lines(result, out, lang):
        say(line)
    return ExitCode.PARTIAL if result.quarantine.rows else ExitCode.OK


def _check_feeds(feeds: tuple[FeedArgument, ...], out: Path) -> None:
    """A feed inside the folder would be read as one thing and written as another."""
    for feed in feeds:
        if feed.path.resolve().is_relative_to(out.resolve()):
            raise OUT_HOLDS_FEED.of(out.name)
