"""Long stretches of entries as bits."""

from __future__ import annotations

import numpy as np
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


def test_bits_are_kept() -> None:
    rows = np.arange(0, 1000, 3, dtype=np.uint32)
    entries = Entries(rows, np.zeros(rows.size, np.uint8), 1000)
    assert entries.many == 21
    dense = entries.dense(0, rows.size)
    assert entries.dense(0, rows.size) is dense
    assert dense.nbytes == 16 * (8 + 4)
