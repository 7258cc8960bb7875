"""From two rows of a pool to a comparison."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dxmatch.explain.close_up import CloseUp
from dxmatch.explain.comparison import Comparison, Contender, LineDifference, MustDifference
from dxmatch.explain.ledger import line_names_of, want_values
from dxmatch.models import Position, Verdict
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Constraint, OnUnknown, Scorer, Strategy
from dxmatch.scoring.asking import checked
from dxmatch.scoring.reason import Reason


def compare_rows(
    strategy: Strategy, position: Position, pool: TalentPool, a: int, b: int
) -> Comparison:
    """Compare two rows of a pool, on the list or not.

    Raises:
        PluginContractError: a line answered the wrong shape, type or range.
    """
    rows = np.array([a, b], np.intp)
    must_names, want_names = line_names_of(strategy)
    verdicts = [checked(line, position, pool, rows).tolist() for line in strategy.must]
    values = want_values(strategy, position, pool, rows)

    people = CloseUp(pool, (a, b))

    def reasons(line: Constraint | Scorer) -> tuple[Reason, Reason]:
        first, second = (line.why(position, *people.of(line, row)) for row in (a, b))
        return first, second

    must = tuple(
        MustDifference(name, Verdict(told[0]), Verdict(told[1]), *reasons(line))
        for name, line, told in zip(must_names, strategy.must, verdicts, strict=True)
    )
    want = tuple(
        LineDifference(name, int(told[0]), int(told[1]), *reasons(line))
        for name, (_, line), told in zip(want_names, strategy.want, values, strict=True)
    )
    totals = [
        sum(name.weight * int(told[at]) for name, told in zip(want_names, values, strict=True))
        for at in (0, 1)
    ]
    least = Verdict.YES if strategy.on_unknown is OnUnknown.EXCLUDE else Verdict.UNKNOWN
    sides = [
        _contender(pool, row, totals[at], [told[at] for told in verdicts], least)
        for at, row in enumerate((a, b))
    ]
    return Comparison(sides[0], sides[1], must, want, strategy.max_total)


def _contender(
    pool: TalentPool, row: int, total: int, verdicts: Sequence[int], least: Verdict
) -> Contender:
    talent = pool.talents[row]
    out = any(verdict < least for verdict in verdicts)
    return Contender(talent.key, (talent.vendor, talent.id), total, out)
