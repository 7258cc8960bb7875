"""How well claims meet a minimum, kept by minimum."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.models import SCALE
from dxmatch.models.pool.fits import Fits, claim_fit

LEVEL = np.array([0, 0, 1, 3, 7], np.int32)
MONTHS = np.array([-1, 12, 0, 30, 720], np.int32)

minimums = st.tuples(st.integers(0, 7), st.integers(0, 720))


@given(st.lists(minimums, max_size=60))
def test_a_row_stays_what_it_is(asked: list[tuple[int, int]]) -> None:
    """One row for each minimum, also in the table that was there before it grew."""
    fits = Fits(LEVEL, MONTHS)
    seen = []
    for least in asked:
        row = fits[least]
        seen.append((least, row, fits.table))
    assert len({row for _, row, _ in seen}) == len(set(asked))
    for least, row, table in seen:
        right = claim_fit(*least, LEVEL, MONTHS).tolist()
        assert table[row].tolist() == right
        assert fits.table[row].tolist() == right
        assert fits[least] == row


@given(minimums, st.integers(0, 7), st.integers(-1, 720))
def test_saying_more_never_lowers_the_fit(least: tuple[int, int], level: int, months: int) -> None:
    said = np.array([[0, level, 0, level], [-1, -1, months, months]], np.int32)
    nothing, one, other, both = claim_fit(*least, said[0], said[1]).tolist()
    assert 0 <= nothing <= min(one, other) <= max(one, other) <= both <= SCALE


def test_threads_that_ask_for_the_same_get_the_same() -> None:
    fits, asked = Fits(LEVEL, MONTHS), [(level, 0) for level in range(8)] * 50
    with ThreadPoolExecutor(4) as threads:
        rows = list(threads.map(fits.__getitem__, asked))
    assert rows == [fits[least] for least in asked]
    assert len(set(rows)) == 8


def test_a_copy_in_another_process_answers_the_same() -> None:
    fits = Fits(LEVEL, MONTHS)
    fits[3, 0]
    copy = pickle.loads(pickle.dumps(fits))
    assert copy.table[copy[5, 24]].tolist() == claim_fit(5, 24, LEVEL, MONTHS).tolist()
