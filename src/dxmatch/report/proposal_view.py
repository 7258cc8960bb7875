"""列対応の提案 for the terminal: each column, the field it seems to be, and how it was read."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dxmatch.io.proposal import ColumnState, MappingProposal, ProposedColumn
from dxmatch.models import Lang
from dxmatch.report import words
from dxmatch.report.flowing import Flowing
from dxmatch.report.printable import printable

_STYLES = {
    ColumnState.SURE: "green",
    ColumnState.CHECK: "yellow",
    ColumnState.LEFT_OUT: "dim",
    ColumnState.PROTECTED: "magenta",
}


def proposal_view(proposal: MappingProposal, lang: Lang) -> RenderableType:
    """What was understood. Values are shown as they were read, of mapped columns only."""
    facts = "  ".join(printable(finding.get(lang)) for finding in proposal.findings)
    counts = words.PROPOSED.get(lang).format(
        columns=len(proposal.columns),
        mapped=sum(column.field is not None for column in proposal.columns),
        check=len(proposal.unsure),
    )
    return Group(
        Text.assemble((printable(proposal.file), "bold"), "  ", (facts, "dim")),
        Text(counts, style="yellow" if proposal.unsure else "green"),
        Text(),
        _columns(proposal, lang),
    )


def _columns(proposal: MappingProposal, lang: Lang) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    table.add_column(words.COLUMN.get(lang), overflow="fold")
    table.add_column(words.FIELD.get(lang), no_wrap=True)
    table.add_column(words.HOW_SURE.get(lang), no_wrap=True)
    table.add_column(words.HOW_READ.get(lang), ratio=1)
    for column in proposal.columns:
        table.add_row(
            Text(printable(f"{column.letter} {column.label[:60]}".strip())),
            column.field or "-",
            Text(column.sureness(lang), style=_STYLES[column.state]),
            _told(column, lang),
        )
    return table


def _told(column: ProposedColumn, lang: Lang) -> RenderableType:
    """The first readings, and what is to be checked."""
    read = " | ".join(printable(reading.get(lang)) for reading in column.reading)
    parts: list[RenderableType] = [Flowing(read)] if read else []
    if column.state is not ColumnState.SURE:
        why = ("。" if lang == "ja" else "; ").join(r.get(lang) for r in column.reasons)
        parts.append(Flowing(f"→ {why}"))
    return Group(*parts)
