"""The generators reach what they are made for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dxmatch.models import Period, RateUnit, Verdict
from dxmatch.models.pool import ALL, TalentPool
from dxmatch.scoring.evaluate import evaluate
from dxmatch.testing import generators as g
from dxmatch.vocabulary import Vocabulary
from tests.properties.lines import CONSTRAINTS, named

# Whether it is found matters, not how small the example is.
MANY = settings(max_examples=3_000, database=None, phases=(Phase.generate,))


@pytest.mark.parametrize(
    ("strategy", "condition"),
    [
        (g.periods(), lambda period: period.last_day == date(2028, 2, 29)),
        (g.periods(), lambda period: period.end == date(2028, 4, 1) or period.days == 1),
        (g.availabilities(), lambda free: len(free.windows) == 3 and free.windows[2].end is None),
        (g.availabilities(), lambda free: any(w.tentative for w in free.windows)),
        (g.talents(), lambda t: t.consent is not None and t.rate is not None and t.skills),
        (g.rates(), lambda rate: rate.pro_bono),
        (g.sheets(), lambda sheet: len(sheet.must) == 3 and len(sheet.want) == 3),
        *((g.rates(), lambda rate, unit=unit: rate.unit is unit) for unit in RateUnit),
    ],
)
def test_edges_come_up(strategy: SearchStrategy[Any], condition: Callable[[Any], Any]) -> None:
    assert condition(find(strategy, lambda value: bool(condition(value)), settings=MANY))


def test_skills_are_in_the_vocabulary() -> None:
    assert all(skill in Vocabulary.default() for skill in g.SKILL_IDS)


@pytest.mark.parametrize("line", named(CONSTRAINTS[:8]))
@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_of_every_line_comes_up(line: Any, verdict: Verdict) -> None:
    """Laws over examples in which a line always says the same would be empty."""

    def says(pair: tuple[Any, TalentPool]) -> bool:
        position, pool = pair
        return bool((line.check(position, pool, ALL) == int(verdict)).any())

    find(st.tuples(g.positions(), g.pools(max_size=3)), says, settings=MANY)


@settings(max_examples=20)
@given(g.positions(), g.pools(min_size=2, max_size=4), g.sheets(text=False))
def test_pools_and_sheets_work_together(position: Any, pool: TalentPool, sheet: Any) -> None:
    """Whatever is drawn can be evaluated; keyword arguments fix fields."""
    assert 2 <= len(pool) <= 4
    assert len(evaluate(sheet, position, pool).rows) <= len(pool)
    assert isinstance(position.period, Period)
