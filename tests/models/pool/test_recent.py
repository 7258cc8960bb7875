import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.models.pool import recent
from dxmatch.models.pool.recent import Recent, RecentColumns
from dxmatch.models.pool.rows import Bytes


@pytest.mark.parametrize("size", [0, 2])
def test_a_copy_begins_empty_and_keeps_as_many(size: int) -> None:
    recent: Recent[str, int] = Recent(size)
    assert recent.get("a", lambda: 1) == 1
    copy = pickle.loads(pickle.dumps(recent))
    assert copy.size == size and copy.get("a", lambda: 2) == 2


def test_the_last_ones_are_kept() -> None:
    recent: Recent[str, int] = Recent(2)
    for key in ("a", "b", "a", "c"):
        recent.get(key, lambda: 1)
    assert [recent.get(key, lambda: 2) for key in ("a", "c", "b")] == [1, 1, 2]


@given(st.lists(st.integers(0, 9), max_size=40), st.integers(0, 4), st.integers(0, 30))
def test_columns_are_kept_by_number_and_by_bytes(asked: list[int], size: int, room: int) -> None:
    """The last ones, as in a list of them in plain Python; column ``n`` has ``n`` bytes."""
    columns: RecentColumns[int, Bytes] = RecentColumns(size)
    last: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recent, "_ROOM", room)
        for key in asked:
            made: list[int] = []

            def make(key: int = key, made: list[int] = made) -> Bytes:
                made.append(key)
                return np.zeros(key, np.uint8)

            assert columns.get(key, make).size == key
            assert bool(made) == (key not in last)
            last = [*(each for each in last if each != key), key]
            while len(last) > size and sum(last) > room:
                del last[0]
            assert columns.nbytes == sum(last)
    copy = pickle.loads(pickle.dumps(columns))
    assert (copy.size, copy.nbytes) == (size, 0)
    assert copy.get(3, lambda: np.zeros(3, np.uint8)).size == copy.nbytes == 3


def test_what_two_threads_make_at_once_counts_once() -> None:
    columns: RecentColumns[str, Bytes] = RecentColumns()

    def made_in_between() -> Bytes:
        columns.get("a", lambda: np.zeros(5, np.uint8))
        return np.zeros(5, np.uint8)

    assert columns.get("a", made_in_between).size == 5
    assert columns.nbytes == 5
