"""dxmatch requeue: corrected rows of the quarantine are taken into the result of an import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dxmatch.cli.choices import (
    FolderOption,
    LangOption,
    Language,
    MappingOption,
)
from dxmatch.cli.commands.import_ import readable, tell
from dxmatch.cli.exit_code import ExitCode
from dxmatch.cli.judged_day import judged_day
from dxmatch.io.atomic_folder import check_folder, only_writer
from dxmatch.io.results import FILES, requeue_into, write_result


@dataclass(frozen=True)
class RequeueOptions:
    """Parameters of ``dxmatch requeue``."""

    quarantine: Annotated[
        Path,
        typer.Argument(
            metavar="QUARANTINE",
            help="修正した quarantine.xlsx か quarantine.jsonl / The corrected quarantine",
        ),
    ]
    out: FolderOption
    mapping: MappingOption = None
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="YYYY-MM-DD",
            help="基準日(省略時は取込時と同じ) / The day of the export; else as at the import",
        ),
    ] = None
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help="もう一方の隔離ファイルの修正を捨てる / Drop corrections in the other file",
        ),
    ] = False
    lang: LangOption = Language.JA


def requeue_rows(options: RequeueOptions) -> ExitCode:
    """修正した隔離行を取り込む / Take corrected rows of the quarantine in.

    DIR は dxmatch import の結果です。直っていない行は隔離のまま、「破棄」の行は報告に残ります。
    DIR is the result of dxmatch import. 終了コード / Exit codes: 0 隔離なし / nothing waits any
    more, 1 一部隔離 / some rows still wait, 2 読めない / the file cannot be read; nothing changes.
    """
    lang = options.lang.code
    day: date | None = None if options.as_of is None else judged_day(options.as_of)
    with only_writer(options.out):
        check_folder(options.out, FILES.__contains__, force=True)
        result = requeue_into(
            options.out, options.quarantine, options.mapping, as_of=day, force=options.force
        )
        write_result(options.out, result, readable(lang), force=True)
    return tell(result, options.out, lang)
