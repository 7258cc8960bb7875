"""Long stretches of entries as bits."""

from __future__ import annotations

import ctypes
import pickle
from typing import Any

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


def drawn() -> Entries:
    """Tokens of 334, 20 and 21 entries."""
    parts = [np.arange(0, 1000, 3), np.arange(20), np.arange(40, 61)]
    starts = np.cumsum([0, *(part.size for part in parts)])
    rows = np.concatenate(parts).astype(np.uint32)
    return Entries(starts, rows, np.zeros(rows.size, np.uint8), 1000)


def test_bits_of_long_stretches_are_kept() -> None:
    entries = drawn()
    assert entries.many == 21
    sources, kept = entries.sources(np.array([2, 1, 0, 0]))
    assert sources[:, :2].tolist() == [[354, 375], [334, 354], [0, 334], [0, 334]]
    assert (sources[:, 2:] != 0).all(axis=1).tolist() == [True, False, True, True]
    again, same = entries.sources(np.array([2, 1, 0, 0]))
    assert again.tolist() == sources.tolist()
    assert same is kept
    assert kept.nbytes == 2 * 16 * (8 + 4)
    none, _ = entries.sources(np.empty(0, np.int64))
    assert none.shape == (0, 4)


def test_addresses_lead_to_bits_and_ranks() -> None:
    entries = drawn()
    sources, kept = entries.sources(np.array([0, 2]))
    for token, (words_at, ranks_at) in zip((0, 2), sources[:, 2:].tolist(), strict=True):
        dense = Dense.of(entries.rows[entries.part(token)], 1000)
        words = (ctypes.c_uint64 * dense.words.size).from_address(words_at)
        ranks = (ctypes.c_uint32 * dense.ranks.size).from_address(ranks_at)
        assert list(words) == dense.words.tolist()
        assert list(ranks) == dense.ranks.tolist()
    assert kept is not None


def test_bits_are_forgotten_when_they_take_too_much_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever holds the addresses goes on to use them."""
    monkeypatch.setattr("dxmatch.models.pool.kernels.entries._ROOM", 200)
    entries = drawn()
    _, first = entries.sources(np.array([0]))
    _, second = entries.sources(np.array([0, 2]))
    _, third = entries.sources(np.array([0]))
    assert first is second
    assert third is not second
    assert (second.sources[[0, 2], 2:] > 0).all()


def test_a_copy_in_another_process_has_no_addresses() -> None:
    entries = drawn()
    entries.sources(np.array([0]))
    copy = pickle.loads(pickle.dumps(entries))
    sources, kept = entries.sources(np.array([0]))
    other, fresh = copy.sources(np.array([0]))
    assert fresh is not kept
    assert other[0, :2].tolist() == sources[0, :2].tolist()
    assert other[0, 2] != sources[0, 2]


@given(st.data(), st.sampled_from([5, 254, 255, 256]), st.sampled_from([np.uint8, np.uint16]))
def test_columns_say_the_same_as_the_entries(
    data: st.DataObject, top: int, kind: type[np.unsignedinteger[Any]]
) -> None:
    """Of each row the code and 1, 0 without an entry; also where 1 more takes more bytes."""
    top = min(top, np.iinfo(kind).max)
    held = data.draw(st.dictionaries(st.integers(0, 40), st.integers(0, top), min_size=1))
    other = data.draw(st.dictionaries(st.integers(0, 40), st.integers(0, top), min_size=1))
    both = [*sorted(other.items()), *sorted(held.items())]
    starts = np.array([0, len(other), len(both)], np.intp)
    rows = np.array([row for row, _ in both], np.uint32)
    entries = Entries(starts, rows, np.array([code for _, code in both], kind), 41)
    column = entries.column(entries.part(1))
    assert column.tolist() == [held[row] + 1 if row in held else 0 for row in range(41)]
    assert entries.column(entries.part(1)) is column
    assert entries.column(entries.part(0)) is not column
    copy = pickle.loads(pickle.dumps(entries))
    again = copy.column(copy.part(1))
    assert again is not column and again.tolist() == column.tolist()
