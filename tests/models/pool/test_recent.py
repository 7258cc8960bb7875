import pickle

import pytest

from dxmatch.models.pool.recent import Recent


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
