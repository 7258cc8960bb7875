"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from dxmatch.models import Lang


class Language(StrEnum):
    """Language of messages and reasons."""

    JA = "ja"
    EN = "en"

    @property
    def code(self) -> Lang:
        """As models and reasons take it."""
        return "ja" if self is Language.JA else "en"


class Format(StrEnum):
    """Output for people, or for programs."""

    TABLE = "table"
    JSON = "json"


class MatchFormat(StrEnum):
    """Output of ``dxmatch match``."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


LangOption: TypeAlias = Annotated[
    Language,
    typer.Option(
        "--lang", envvar="DXMATCH_LANG", help="表示言語 / Language of messages and reasons"
    ),
]
FormatOption: TypeAlias = Annotated[
    Format, typer.Option("--format", "-f", help="出力形式 / Output for people or programs")
]
OutOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--out", "-o", help="出力先(完成してから置き換え) / Write to this file, whole or not at all"
    ),
]
FolderOption: TypeAlias = Annotated[
    Path,
    typer.Option("--out", "-o", metavar="DIR", help="結果のフォルダー / The folder of the result"),
]
ForceOption: TypeAlias = Annotated[
    bool, typer.Option("--force", help="既存の結果を置き換える / Replace what is there")
]
MappingOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--mapping",
        "-m",
        metavar="NAME|FILE",
        help="列対応の名前か TOML(省略時は自動判定) / Name or TOML file; else detected",
    ),
]
EncodingOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--encoding", metavar="NAME", help="文字コード: utf-8, cp932 … / If it cannot be detected"
    ),
]
AsOfOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="YYYY-MM-DD",
        help="基準日(省略時は今日) / The day on which all is judged; today if left out",
    ),
]
