"""The must side line by line, with each requirement of the position as a line of its own."""

from __future__ import annotations

from dataclasses import dataclass

from dxmatch.models import Position, Requirement, Text, Verdict
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.rows import Bools, Bytes
from dxmatch.scoring.algebra import Constraint, Must, OnUnknown, Strategy
from dxmatch.scoring.asking import checked
from dxmatch.scoring.constraints import MustHave
from dxmatch.scoring.labels import requirement_label
from dxmatch.scoring.reason import Reason
from dxmatch.scoring.requirements import requirement_verdicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Requires(Constraint):
    """必須要件の一件 — what `MustHave` asks, for one requirement.

    `MustHave` is YES, UNKNOWN or NO as the least of its requirements is; so these lines together
    say the same, and one of them can be dropped.
    """

    requirement: Requirement

    @property
    def title(self) -> Text:  # type: ignore[override]
        """`MustHave`, and which requirement."""
        name, title = requirement_label(self.requirement), MustHave.title
        return Text(ja=f"{title.ja}: {name.ja}", en=f"{title.en}: {name.en}")

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        """The verdict of the one requirement."""
        return requirement_verdicts(self.requirement, position, pool, rows)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """As `MustHave` says it of this requirement."""
        alone = position.model_copy(update={"must": (self.requirement,)})
        return MustHave().why(alone, pool, row)


def must_lines(strategy: Strategy, position: Position) -> tuple[Constraint, ...]:
    """The must lines in the order of the sheet; equal requirements are one line."""
    lines: list[Constraint] = []
    for line in strategy.must:
        if type(line) is MustHave:
            parts = [Requires(requirement=item) for item in position.must]
            lines += [part for part in dict.fromkeys(parts) if part not in lines]
        else:
            lines.append(line)
    return tuple(lines)


def only_must(strategy: Strategy, lines: tuple[Constraint, ...] | None = None) -> Strategy | None:
    """The sheet with nothing but these must lines (its own, if None); None if there is none."""
    kept = strategy.must if lines is None else lines
    return Strategy(Must(kept), on_unknown=strategy.on_unknown) if kept else None


def fails(
    strategy: Strategy, line: Constraint, position: Position, pool: TalentPool, rows: Rows
) -> Bools:
    """Whom one line keeps out: NO, and UNKNOWN where the sheet excludes the unknown."""
    least = Verdict.YES if strategy.on_unknown is OnUnknown.EXCLUDE else Verdict.UNKNOWN
    return checked(line, position, pool, rows) < int(least)
