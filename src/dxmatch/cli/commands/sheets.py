"""dxmatch sheets: the ready evaluation sheets, and a sheet as a table to print or change."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text as Words

from dxmatch.cli.choices import ForceOption, LangOption, Language
from dxmatch.cli.console import say, show
from dxmatch.cli.deliver import deliver_bytes, spare_inputs
from dxmatch.cli.exit_code import ExitCode
from dxmatch.cli.sheet_choice import chosen_sheet
from dxmatch.matching.sheet_files import sheet_bytes, write_sheet
from dxmatch.models import Lang, Text
from dxmatch.report import printable
from dxmatch.scoring.presets import PRESETS

_HEADS = (Text(ja="名前", en="Name"), Text(ja="評価表", en="Sheet"))
_WRITTEN = Text(ja="書き出しました: {path}", en="written: {path}")


@dataclass(frozen=True)
class SheetsOptions:
    """Parameters of ``dxmatch sheets``."""

    sheet: Annotated[
        str | None,
        typer.Argument(metavar="[NAME|FILE]", help="評価表の名前かファイル / A sheet to show"),
    ] = None
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="書き出し先(.md .html .xlsx .toml) / Write it to this file",
        ),
    ] = None
    force: ForceOption = False
    lang: LangOption = Language.JA


def show_sheets(options: SheetsOptions) -> ExitCode:
    """評価表の一覧、または 1 つを表で / The ready sheets, or one as a table to print or change.

    書き出した表は、配点や設定を直して --strategy にそのまま渡せます。
    A table that was written can be changed and given to --strategy.
    """
    lang = options.lang.code
    if options.sheet is None:
        show(_listed(lang))
        return ExitCode.OK
    spare_inputs(options.out, [options.sheet])
    strategy = chosen_sheet(options.sheet)
    if options.out is None:
        deliver_bytes(sheet_bytes(strategy, ".md", lang), None)
        return ExitCode.OK
    write_sheet(strategy, options.out, lang, force=options.force)
    say(_WRITTEN.get(lang).format(path=options.out))
    return ExitCode.OK


def _listed(lang: Lang) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column(_HEADS[0].get(lang), no_wrap=True)
    table.add_column(_HEADS[1].get(lang), ratio=1, overflow="fold")
    for name, make in PRESETS.items():
        first = (inspect.getdoc(make) or "").partition("\n")[0]
        ja, dash, en = first.partition(" — ")
        told = first if not dash else ja if lang == "ja" else en
        table.add_row(Words(name), Words(printable(told)))
    return table
