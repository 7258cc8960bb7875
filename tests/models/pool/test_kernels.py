"""The twins of the kernels answer the same bytes, and what plain Python finds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.models import SCALE, SkillClaim, Talent
from dxmatch.models.pool import SkillNeed, TalentPool
from dxmatch.models.pool.coverage import plan_of
from dxmatch.models.pool.kernels import (
    Below,
    ColumnTest,
    Kernels,
    Marked,
    Served,
    holders,
    plain,
)
from dxmatch.models.pool.kernels import allowed as kernels_allowed
from dxmatch.models.pool.kernels.choice import twin
from dxmatch.models.pool.kernels.entries import Entries
from dxmatch.models.pool.lists import Lists
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
        months=st.integers(0, 720),
    )
    return st.lists(need, min_size=1, max_size=4).map(tuple)


@given(held(), needs(), st.data())
def test_holders_are_the_same_and_right(
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
        tests = [Marked(allowed.view(np.uint8) * np.uint8(2))]
        rows, found, eligible = holders(plan_of(pool.skills, asked), tests, len(pool), 2, kernels)
        assert eligible == np.count_nonzero(allowed)
        assert len(set(rows.tolist())) == rows.size
        assert allowed[rows].all()
        assert found.tolist() == values[rows].tolist()
        assert set(np.flatnonzero(allowed & (values > 0)).tolist()) <= set(rows.tolist())


@pytest.mark.parametrize("share", [0.1, 0.5, 1.0, 0.0])
@pytest.mark.parametrize("first_source", [[0, 2, 3], [0, 1, 3], [0, 0, 3], [0, 3]])
def test_holders_over_several_windows(share: float, first_source: list[int]) -> None:
    """More talents than the compiled twin adds up at a time."""
    size = 3 * 2**14 + 17
    random = np.random.default_rng(7)
    few = pool_of([{skill: 1 + n % 7} for n, skill in enumerate(SKILLS)])
    sources = (("go", SCALE), ("aws", 4000), ("sql", 9000))
    plan = plan_of(few.skills, (SkillNeed("x", sources, 3, 4),))
    counts = [size // 3, size // 5, size]
    held_by = [np.sort(random.permutation(size)[:count]).astype(np.uint32) for count in counts]
    ends = np.cumsum(counts)
    codes = random.integers(0, plan.fits.shape[1], sum(counts)).astype(np.uint8)
    needs = len(first_source) - 1
    plan = plan._replace(
        entries=Entries(np.array([0, *ends]), np.concatenate(held_by), codes, size),
        token=[0, 1, 2],
        first_source=first_source,
        fit=[plan.fit[0]] * needs,
        weight=list(range(2, 2 + needs)),
    )
    allowed = random.random(size) < share
    tests = [Marked(allowed.view(np.uint8) * np.uint8(2))]
    kept = []
    for kernels in (Kernels.NUMPY, Kernels.COMPILED):
        rows, values, eligible = holders(plan, tests, size, 1, kernels)
        assert eligible == np.count_nonzero(allowed)
        found = np.array([rows, values])
        kept.append(found[:, found[1] > 0])
    same = [found[:, np.argsort(found[0])].tolist() for found in kept]
    assert same[0] == same[1]
    assert bool(same[0][0]) == bool(share)


def columns(size: int) -> st.SearchStrategy[list[ColumnTest]]:
    """Tests of columns of so many rows, of every kind and width."""

    def column(kind: type[np.unsignedinteger[Any]], top: int) -> st.SearchStrategy[Codes]:
        numbers = st.lists(st.integers(0, top), min_size=size, max_size=size)
        return numbers.map(lambda found: np.array(found, kind))

    days, verdict = column(np.uint16, 2**16 - 1), column(np.uint8, 2)
    spans = st.tuples(days, days)
    served = st.builds(Served, spans, spans, st.integers(0, 2**16 - 1), st.none() | verdict)
    below = [
        st.builds(Below, column(kind, top), column(kind, top), st.integers(0, top))
        for kind, top in ((np.uint8, 255), (np.uint16, 2**16 - 1), (np.uint32, 2**32 - 1))
    ]
    return st.lists(served | st.one_of(below) | st.builds(Marked, verdict), max_size=5)


def said(test: ColumnTest, row: int, least: int) -> bool:
    """In plain Python: whether one row gets at least a verdict from one test."""
    if isinstance(test, Marked):
        return bool(test.verdicts[row] >= least)
    if isinstance(test, Below):
        return int((test.sure if least == 2 else test.possible)[row]) < test.end
    until, before = test.sure if least == 2 else test.possible
    fits = (int(until[row]) - int(before[row])) % 2**16 >= test.enough
    return fits and (test.gates is None or bool(test.gates[row] >= least))


# The compiled twin takes 64 rows at a time, and those left over one by one.
SIZES = st.integers(0, 40) | st.sampled_from([63, 64, 65, 128, 150])


@given(SIZES.flatmap(lambda size: st.tuples(st.just(size), columns(size))))
def test_both_twins_pass_the_rows_that_plain_python_passes(
    asked: tuple[int, list[ColumnTest]],
) -> None:
    """Also where a column of capacity wrapped round, and without any test at all."""
    size, tests = asked
    for least in (1, 2):
        right = [all(said(test, row, least) for test in tests) for row in range(size)]
        for kernels in (Kernels.NUMPY, Kernels.COMPILED):
            assert kernels_allowed(tests, size, least, kernels).tolist() == right


def test_columns_with_gaps_pass_the_same_rows() -> None:
    """A column may be every other number of another, and may be read-only."""
    wide = np.arange(0, 60_000, 3, dtype=np.uint16)
    wide.flags.writeable = False
    test = Below(wide[::2], wide[::2], 30_001)
    right = (wide[::2] < 30_001).tolist()
    for kernels in (Kernels.NUMPY, Kernels.COMPILED):
        assert kernels_allowed([test], wide[::2].size, 2, kernels).tolist() == right


@given(st.lists(st.integers(0, 255), min_size=1, max_size=200), st.integers(1, 300))
def test_gathered_columns_are_the_same(numbers: list[int], size: int) -> None:
    """``gather(table, codes) == table[codes]`` for every width of codes."""
    table = np.array(numbers, np.uint8)
    for kind in (np.uint8, np.uint16, np.uint32, np.intp):
        codes: Codes = (np.arange(size) * 7 % table.size).astype(kind)
        right = [numbers[code] for code in codes.tolist()]
        assert plain.gather(table, codes).tolist() == right
        assert compiled.gather(table, codes).tolist() == right


@given(
    st.lists(st.lists(st.integers(0, 5), max_size=5), max_size=30),
    st.sampled_from([np.uint8, np.uint16, np.uint32, np.intp]),
    st.sampled_from([np.uint8, np.uint16, np.uint32]),
)
def test_lists_turned_round_are_the_same_and_right(
    held: list[list[int]], kind: type[np.integer[Any]], code_kind: type[np.integer[Any]]
) -> None:
    """Rows ascend within a token, repeats stay, and nobody has the last token."""
    token, code = np.array([1, 0, 1, 3, 0, 3]), np.array([7, 6, 5, 4, 3, 2], code_kind)
    sizes, members = list(map(len, held)), [item for each in held for item in each]
    lists = Lists.of_sizes(sizes, np.array(members, kind))
    entries = [
        (int(token[item]), row, int(code[item])) for row, each in enumerate(held) for item in each
    ]
    right = sorted(entries, key=lambda entry: entry[0])
    for module in (plain, compiled):
        starts, rows, codes = module.turned(lists, token, code, 5)
        counts = [sum(entry[0] == number for entry in right) for number in range(5)]
        assert starts.tolist() == np.cumsum([0, *counts]).tolist()
        assert rows.tolist() == [row for _, row, _ in right]
        assert codes.tolist() == [said for _, _, said in right]
        assert (starts.dtype, rows.dtype, codes.dtype) == (np.intp, np.uint32, code_kind)


@pytest.mark.parametrize("kind", [np.uint8, np.intp])
def test_lists_that_point_nowhere_are_refused(kind: type[np.integer[Any]]) -> None:
    """Whoever opens a damaged pool without verifying it gets an error, no other memory."""
    token, code = np.array([0, 1]), np.array([0, 0], np.uint8)
    good = Lists.of_sizes([1, 2], np.array([1, 0, 1], kind))
    assert compiled.turned(good, token, code, 2)[0].tolist() == [0, 1, 3]
    for lists in (
        Lists(good.starts, np.array([1, 0, 2], kind)),
        Lists(good.starts, np.array([1, 0, -1]).astype(kind)),
        Lists(np.array([0, 1, 4]), good.codes),
        Lists(np.array([0, 4, 3]), good.codes),
        Lists(np.array([-1, 1, 3]), good.codes),
    ):
        with pytest.raises(IndexError):
            compiled.turned(lists, token, code, 2)
    nobody = Lists.of_sizes([0, 0], np.empty(0, kind))
    assert compiled.turned(nobody, token[:0], code[:0], 0)[0].tolist() == [0]


def test_sums_that_are_used_again_are_all_0(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when another size came between, or a search ended early."""
    few, many = pool_of([{"go": 1}] * 3), pool_of([{"go": 1, "sql": 2}] * 5)

    def right(pool: TalentPool, skill: str) -> bool:
        need = SkillNeed(skill, ((skill, SCALE),))
        rows, values, eligible = holders(plan_of(pool.skills, [need]), [], len(pool), 1)
        whole = [*range(len(pool))] if skill in pool.skills else []
        return (rows.tolist(), values.tolist(), eligible) == (
            whole,
            [SCALE] * len(whole),
            len(pool),
        )

    for pool, skill in ((many, "go"), (many, "sql"), (few, "go"), (many, "java"), (many, "go")):
        assert right(pool, skill)
    needs = iter([(np.arange(5), np.ones(5, np.int32))])
    with monkeypatch.context() as patch:
        patch.setattr(plain, "points_of", lambda *_: next(needs))
        asked = [SkillNeed("go", (("go", SCALE),))] * 2
        with pytest.raises(StopIteration):
            holders(plan_of(many.skills, asked), [], len(many), 1)
    assert right(many, "go")


def test_small_pools_do_without_compiling() -> None:
    assert twin(Kernels.AUTO, 10) is plain
    assert twin(Kernels.NUMPY, 10**6) is plain
    assert twin(Kernels.AUTO, 10**6) is compiled
    assert twin(Kernels.COMPILED, 10) is compiled
