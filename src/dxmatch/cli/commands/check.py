"""dxmatch check: what would be imported from a feed, what not, and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from dxmatch.cli.choices import (
    AsOfOption,
    EncodingOption,
    Format,
    FormatOption,
    LangOption,
    Language,
    MappingOption,
)
from dxmatch.cli.console import note, show
from dxmatch.cli.deliver import deliver_bytes, spare_inputs
from dxmatch.cli.exit_code import ExitCode
from dxmatch.cli.feeds import FeedArgument, feed_files, import_feeds
from dxmatch.cli.judged_day import judged_day, judged_note
from dxmatch.io.quarantine import write_quarantine
from dxmatch.report import import_plain, import_view, json_text


@dataclass(frozen=True)
class CheckOptions:
    """Parameters of ``dxmatch check``."""

    feed: Annotated[
        str, typer.Argument(metavar="FEED[=MAPPING]", help="人材データ / The feed of a vendor")
    ]
    mapping: MappingOption = None
    encoding: EncodingOption = None
    as_of: AsOfOption = None
    quarantine: Annotated[
        Path | None,
        typer.Option(
            "--quarantine",
            metavar="FILE",
            help="隔離行を書き出す(個人情報を含みます) / Write the rows that wait (personal data)",
        ),
    ] = None
    format: FormatOption = Format.TABLE
    lang: LangOption = Language.JA


def check_feed(options: CheckOptions) -> ExitCode:
    """取り込める行・取り込めない行とその理由 / What would be imported, what not, and why.

    終了コード / Exit codes: 0 全行取込可 / all rows are good, 1 一部隔離 / some rows are
    quarantined, 2 読めない / the feed cannot be read.
    """
    lang, day = options.lang.code, judged_day(options.as_of)
    feed = FeedArgument.of(options.feed, options.mapping)
    spare_inputs(options.quarantine, feed_files([feed]))
    note(judged_note(day, lang))
    (report,) = import_feeds([feed], day, options.encoding)
    if options.quarantine is not None:
        write_quarantine(report, options.quarantine)
    if options.format is Format.JSON:
        deliver_bytes(json_text(import_plain(report, lang)).encode("utf-8"), None)
    else:
        show(import_view(report, lang))
    return ExitCode.PARTIAL if report.quarantined else ExitCode.OK
