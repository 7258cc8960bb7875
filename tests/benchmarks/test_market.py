"""The market of the benchmarks is what its page says, and the same for the same seed."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.market.columns import Market
from benchmarks.market.draw import FIRST_DAY, PATTERNS, SKILLS, WEEKS, draw
from benchmarks.market.feeds import example_needs, example_pool, market_of
from benchmarks.market.needs import SHARES, Needs, from_topic
from benchmarks.market.pool import ids_of, parts_of, pool_of, pool_of_names
from benchmarks.measure.agreement import check_eligible
from benchmarks.peers.ready import Ready

SIZE = 10_000


@pytest.fixture(scope="module")
def market() -> Market:
    return draw(SIZE, 1)


def test_same_seed_same_market(market: Market) -> None:
    again, other = draw(2_000, 1), draw(2_000, 2)
    for name in ("starts", "skill", "level", "pattern", "min_share", "price", "onsite", "reach"):
        assert np.array_equal(getattr(again, name), getattr(market.head(2_000), name)), name
    for name in ("starts", "first", "last", "share"):
        assert np.array_equal(getattr(again.windows, name), getattr(market.windows, name)), name
    assert not np.array_equal(again.skill, other.skill)


def test_same_seed_same_needs() -> None:
    one, again, other = (Needs(seed, from_topic).several(20) for seed in (3, 3, 4))
    assert one == again != other


def test_skills_are_few_of_many_and_unequally_common(market: Market) -> None:
    holders = np.sort(np.bincount(market.skill, minlength=SKILLS))[::-1] / SIZE
    assert 12.7 < market.skill.size / SIZE < 13.7
    assert 0.40 < holders[0] < 0.60
    assert 0.008 < holders[99] < 0.024
    assert set(np.unique(market.level)) == {1, 2, 3, 4, 5}


def test_claims_are_one_per_skill_in_order(market: Market) -> None:
    inside = np.ones(market.skill.size, np.bool_)
    inside[market.starts[:-1]] = False
    steps = np.diff(market.skill, prepend=-1)
    assert (steps[inside] > 0).all()


def test_windows_are_disjoint_weeks_of_two_years(market: Market) -> None:
    windows = market.windows
    assert 1.8 < windows.share.size / PATTERNS < 2.05
    assert ((windows.first - FIRST_DAY) % 7 == 0).all()
    assert (windows.first < windows.last).all()
    assert int(windows.last.max()) <= FIRST_DAY + 7 * WEEKS
    follows = np.ones(windows.share.size, np.bool_)
    follows[windows.starts[:-1]] = False
    assert (windows.first[1:] >= windows.last[:-1])[follows[1:]].all()


def test_about_one_in_eleven_is_eligible(market: Market) -> None:
    needs = Needs(5, from_topic).several(60)
    ready = Ready(market, needs)
    share = np.mean([ready.mask(need).mean() for need in needs])
    assert 0.07 < share < 0.12


def test_needs_are_as_described() -> None:
    for need in Needs(6, from_topic).several(200):
        assert 3 <= len(need.asked) <= 10
        assert len({asked.skill for asked in need.asked}) == len(need.asked)
        assert 8 * 7 <= need.end - need.start <= 33 * 7
        assert need.share in SHARES


def test_pool_from_columns_is_the_pool_of_its_models(market: Market) -> None:
    few = market.head(300)
    pool = pool_of(few)
    named = pool_of_names(list(few.names()), few.level, ids_of(few), parts_of(few))
    assert list(pool) == list(named)
    assert [type(talent).model_validate(talent.model_dump()) for talent in pool] == list(pool)
    row = 17
    claims = {claim.skill: claim.level for claim in pool.talents[row].skills}
    part = slice(few.starts[row], few.starts[row + 1])
    skills = [few.skill_ids[code] for code in few.skill[part]]
    assert claims == dict(zip(skills, few.level[part].tolist(), strict=True))


def test_examples_grow_to_any_size_and_agree_with_numpy() -> None:
    pool = example_pool(1_500, 3)
    assert len(pool) == 1_500
    assert list(pool) == list(example_pool(1_500, 3))
    market = market_of(pool)
    needs = example_needs(market, 4).several(20)
    assert any(len(asked.sources) > 1 for need in needs for asked in need.asked)
    assert check_eligible(pool, Ready(market, needs), needs) > 0
