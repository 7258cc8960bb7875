"""Comparisons are differences: they turn round, add up, and say who is ahead; overtaking works."""

from __future__ import annotations

import itertools

from hypothesis import assume, given
from hypothesis import strategies as st

from dxmatch.explain.comparison import Decision
from dxmatch.explain.ledger import reweighted
from dxmatch.matching import Shortlist, match
from dxmatch.models import SCALE, Lang, Position
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Strategy
from dxmatch.testing.generators import pools, positions, sheets
from tests.properties.numbers import numbers_of, numbers_within


def everybody(strategy: Strategy, position: Position, pool: TalentPool) -> Shortlist:
    return match(position, pool, strategy, len(pool))


@given(sheets(text=False), positions(), pools(min_size=3, max_size=5))
def test_comparisons_turn_round_and_add_up(
    strategy: Strategy, position: Position, pool: TalentPool
) -> None:
    """compare(a, b) = −compare(b, a); compare(a, b) + compare(b, c) = compare(a, c)."""
    short = everybody(strategy, position, pool)
    keys = [talent.key for talent in pool][:3]
    for a, b, c in itertools.permutations(keys):
        ab, ba = short.compare(a, b), short.compare(b, a)
        assert ab == -ba and ab.points == -ba.points
        assert ab + short.compare(b, c) == short.compare(a, c)
        assert ab.ahead == ba.ahead and ab.decision is ba.decision
    assert short.compare(keys[0], keys[0]).decision is Decision.NONE


@given(sheets(text=False), positions(), pools(min_size=2, max_size=5))
def test_comparisons_follow_the_ranking(
    strategy: Strategy, position: Position, pool: TalentPool
) -> None:
    """Who is ahead ranks higher; the points of the lines are the difference of the totals."""
    short = everybody(strategy, position, pool)
    for a, b in itertools.combinations([talent.key for talent in pool], 2):
        told, first, second = short.compare(a, b), short.explain(a), short.explain(b)
        assert told.points == sum(line.points for line in told.want) == first.total - second.total
        ranks = {a: first.rank, b: second.rank}
        ranked = sorted((rank, key) for key, rank in ranks.items() if rank)
        assert (told.ahead.key if told.ahead else None) == (ranked[0][1] if ranked else None)
        assert (told.decision is Decision.IDENTITY) == (
            None not in ranks.values() and first.total == second.total
        )
        langs: tuple[Lang, Lang] = ("ja", "en")
        for lang in langs:
            known = numbers_within(told.to_dict(lang)["must"], told.to_dict(lang)["want"])
            known |= numbers_within([told.a.total, told.b.total, told.max_total, told.points])
            known |= numbers_of(f"{a} {b}") | {"0"} | numbers_within([-told.points])
            known |= numbers_within([-line.points for line in told.want])
            assert numbers_of(told.text(lang)) <= known


@given(sheets(text=False), positions(), pools(min_size=2, max_size=4))
def test_deciding_lines_are_the_fewest(
    strategy: Strategy, position: Position, pool: TalentPool
) -> None:
    """Without them the one ahead is not ahead by points; no smaller set of lines does that."""
    short = everybody(strategy, position, pool)
    keys = [talent.key for talent in pool][:2]
    told = short.compare(*keys)
    if told.decision is not Decision.POINTS:
        assert told.deciding == ()
        return
    seen = told if told.points > 0 else -told
    chosen = seen.deciding
    assert seen.points - sum(line.points for line in chosen) <= 0
    for size in range(len(chosen)):
        for some in itertools.combinations(seen.want, size):
            assert seen.points - sum(line.points for line in some) > 0


@given(sheets(text=False), positions(), pools(min_size=2, max_size=4))
def test_overtaking_works_and_nothing_smaller_does(
    strategy: Strategy, position: Position, pool: TalentPool
) -> None:
    """Each way puts the one behind ahead, one step less does not, and where there is no way on
    one line there is none."""
    short = everybody(strategy, position, pool)
    a, b = [talent.key for talent in pool][:2]
    found, told = short.overtaking(a, b), short.compare(a, b)
    assume(found.behind is not None and found.ahead is not None)
    assert found.behind is not None and found.ahead is not None
    assert told.ahead == found.ahead
    seen = told if told.ahead == told.a else -told
    first = found.behind.identity < found.ahead.identity

    def ahead(points: int) -> bool:
        total = found.behind.total + points  # type: ignore[union-attr]
        return total > seen.a.total or (first and total == seen.a.total)

    assert ahead(found.missing) and (not found.missing or not ahead(found.missing - 1))
    single = {change.line.key: change for change in found.values}
    for line in seen.want:
        room = line.line.weight * (SCALE - line.b_value)
        if found.missing and room >= found.missing:
            change = single[line.line.key]
            assert ahead(change.points) and change.value <= SCALE
            assert not ahead(change.points - change.line.weight)
        else:
            assert line.line.key not in single
    if found.values_together:
        assert not single and ahead(sum(change.points for change in found.values_together))
        *others, last = found.values_together
        assert not ahead(sum(c.points for c in others) + last.points - last.line.weight)
        rooms = [w.line.weight * (SCALE - w.b_value) for w in seen.want]
        for some in itertools.combinations(rooms, len(found.values_together) - 1):
            assert not ahead(sum(some))
    elif found.missing and not single:
        assert not ahead(sum(w.line.weight * (SCALE - w.b_value) for w in seen.want))


@given(sheets(text=False), positions(), pools(min_size=2, max_size=4))
def test_weights_that_turn_the_order_do(
    strategy: Strategy, position: Position, pool: TalentPool
) -> None:
    """Evaluated again with the new weight the order is turned; one step nearer it is not."""
    short = everybody(strategy, position, pool)
    a, b = [talent.key for talent in pool][:2]
    found = short.overtaking(a, b)
    assume(found.missing and not found.blocking)
    assert found.behind is not None and found.ahead is not None
    keys = [line.line.key for line in short.compare(a, b).want]
    now = [weight for weight, _ in strategy.want]

    def turned(weights: list[int]) -> bool:
        if not any(weights):
            return False
        again = everybody(reweighted(strategy, weights), position, pool)
        ranks = [again.explain(side.key).rank for side in (found.behind, found.ahead)]  # type: ignore[union-attr]
        return ranks[0] < ranks[1]  # type: ignore[operator]

    changes = {change.line.key: change.weight for change in found.weights}
    for at, key in enumerate(keys):
        weights = list(now)
        if key in changes:
            weights[at] = changes[key]
            assert turned(weights)
            weights[at] += 1 if weights[at] < now[at] else -1
            assert not turned(weights)
        else:
            for weight in (0, 1, 50, 1_000_000):
                weights[at] = weight
                assert not turned(weights)
    if found.weights_together:
        assert not changes
        dropped = {change.line.key for change in found.weights_together}
        assert turned([0 if key in dropped else w for key, w in zip(keys, now, strict=True)])


@given(st.data(), sheets(text=False), positions(), pools(min_size=2, max_size=4))
def test_overtaking_says_its_numbers(
    data: st.DataObject, strategy: Strategy, position: Position, pool: TalentPool
) -> None:
    """Every number in the text is in the object."""
    lang: Lang = data.draw(st.sampled_from(("ja", "en")))
    a, b = [talent.key for talent in pool][:2]
    found = everybody(strategy, position, pool).overtaking(a, b)
    table = found.to_dict(lang)
    text = table.pop("text")
    assert numbers_of(text) <= numbers_within(table) | numbers_of(f"{a} {b}")
