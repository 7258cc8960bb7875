"""dxmatch lines: what can stand on an evaluation sheet, for talents and for teams."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import MISSING, Field, dataclass
from difflib import get_close_matches
from typing import Annotated, Any

import typer
from rich import box
from rich.console import Group, RenderableType
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text as Words

from dxmatch.cli.choices import Format, FormatOption, LangOption, Language
from dxmatch.cli.console import show
from dxmatch.cli.deliver import deliver_bytes
from dxmatch.cli.exit_code import ExitCode
from dxmatch.cli.listed_line import Kind, ListedLine, is_required, listed_lines
from dxmatch.errors import InvalidStrategy
from dxmatch.models import Lang, Side, Text
from dxmatch.report import json_text, printable

_HEADS = (
    Text(ja="側", en="Side"),
    Text(ja="名前", en="Name"),
    Text(ja="評価行", en="Line"),
    Text(ja="意味", en="What it asks"),
)
_SHEETS = {
    Kind.TALENT: Text(ja="人材の評価表(--strategy)", en="Sheets for talents (--strategy)"),
    Kind.TEAM: Text(ja="体制の評価表(staff --team)", en="Sheets for teams (staff --team)"),
}
_PARAMETERS = Text(ja="引数", en="Parameters")
_NONE = Text(ja="なし", en="none")
_TRAITS = Text(ja="性質", en="Traits")
_IN_A_SHEET = {
    Kind.TALENT: Text(ja="評価表ファイルでの書き方", en="In a sheet file"),
    Kind.TEAM: Text(
        ja="体制の評価表ファイル(staff --team)での書き方",
        en="In a sheet file for teams (staff --team)",
    ),
}


@dataclass(frozen=True)
class LinesOptions:
    """Parameters of ``dxmatch lines``."""

    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="LINE", help="1 行を詳しく / Tell all about one line"),
    ] = None
    format: FormatOption = Format.TABLE
    lang: LangOption = Language.JA


def show_lines(options: LinesOptions) -> ExitCode:
    """評価行の一覧(人材・体制) / The lines that a sheet can have, for talents and for teams."""
    lang = options.lang.code
    lines = list(listed_lines(lang))
    if options.explain is not None:
        lines = _named(options.explain, lines)
    if options.format is Format.JSON:
        text = json_text([line.to_dict(lang) for line in lines])
        deliver_bytes(text.encode("utf-8"), None)
    elif options.explain is not None:
        show(Group(*_apart([_explained(line, lang) for line in lines])))
    else:
        tables = [_table(kind, lines, lang) for kind in Kind]
        show(Group(*tables))
    return ExitCode.OK


def _table(kind: Kind, lines: Iterable[ListedLine], lang: Lang) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    for head in _HEADS[:-1]:
        table.add_column(head.get(lang), no_wrap=True)
    table.add_column(_HEADS[-1].get(lang), ratio=1, overflow="fold")
    for line in lines:
        if line.kind is kind:
            title, asks = line.cls.title.get(lang), line.first_line(lang)
            cells = (line.side.value, line.name, title, asks)
            table.add_row(*(Words(printable(cell)) for cell in cells))
    return Group(Words(_SHEETS[kind].get(lang), style="bold"), table)


def _named(wanted: str, lines: Sequence[ListedLine]) -> list[ListedLine]:
    """The lines of that name; ``any_of`` and ``not`` stand on both sheets."""
    known = {line.name for line in lines}
    name = wanted if wanted in known else _snake(wanted)
    if name in known:
        return [line for line in lines if line.name == name]
    close = get_close_matches(name, sorted(known), n=1)
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


def _apart(views: Sequence[RenderableType]) -> list[RenderableType]:
    """The views with a blank line between them."""
    parted = [part for view in views for part in (Words(), view)]
    return parted[1:]


def _explained(line: ListedLine, lang: Lang) -> RenderableType:
    told = ", ".join(map(_parameter, line.parameters)) or _NONE.get(lang)
    traits = ", ".join(line.traits) or _NONE.get(lang)
    weight = "weight = 10\n" if line.side is Side.WANT else ""
    needed = "".join(f"\n{field.name} = …" for field in line.parameters if is_required(field))
    sheet = f'[[{line.side.value}]]\n{weight}line = "{line.name}"{needed}'
    title = printable(line.cls.title.get(lang))
    return Group(
        Words.assemble((title, "bold"), f"  {line.name} ({line.side.value})"),
        Words(),
        *(Words(printable(row)) for row in line.explained(lang).splitlines()),
        Words(),
        Words(f"{_PARAMETERS.get(lang)}: {printable(told)}"),
        Words(f"{_TRAITS.get(lang)}: {traits}"),
        Words(),
        Words(f"{_IN_A_SHEET[line.kind].get(lang)}:", style="bold"),
        Syntax(sheet, "toml", background_color="default"),
    )


def _parameter(field: Field[Any]) -> str:
    return field.name if field.default is MISSING else f"{field.name} = {field.default!r}"
