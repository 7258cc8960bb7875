"""dxmatch profiles: the mappings that come with dxmatch."""

from __future__ import annotations

from dataclasses import dataclass

from rich import box
from rich.table import Table
from rich.text import Text as Words

from dxmatch.cli.choices import LangOption, Language
from dxmatch.cli.console import show
from dxmatch.cli.exit_code import ExitCode
from dxmatch.io import profiles
from dxmatch.models import Text

_HEADS = (
    Text(ja="名前", en="Name"),
    Text(ja="会員企業", en="Vendor"),
    Text(ja="形式", en="Format"),
    Text(ja="対応する項目", en="Fields"),
)


@dataclass(frozen=True)
class ProfilesOptions:
    """Parameters of ``dxmatch profiles``."""

    lang: LangOption = Language.JA


def show_profiles(options: ProfilesOptions) -> ExitCode:
    """付属の列対応の一覧 / The mappings that come with dxmatch."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for head in _HEADS:
        table.add_column(head.get(options.lang.code), overflow="fold")
    for name, mapping in profiles().items():
        kind = mapping.format.kind
        cells = (name, mapping.vendor.name, kind.value if kind else "", ", ".join(mapping.columns))
        table.add_row(*map(Words, cells))
    show(table)
    return ExitCode.OK
