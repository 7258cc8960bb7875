"""One example on which a line is tried, and how a broken law is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dxmatch.errors import DxMatchError, PluginContractError
from dxmatch.models import Position, Talent
from dxmatch.models.pool import ALL, Rows, TalentPool
from dxmatch.models.pool.rows import Bytes, Ints
from dxmatch.scoring.algebra import Constraint, Scorer
from dxmatch.scoring.asking import checked, scored
from dxmatch.testing.broken_law import broken_law


@dataclass(frozen=True, eq=False)
class Case:
    """A line, a position and a pool."""

    line: Constraint | Scorer
    position: Position
    pool: TalentPool

    def answer(self, rows: Rows = ALL) -> Bytes | Ints:
        """Verdicts or values, after their shape, type and range were checked."""
        try:
            if isinstance(self.line, Constraint):
                return checked(self.line, self.position, self.pool, rows)
            return scored(self.line, self.position, self.pool, rows)
        except DxMatchError as error:
            raise self.broken("ANSWER", error.message) from error
        except Exception as error:
            what = f"it raised {type(error).__name__}: {error}"
            raise self.broken("ANSWER", what) from error

    def answers(self) -> dict[str, int]:
        """The answer for every talent, by identity."""
        told = zip(self.pool, self.answer().tolist(), strict=True)
        return {talent.key: answer for talent, answer in told}

    def among(self, talents: Iterable[Talent]) -> Case:
        """The same line and position, with other talents."""
        return replace(self, pool=TalentPool.of(talents))

    def broken(self, law: str, what: str) -> PluginContractError:
        """The error that names the law, the line and the example."""
        shown = [f"  {talent.model_dump_json(exclude_defaults=True)}" for talent in self.pool]
        position = self.position.model_dump_json(exclude_defaults=True)
        example = "\n".join([f"position: {position}", f"{len(self.pool)} talents:", *shown])
        return broken_law(self.line, law, what, example)
