"""Groups of lines and more lines than a table holds; counts are properties elsewhere."""

import numpy as np
import pytest

from dxmatch.explain.lattice import Lattice
from dxmatch.models.pool.rows import Bools
from tests.explain.brute import subsets
from tests.explain.sample import POOL, POSITION, SHEET
from tests.scoring.plugged import Everybody


def lattice(columns: list[Bools]) -> Lattice:
    lines = [Everybody(note=str(at)) for at in range(len(columns))]
    return Lattice.of_columns(lines, columns, columns[0].size)


def test_names_each_requirement() -> None:
    titles = [line.title.en for line in Lattice.of(SHEET, POSITION, POOL).lines]
    assert titles == [
        "Schedule",
        "Budget",
        "Engagement form",
        "Place",
        "Must-have requirements: Python (level 4+)",
        "Must-have requirements: SQL (3+ years)",
    ]


def test_counts_of_the_sample() -> None:
    found = Lattice.of(SHEET, POSITION, POOL)
    assert found.count() == 0
    assert found.rows({1, 4}).tolist() == [0, 1]
    assert found.relaxations(1) == tuple(frozenset({line}) for line in (0, 1, 2, 5))
    assert frozenset({1, 4}) in found.relaxations(2)
    assert found.conflicts(1) == (frozenset({0, 1, 2, 5}),)
    assert found.passing({0, 1, 2, 5}) == 0
    assert found.complete_to is None


def test_lines_that_keep_out_the_same_talents_go_together() -> None:
    out, nobody = np.array([True, True, False]), np.array([False] * 3)
    found = lattice([out, nobody, out])
    assert found.groups == ((0, 2),)
    assert found.relaxations(2) == (frozenset({0, 2}),)
    assert found.conflicts(2) == (frozenset({0}), frozenset({2}))
    assert [found.count(chosen) for chosen in subsets(3)] == [1, 1, 1, 1, 1, 3, 1, 3]


def test_a_pool_that_is_too_small() -> None:
    found = lattice([np.array([True, False])])
    assert found.relaxations(3) == ()
    assert found.conflicts(3) == (frozenset(),)
    assert found.passing(()) == 2


def test_enough_already() -> None:
    found = lattice([np.array([True, False])])
    assert found.relaxations(1) == (frozenset(),)
    assert found.conflicts(1) == ()


@pytest.mark.parametrize("at_least", [1, 3, 10])
def test_many_lines_are_searched_to_a_stated_size(at_least: int) -> None:
    """The same sets as the table of twenty lines, with five lines more that repeat none of it."""
    rng = np.random.default_rng(7)
    columns = list(rng.random((20, 400)) < 0.1)
    for at in range(5):
        lone = np.zeros(400, np.bool_)
        lone[at] = True
        columns.append(lone | columns[at])
    many = lattice(columns)
    size = many.complete_to
    assert size == few(25) and len(many.groups) == 25
    for chosen in many.relaxations(at_least):
        assert many.count(chosen) >= at_least
        assert all(many.count(chosen - {line}) < at_least for line in chosen)
    for chosen in many.conflicts(at_least):
        assert many.passing(chosen) < at_least
        assert all(many.passing(chosen - {line}) >= at_least for line in chosen)
    small = lattice(columns[:20])
    short = [one for one in small.relaxations(at_least) if len(one) <= size]
    inside = [one for one in many.relaxations(at_least) if max(one, default=0) < 20]
    assert set(inside) <= set(short)


def few(count: int) -> int:
    from dxmatch.explain.few_of_many import few_of_many

    return few_of_many(count)[0]
