"""The twins of the kernels answer the same bytes, and what plain Python finds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.models import SCALE, SkillClaim, Talent
from dxmatch.models.pool import SkillNeed, TalentPool
from dxmatch.models.pool.coverage import plan_of
from dxmatch.models.pool.kernels import Kernels, marked_below, marked_served, nonzero, plain
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
def test_nonzero_rows_are_the_same_and_right(
    levels: list[dict[str, int]], asked: tuple[SkillNeed, ...], data: st.DataObject
) -> None:
    """Both twins give allowed rows only, once each, among them all that are above 0, with the
    values that `coverage` gives everybody."""
    if not sum(need.weight for need in asked):
        return
    pool = pool_of(levels)
    flags = st.lists(st.booleans(), min_size=len(pool), max_size=len(pool))
    allowed = np.array(data.draw(flags), np.bool_)
    values = pool.coverage(asked, ALL)
    for kernels in (Kernels.NUMPY, Kernels.COMPILED):
        rows, found = nonzero(plan_of(pool.skills, asked), allowed, kernels)
        assert len(set(rows.tolist())) == rows.size
        assert allowed[rows].all()
        assert found.tolist() == values[rows].tolist()
        assert set(np.flatnonzero(allowed & (values > 0)).tolist()) <= set(rows.tolist())


@pytest.mark.parametrize("share", [0.1, 0.5, 1.0, 0.0])
@pytest.mark.parametrize("first_source", [[0, 2, 3], [0, 1, 3], [0, 0, 3], [0, 3]])
def test_nonzero_over_several_windows(share: float, first_source: list[int]) -> None:
    """More talents than the compiled twin adds up at a time."""
    size = 3 * 2**14 + 17
    random = np.random.default_rng(7)
    few = pool_of([{skill: 1 + n % 7} for n, skill in enumerate(SKILLS)])
    sources = (("go", SCALE), ("aws", 4000), ("sql", 9000))
    plan = plan_of(few.skills, (SkillNeed("x", sources, 3, 4),))
    counts = [size // 3, size // 5, size]
    rows = [np.sort(random.permutation(size)[:count]).astype(np.uint32) for count in counts]
    ends = np.cumsum(counts)
    weights = np.arange(2, 1 + len(first_source), dtype=np.int32)
    plan = plan._replace(
        rows=np.concatenate(rows),
        codes=random.integers(0, plan.credit.shape[1], sum(counts)).astype(np.uint8),
        begin=ends - np.array(counts),
        end=ends,
        first_source=np.array(first_source, np.int64),
        weight=weights,
        total_weight=int(weights.sum()),
    )
    allowed = random.random(size) < share
    one, other = (np.array(twins.nonzero(plan, allowed)) for twins in (plain, compiled))
    kept = [found[:, found[1] > 0] for found in (one, other)]
    same = [found[:, np.argsort(found[0])].tolist() for found in kept]
    assert same[0] == same[1]
    assert bool(same[0][0]) == bool(share)


@given(
    st.lists(st.tuples(st.integers(0, 2**16 - 1), st.integers(0, 2**16 - 1)), max_size=90),
    st.integers(0, 2**16 - 1),
    st.integers(1, 2),
)
def test_marks_of_what_is_served_are_the_same(
    days: list[tuple[int, int]], enough: int, mark: int
) -> None:
    """Both twins say what plain Python says, also where a column wrapped round."""
    until, before = np.array(days, np.uint16).reshape(-1, 2).T.copy()
    right = [mark if (u - b) % 2**16 >= enough else 0 for u, b in days]
    for kernels in (Kernels.NUMPY, Kernels.COMPILED):
        marks = marked_served((until, before), enough, mark, kernels)
        assert marks.dtype == np.uint8
        assert marks.tolist() == right


@given(st.lists(st.integers(0, 255), max_size=90), st.integers(0, 255), st.integers(1, 2))
def test_marks_of_what_is_below_are_the_same(places: list[int], end: int, mark: int) -> None:
    for kind in (np.uint8, np.uint16, np.uint32):
        for kernels in (Kernels.NUMPY, Kernels.COMPILED):
            marks = marked_below(np.array(places, kind), end, mark, kernels)
            assert marks.dtype == np.uint8
            assert marks.tolist() == [mark if place < end else 0 for place in places]


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
