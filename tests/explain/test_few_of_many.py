import pytest

from dxmatch.explain.few_of_many import few_of_many


@pytest.mark.parametrize(("count", "size"), [(21, 4), (30, 3), (40, 3), (120, 2), (30_000, 1)])
def test_how_far_it_goes(count: int, size: int) -> None:
    assert few_of_many(count)[0] == size


def test_all_smallest_sets_up_to_that_size() -> None:
    size, search = few_of_many(25)
    wanted = [{3}, {1, 2}, {4, 5, 6}, set(range(10, 10 + size + 1))]
    found = search(lambda chosen: any(one <= chosen for one in wanted))
    assert found == [{3}, {1, 2}, {4, 5, 6}]


def test_the_empty_set_may_do() -> None:
    assert few_of_many(25)[1](lambda chosen: True) == [frozenset()]
    assert few_of_many(1)[1](bool) == [frozenset({0})]
