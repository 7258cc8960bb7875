"""check_constraint and check_scorer: every law that a line has to keep, on generated examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dxmatch._optional import require
from dxmatch.errors import PluginContractError
from dxmatch.scoring.algebra import Constraint, Scorer
from dxmatch.testing.broken_law import not_a
from dxmatch.testing.case import Case
from dxmatch.testing.example_settings import repeatable
from dxmatch.testing.line_value import check_sheet_file, check_value
from dxmatch.testing.shrinking import smallest
from dxmatch.testing.trial import Trial

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from dxmatch.models import Position, Talent


def check_constraint(
    line: Constraint,
    *,
    max_examples: int = 50,
    positions: SearchStrategy[Position] | None = None,
    talents: SearchStrategy[Talent] | None = None,
) -> None:
    """Test a must line against everything that dxmatch expects of one.

    The laws: ANSWER (one uint8 of 0, 1, 2 per row), ROW (``check(rows) == check(ALL)[rows]``),
    DETERMINISM, POOL_ORDER, IDENTITY (vendor and id never matter), COLUMNS (what it offers to a
    quick search says the same), READS (positions of which it reads the same have the same answers),
    REASON (words in both languages for every row), VALUE (a frozen
    dataclass), WORDS, SHEET (the round trip through TOML), and MONOTONE and POOL_INDEPENDENT if
    the line claims them in ``traits``.

    Args:
        line: the line with the parameters to be tested.
        max_examples: how many examples are tried; the same ones in every run.
        positions: a hypothesis strategy; any position by default.
        talents: a hypothesis strategy; any talent by default.

    Raises:
        PluginContractError: names the law, and shows the smallest example that was found.
        MissingExtra: hypothesis is not installed.

    Example:
        >>> from dxmatch import ScheduleFits
        >>> check_constraint(ScheduleFits(percent=80), max_examples=5)
    """
    if not isinstance(line, Constraint):
        raise not_a("Constraint", line)
    _check(line, max_examples, positions, talents)


def check_scorer(
    line: Scorer,
    *,
    max_examples: int = 50,
    positions: SearchStrategy[Position] | None = None,
    talents: SearchStrategy[Talent] | None = None,
) -> None:
    """Test a want line against everything that dxmatch expects of one.

    The same laws as `check_constraint`; ANSWER here means one int32 of 0 … SCALE per row.

    Args:
        line: the line with the parameters to be tested.
        max_examples: how many examples are tried; the same ones in every run.
        positions: a hypothesis strategy; any position by default.
        talents: a hypothesis strategy; any talent by default.

    Raises:
        PluginContractError: names the law, and shows the smallest example that was found.
        MissingExtra: hypothesis is not installed.

    Example:
        >>> from dxmatch import LeadTime
        >>> check_scorer(LeadTime(days=14), max_examples=5)
    """
    if not isinstance(line, Scorer):
        raise not_a("Scorer", line)
    _check(line, max_examples, positions, talents)


def _check(
    line: Constraint | Scorer,
    max_examples: int,
    positions: SearchStrategy[Position] | None,
    talents: SearchStrategy[Talent] | None,
) -> None:
    require("hypothesis", extra="testing")
    from hypothesis import given
    from hypothesis import strategies as st

    from dxmatch.testing import generators

    check_value(line)
    check_sheet_file(line)
    people = generators.talents() if talents is None else talents
    failed: list[Trial] = []

    needs = generators.positions() if positions is None else positions

    @repeatable(max_examples)
    @given(
        data=st.data(),
        position=needs,
        pool=generators.pools(max_size=5, people=people),
        others=st.lists(people, max_size=2, unique_by=lambda t: t.key),
    )
    def one_example(data: Any, position: Any, pool: Any, others: Any) -> None:
        rows = data.draw(st.lists(st.integers(0, len(pool) - 1), max_size=8))
        order = data.draw(st.permutations(range(len(pool))))
        case = Case(line, position, pool)
        other = data.draw(needs)
        trial = Trial(case, tuple(rows), tuple(order), tuple(others), other, generators.SKILL_IDS)
        failed[:] = [trial]
        trial.check()

    try:
        one_example()
    except PluginContractError as error:
        raise smallest(failed[0], error) from error
