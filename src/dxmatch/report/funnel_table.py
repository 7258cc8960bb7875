"""絞り込み内訳 as a table: which must line excludes how many, and who is left."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dxmatch.matching import Shortlist
from dxmatch.models import Lang
from dxmatch.report import words
from dxmatch.report.printable import printable


def funnel_table(shortlist: Shortlist, lang: Lang) -> RenderableType:
    """One row per must line, in the order of the sheet."""
    table = Table(
        title=Text(words.FUNNEL.get(lang)),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        show_edge=False,
        title_style="bold",
    )
    table.add_column(words.LINE.get(lang))
    for head in (words.NO, words.UNKNOWN, words.LEFT):
        table.add_column(head.get(lang), justify="right", no_wrap=True)
    table.add_row(words.WHOLE_POOL.get(lang), "", "", f"{len(shortlist.pool):,}")
    for step in shortlist.funnel:
        name = Text(printable(step.line.title.get(lang)))
        table.add_row(
            name,
            Text(f"{step.no:,}", style="red" if step.no else ""),
            Text(f"{step.unknown:,}", style="yellow" if step.unknown else ""),
            f"{step.left:,}",
        )
    return Group(table, Text(words.FUNNEL_NOTE.get(lang), style="dim"))
