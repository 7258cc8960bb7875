"""One column of a file in a proposal: the field that it seems to be, how surely, and why."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as member
from enum import StrEnum

from dxmatch.io.proposal.shown import shown
from dxmatch.io.table import column_letter
from dxmatch.models import Lang, Text


class ColumnState(StrEnum):
    """What is proposed for a column."""

    SURE = "sure"
    CHECK = "check"
    """Mapped, and a person should look at it (要確認)."""

    LEFT_OUT = "left_out"
    """No field is like it, or another column was taken."""

    PROTECTED = "protected"
    """Never imported; its values were not looked at."""


STATES = {
    ColumnState.SURE: Text(ja="確か", en="sure"),
    ColumnState.CHECK: Text(ja="要確認", en="check"),
    ColumnState.LEFT_OUT: Text(ja="使わない", en="not mapped"),
    ColumnState.PROTECTED: Text(ja="取り込まない", en="never imported"),
}


@dataclass(frozen=True, slots=True)
class ProposedColumn:
    """One column of the file, and the field that it seems to be.

    Attributes:
        index: place from 0; -1 on a form, where labels stand anywhere.
        label: as it is written in the file.
        state: what is proposed.
        field: the field; None if none is proposed.
        confidence: 0 … 1; 0 without a field.
        reasons: why, and what is to be checked.
        others: fields that it could be as well, the likeliest first.
        reading: the first values as they would be read; nothing for columns that are not mapped.
    """

    index: int
    label: str = member(repr=False)
    state: ColumnState
    field: str | None = None
    confidence: float = 0.0
    reasons: tuple[Text, ...] = ()
    others: tuple[str, ...] = ()
    reading: tuple[Text, ...] = member(default=(), repr=False)

    @property
    def letter(self) -> str:
        """The column as a spreadsheet shows it; empty on a form."""
        return column_letter(self.index)

    def sureness(self, lang: Lang = "ja") -> str:
        """How sure it is, in words, with the confidence of a mapped column."""
        sure = f" {self.confidence:.2f}" if self.field else ""
        return f"{STATES[self.state].get(lang)}{sure}"

    def text(self, lang: Lang = "ja") -> str:
        """Column, field, how sure, and why, on one line."""
        why = ("。" if lang == "ja" else "; ").join(reason.get(lang) for reason in self.reasons)
        target = self.field or "-"
        return f"{self.letter} {shown(self.label)} → {target} [{self.sureness(lang)}] {why}".strip()
