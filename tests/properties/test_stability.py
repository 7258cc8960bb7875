"""Shares are shares, dominated talents never win, and safe weights are exactly safe."""

from __future__ import annotations

import itertools
from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.explain.ledger import reweighted
from dxmatch.explain.weighing import contenders, exact_shares, sampled_shares
from dxmatch.matching import match
from dxmatch.models import Position
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.rows import Longs
from dxmatch.scoring.algebra import Strategy
from dxmatch.testing.generators import pools, positions, sheets


@st.composite
def tables(draw: st.DrawFn, most: int = 4) -> Longs:
    """Values of few talents, with many ties."""
    count, size = draw(st.integers(1, most)), draw(st.integers(1, 7))
    value = st.sampled_from((0, 1, 2, 5, 9)) | st.integers(0, 20)
    row = st.lists(value, min_size=size, max_size=size)
    return np.array(draw(st.lists(row, min_size=count, max_size=count)), np.int64)


def ranked(values: Longs, weights: list[int]) -> list[int]:
    """All talents by total, ties by their order: slow and plain."""
    totals = [sum(w * int(v) for w, v in zip(weights, column, strict=True)) for column in values.T]
    return sorted(range(len(totals)), key=lambda at: (-totals[at], at))


@given(st.data(), tables(), st.integers(1, 3))
def test_nobody_but_contenders_comes_into_the_first_k(
    data: st.DataObject, values: Longs, k: int
) -> None:
    """With any positive weights the first k are contenders."""
    weight = st.integers(1, 30)
    weights = data.draw(st.lists(weight, min_size=len(values), max_size=len(values)))
    assert set(ranked(values, weights)[:k]) <= set(contenders(values, k).tolist())


@given(tables(2), st.integers(1, 3))
def test_exact_shares_equal_a_count_between_all_crossings(values: Longs, k: int) -> None:
    """The shares are the lengths between the points where two totals cross, counted one by one."""
    two = values if len(values) == 2 else np.vstack([values, values])
    cuts = {Fraction(0), Fraction(1)}
    for a in two.T.tolist():
        for b in two.T.tolist():
            gain, loss = b[0] - a[0], b[1] - a[1]
            if gain * loss < 0:
                cuts.add(Fraction(loss, loss - gain))
    points = sorted(cuts)
    first, within = [Fraction(0)] * two.shape[1], [Fraction(0)] * two.shape[1]
    for low, high in itertools.pairwise(points):
        middle = (low + high) / 2
        weights = [middle.numerator, middle.denominator - middle.numerator]
        order = ranked(two, weights)
        first[order[0]] += high - low
        for at in order[:k]:
            within[at] += high - low
    assert exact_shares(values, k) == list(zip(first, within, strict=True))


@given(tables(), st.integers(1, 3), st.integers(0, 5))
def test_shares_are_shares(values: Longs, k: int, seed: int) -> None:
    """First places add up to 1, places in the first k to as many as there can be; the same seed
    gives the same, and whoever is dominated has nothing."""
    found = sampled_shares(values, k, 50, seed)
    assert sum(first for first, _ in found) == 1
    assert sum(within for _, within in found) == min(k, values.shape[1])
    assert found == sampled_shares(values, k, 50, seed)
    inside = set(contenders(values, k).tolist())
    assert all(at in inside for at, (_, within) in enumerate(found) if within)


@given(sheets(text=False), positions(), pools(max_size=6), st.integers(1, 3))
def test_safe_weights_are_exactly_safe(
    strategy: Strategy, position: Position, pool: TalentPool, k: int
) -> None:
    """At both ends of a range the first is first; one step outside it is who the range names."""
    found = match(position, pool, strategy, k)
    told = found.stability(samples=20)
    if not len(found):
        assert not told.standings and not told.ranges
        return
    assert [each.key for each in told.standings][: len(found)] == [m.key for m in found]
    now = [weight for weight, _ in strategy.want]

    def first(at: int, weight: int) -> str:
        weights = [*now[:at], weight, *now[at + 1 :]]
        return match(position, pool, reweighted(strategy, weights), 1)[0].key

    for at, span in enumerate(told.ranges):
        assert span.low <= now[at] and (span.high is None or now[at] <= span.high)
        others = any(now[:at] + now[at + 1 :])
        assert first(at, span.low) == found[0].key
        assert first(at, 10_000 if span.high is None else span.high) == found[0].key
        if span.below is not None:
            assert first(at, span.low - 1) == span.below != found[0].key
        else:
            assert span.low == (0 if others else min(1, now[at]))
        if span.high is not None:
            assert first(at, span.high + 1) == span.above != found[0].key
        assert (span.high is None) == (span.above is None)


@given(sheets(text=False), positions(), pools(max_size=8), st.integers(1, 4))
def test_ties_are_all_ties(
    strategy: Strategy, position: Position, pool: TalentPool, k: int
) -> None:
    """Groups hold everybody with that total, and every equal pair that touches the list."""
    found = match(position, pool, strategy, k)
    everybody = match(position, pool, strategy, len(pool))
    totals = [m.total for m in everybody]
    groups = {tie.total: tie for tie in found.stability(samples=5).ties}
    assert set(groups) == {m.total for m in found if totals.count(m.total) > 1}
    for total, tie in groups.items():
        tied = [m for m in everybody if m.total == total]
        assert (tie.size, tie.rank) == (len(tied), tied[0].rank)
        assert list(tie.keys) == [m.key for m in tied][:20]
