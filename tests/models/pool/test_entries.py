"""Long stretches of entries as bits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.models.pool.kernels.entries import Dense, Entries


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.integers(0, n - 1)))))
def test_bits_and_ranks_say_the_same_as_the_entries(drawn: tuple[int, set[int]]) -> None:
    """Bit and rank of every row lead to its entry, and to none where it has none."""
    size, held = drawn
    rows = np.array(sorted(held), np.uint32)
    dense = Dense.of(rows, size)
    for row in range(size):
        word, bit = int(dense.words[row // 64]), row % 64
        assert bool(word >> bit & 1) == (row in held)
        if row in held:
            before = (word & ((1 << bit) - 1)).bit_count()
            assert rows[int(dense.ranks[row // 64]) + before] == row


@pytest.mark.parametrize(("holders", "dense"), [(0, False), (20, False), (21, True), (1000, True)])
def test_only_what_many_hold_is_kept_as_bits(holders: int, dense: bool) -> None:
    rows = np.arange(holders, dtype=np.uint32)
    entries = Entries(rows, np.zeros(holders, np.uint8), 1000)
    found = entries.dense(0, holders)
    assert (found is not None) == dense
    assert entries.dense(0, holders) is found
    if found is not None:
        assert found.nbytes == 16 * (8 + 4)
