"""The proposal itself: a mapping, how sure each of its columns is, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from dxmatch.io.mapping import Mapping
from dxmatch.io.proposal.proposed_column import ColumnState, ProposedColumn
from dxmatch.io.proposal.toml_text import toml_text
from dxmatch.models import Lang, Text


@dataclass(frozen=True, slots=True)
class MappingProposal:
    """A mapping that reads the file at once, and what a person should check in it.

    Attributes:
        file: name of the file.
        mapping: accepted by `read_feed` as it is.
        columns: every column of the file, in its order.
        encoding: how the text was stored; empty for XLSX.
        rows: number of rows below the header.
        findings: what was found out about the layout.
    """

    file: str
    mapping: Mapping
    columns: tuple[ProposedColumn, ...] = field(repr=False)
    encoding: str
    rows: int
    findings: tuple[Text, ...] = field(default=(), repr=False)

    @property
    def unsure(self) -> tuple[ProposedColumn, ...]:
        """The columns that a person should look at."""
        return tuple(column for column in self.columns if column.state is ColumnState.CHECK)

    def __repr__(self) -> str:
        mapped = sum(column.field is not None for column in self.columns)
        return (
            f"MappingProposal({self.file!r}, columns={len(self.columns)}, mapped={mapped}, "
            f"to_check={len(self.unsure)})"
        )

    def text(self, lang: Lang = "ja") -> str:
        """What was understood, line by line; no value of the file."""
        lines = [self.file, *(f"  {finding.get(lang)}" for finding in self.findings)]
        return "\n".join([*lines, *(f"  {column.text(lang)}" for column in self.columns)])

    def to_toml(self) -> str:
        """The mapping as TOML with comments; `read_mapping` gives back `mapping`."""
        return toml_text(self.file, self.mapping, self.columns, self.findings)
