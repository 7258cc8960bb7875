"""The twins of the kernels answer the same bytes, and what plain Python finds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.models import SCALE, SkillClaim, Talent
from dxmatch.models.pool import BestOf, SkillNeed, TalentPool
from dxmatch.models.pool.coverage import plan_of
from dxmatch.models.pool.kernels import Kernels, plain
from dxmatch.models.pool.kernels.choice import twin
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import ALL

compiled = pytest.importorskip("dxmatch.models.pool.kernels.compiled")

SKILLS = ("aws", "go", "java", "python", "sql")


def pool_of(levels: list[dict[str, int]]) -> TalentPool:
    return TalentPool.of(
        Talent(
            vendor="v",
            id=f"{number:04d}",
            skills=tuple(SkillClaim(skill=skill, level=level) for skill, level in held.items()),
        )
        for number, held in enumerate(levels)
    )


def held() -> st.SearchStrategy[list[dict[str, int]]]:
    claims = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 7), max_size=4)
    return st.lists(claims, min_size=1, max_size=80)


def needs() -> st.SearchStrategy[tuple[SkillNeed, ...]]:
    sources = st.dictionaries(st.sampled_from((*SKILLS, "nobody")), st.integers(0, SCALE))
    need = st.builds(
        SkillNeed,
        skill=st.just("x"),
        sources=sources.map(lambda found: tuple(found.items())),
        weight=st.integers(0, 5),
        level=st.integers(0, 7),
    )
    return st.lists(need, min_size=1, max_size=4).map(tuple)


@given(held(), needs(), st.data())
def test_leaders_are_the_same_and_right(
    levels: list[dict[str, int]], asked: tuple[SkillNeed, ...], data: st.DataObject
) -> None:
    """Both twins give exactly the allowed rows at most ``gap`` below the k-th best, ascending,
    with the values that `coverage` gives everybody."""
    if not sum(need.weight for need in asked):
        return
    pool = pool_of(levels)
    flags = st.lists(st.booleans(), min_size=len(pool), max_size=len(pool))
    allowed = np.array(data.draw(flags), np.bool_)
    wanted = BestOf(allowed, data.draw(st.integers(1, 90)), data.draw(st.integers(0, 2 * SCALE)))
    values = pool.coverage(asked, ALL)
    ranked = sorted((int(value) for value in values[allowed]), reverse=True)
    least = ranked[wanted.k - 1] - wanted.gap if len(ranked) >= wanted.k else 0
    right = [row for row in np.flatnonzero(allowed).tolist() if values[row] >= least]
    for module in (plain, compiled):
        rows, found = module.leaders(plan_of(pool.skills, asked), wanted)
        assert rows.tolist() == right
        assert found.tolist() == values[right].tolist()


def test_leaders_over_several_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """More talents than the compiled twin adds up at a time."""
    size = 3 * 2**15 + 17
    random = np.random.default_rng(7)
    few = pool_of([{skill: 1 + n % 7} for n, skill in enumerate(SKILLS)])
    plan = plan_of(few.skills, (SkillNeed("x", (("go", SCALE), ("aws", 4000)), 3, 4),))
    counts = [size // 3, size // 5]
    rows = [np.sort(random.permutation(size)[:count]).astype(np.uint32) for count in counts]
    plan = plan._replace(
        rows=np.concatenate(rows),
        codes=random.integers(0, plan.credit.shape[1], sum(counts)).astype(np.uint8),
        begin=np.array([0, counts[0]], np.int64),
        end=np.array([counts[0], sum(counts)], np.int64),
    )
    for share, gap in ((0.1, 0), (0.5, 3000), (0.0, 0)):
        wanted = BestOf(random.random(size) < share, 20, gap)
        one, other = plain.leaders(plan, wanted), compiled.leaders(plan, wanted)
        assert one[0].tolist() == other[0].tolist()
        assert one[1].tolist() == other[1].tolist()


@given(st.lists(st.integers(0, 255), min_size=1, max_size=200), st.integers(1, 300))
def test_gathered_columns_are_the_same(numbers: list[int], size: int) -> None:
    """``gather(table, codes) == table[codes]`` for every width of codes."""
    table = np.array(numbers, np.uint8)
    for kind in (np.uint8, np.uint16, np.uint32, np.intp):
        codes: Codes = (np.arange(size) * 7 % table.size).astype(kind)
        right = [numbers[code] for code in codes.tolist()]
        assert plain.gather(table, codes).tolist() == right
        assert compiled.gather(table, codes).tolist() == right


def test_small_pools_do_without_compiling() -> None:
    assert twin(Kernels.AUTO, 10) is plain
    assert twin(Kernels.NUMPY, 10**6) is plain
    assert twin(Kernels.AUTO, 10**6) is compiled
    assert twin(Kernels.COMPILED, 10) is compiled
