"""dxmatch lines: what can stand on an evaluation sheet."""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, fields
from difflib import get_close_matches
from typing import Annotated, Any

import typer
from rich import box
from rich.console import Group, RenderableType
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text as Words

from dxmatch.cli.choices import LangOption, Language
from dxmatch.cli.console import note, show
from dxmatch.cli.exit_code import ExitCode
from dxmatch.errors import InvalidStrategy, PluginContractError
from dxmatch.models import Lang, Side, Text
from dxmatch.report import printable
from dxmatch.scoring import Line
from dxmatch.scoring.catalogue import line_class, line_name, line_names
from dxmatch.scoring.explained import explained, first_line

_HEADS = (
    Text(ja="側", en="Side"),
    Text(ja="名前", en="Name"),
    Text(ja="評価行", en="Line"),
    Text(ja="意味", en="What it asks"),
)
_PARAMETERS = Text(ja="引数", en="Parameters")
_NONE = Text(ja="なし", en="none")
_TRAITS = Text(ja="性質", en="Traits")
_IN_A_SHEET = Text(ja="評価表ファイルでの書き方", en="In a sheet file")


@dataclass(frozen=True)
class LinesOptions:
    """Parameters of ``dxmatch lines``."""

    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="LINE", help="1 行を詳しく / Tell all about one line"),
    ] = None
    lang: LangOption = Language.JA


def show_lines(options: LinesOptions) -> ExitCode:
    """評価行の一覧 / The lines that a sheet can have."""
    lang = options.lang.code
    if options.explain is not None:
        show(_explained(_find(options.explain), lang))
        return ExitCode.OK
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    for head in _HEADS[:-1]:
        table.add_column(head.get(lang), no_wrap=True)
    table.add_column(_HEADS[-1].get(lang), ratio=1, overflow="fold")
    for side in Side:
        for name in line_names(side):
            try:
                cls = line_class(side, name)
            except PluginContractError as error:
                note(error.text(lang))
                continue
            cells = (side.value, name, cls.title.get(lang), first_line(cls, lang))
            table.add_row(*(Words(printable(cell)) for cell in cells))
    show(table)
    return ExitCode.OK


def _find(wanted: str) -> tuple[Side, type[Line]]:
    known = {name: side for side in Side for name in line_names(side)}
    name = wanted if wanted in known else _snake(wanted)
    if name in known:
        return known[name], line_class(known[name], name)
    close = get_close_matches(name, known, n=1)
    guess = f" Did you mean {close[0]!r}?" if close else ""
    guess_ja = f" {close[0]!r} ではありませんか。" if close else ""
    raise InvalidStrategy(
        f"There is no line named {wanted!r}.{guess}",
        ja=f"{wanted!r} という評価行はありません。{guess_ja}",
        hint="List all lines with: dxmatch lines",
        hint_ja="一覧は dxmatch lines で確認できます。",
        code="UNKNOWN_LINE",
    )


def _snake(name: str) -> str:
    """SkillCoverage as skill_coverage."""
    spaced = "".join(f"_{char}" if char.isupper() else char for char in name)
    return spaced.lower().lstrip("_").replace("-", "_")


def _explained(found: tuple[Side, type[Line]], lang: Lang) -> RenderableType:
    side, cls = found
    name = line_name(cls)
    given = [field for field in fields(cls) if not field.metadata.get("code_only")]  # type: ignore[arg-type]
    told = ", ".join(_parameter(field) for field in given) or _NONE.get(lang)
    # What any_of promises depends on its parts, so its class has no set of traits.
    promised: object = cls.traits
    named = sorted(promised) if isinstance(promised, frozenset) else []
    traits = ", ".join(named) or _NONE.get(lang)
    weight = "weight = 10\n" if side is Side.WANT else ""
    needed = "".join(f"\n{field.name} = …" for field in given if _required(field))
    sheet = f'[[{side.value}]]\n{weight}line = "{name}"{needed}'
    return Group(
        Words.assemble((printable(cls.title.get(lang)), "bold"), f"  {name} ({side.value})"),
        Words(),
        *(Words(printable(line)) for line in explained(cls, lang).splitlines()),
        Words(),
        Words(f"{_PARAMETERS.get(lang)}: {printable(told)}"),
        Words(f"{_TRAITS.get(lang)}: {traits}"),
        Words(),
        Words(f"{_IN_A_SHEET.get(lang)}:", style="bold"),
        Syntax(sheet, "toml", background_color="default"),
    )


def _required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _parameter(field: Field[Any]) -> str:
    return field.name if field.default is MISSING else f"{field.name} = {field.default!r}"
