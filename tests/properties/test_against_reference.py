"""dxmatch and its slow twin in plain Python agree with ``==``, on everything."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.matching import match
from dxmatch.models import Position
from dxmatch.models.pool import ALL, TalentPool
from dxmatch.scoring.algebra import Constraint, Scorer, Strategy
from dxmatch.scoring.evaluate import evaluate
from dxmatch.scoring.scorers import TfidfText
from dxmatch.testing.generators import constraints, pools, positions, scorers, sheets
from tests import reference
from tests.properties.lines import CONSTRAINTS, QUICK_SCORERS


@given(positions(), pools())
def test_every_must_line_equals_the_reference(position: Position, pool: TalentPool) -> None:
    """check(position, pool, ALL) == the verdicts worked out one by one."""
    for line in CONSTRAINTS:
        expected = [reference.verdict(line, position, talent) for talent in pool]
        assert line.check(position, pool, ALL).tolist() == expected, line


@given(position=positions(), pool=pools())
def test_every_want_line_equals_the_reference(position: Position, pool: TalentPool) -> None:
    """score(position, pool, ALL) == the values worked out one by one."""
    for line in QUICK_SCORERS:
        found = line.score(position, pool, ALL).tolist()
        assert found == reference.values(line, position, pool.talents), line


@settings(max_examples=25)
@given(position=positions(), pool=pools())
def test_closeness_of_texts_equals_the_reference(position: Position, pool: TalentPool) -> None:
    """The same for TF-IDF, whose plain twin is slow."""
    found = TfidfText().score(position, pool, ALL).tolist()
    assert found == reference.values(TfidfText(), position, pool.talents)


@given(positions(), pools(), constraints(), scorers(text=False))
def test_lines_with_any_parameters_equal_the_reference(
    position: Position, pool: TalentPool, must: Constraint, want: Scorer
) -> None:
    """The same for generated parameters, alternatives and opposites."""
    expected = [reference.verdict(must, position, talent) for talent in pool]
    assert must.check(position, pool, ALL).tolist() == expected
    assert want.score(position, pool, ALL).tolist() == reference.values(
        want, position, pool.talents
    )


@given(sheets(text=False), positions(), pools(max_size=12))
def test_evaluation_equals_the_reference(
    strategy: Strategy, position: Position, pool: TalentPool
) -> None:
    """Eligible rows, totals, review flags and the whole funnel are the reference's."""
    expected = reference.evaluate(strategy, position, pool.talents)
    sheet = evaluate(strategy, position, pool)
    found = {
        pool.talents[row].key: total
        for row, total in zip(sheet.rows.tolist(), sheet.totals.tolist(), strict=True)
    }
    assert found == dict(expected.ranking)
    assert [(step.no, step.unknown, step.left) for step in sheet.funnel] == list(expected.funnel)
    open_ = [pool.talents[row].key for row in sheet.rows[sheet.needs_review].tolist()]
    assert set(open_) == expected.needs_review


@settings(max_examples=60)
@given(sheets(), positions(), pools(max_size=12), st.integers(1, 13))
def test_shortlist_is_a_prefix_of_the_reference_ranking(
    strategy: Strategy, position: Position, pool: TalentPool, k: int
) -> None:
    """match(k) == the first k of the full ranking == the reference, with ranks and totals."""
    expected = reference.evaluate(strategy, position, pool.talents)
    short = match(position, pool, strategy, k)
    assert [(found.key, found.total) for found in short] == list(expected.ranking[:k])
    assert [found.rank for found in short] == list(range(1, len(short) + 1))
    assert {found.key for found in short if found.needs_review} == expected.needs_review & {
        found.key for found in short
    }
    assert short.eligible == len(expected.ranking)
