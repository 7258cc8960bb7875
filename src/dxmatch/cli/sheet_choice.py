"""Which sheet is meant: the name of a ready one, or a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dxmatch.matching.sheet_files import read_sheet
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.presets import PRESETS, preset

StrategyOption = Annotated[
    str | None,
    typer.Option(
        "--strategy",
        "-s",
        metavar="NAME|FILE",
        help="評価表(名前かファイル) / Name or file of a sheet",
    ),
]


def chosen_sheet(name: str) -> Strategy:
    """The ready sheet of that name, else the file.

    Raises:
        InvalidStrategy: neither a name nor a sheet file; says what would be.
    """
    path = Path(name)
    if name not in PRESETS and (path.suffix or path.exists()):
        return read_sheet(path)
    return preset(name)
