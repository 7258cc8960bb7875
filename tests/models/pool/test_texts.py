from itertools import chain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.models.pool import texts
from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.texts import Texts

ANY = st.text(st.characters(), max_size=5) | st.sampled_from(["\ud800", "人材", "\x00", "\x1f", ""])


@given(st.lists(ANY, max_size=8), st.data())
def test_texts_come_back(known: list[str], data: st.DataObject) -> None:
    kept = Texts.of(known)
    assert list(kept) == known == [kept[row] for row in range(len(known))]
    assert kept[::2] == tuple(known[::2])
    rows = data.draw(st.lists(st.sampled_from(range(len(known))))) if known else []
    assert list(kept.take(np.array(rows, np.intp))) == [known[row] for row in rows]
    assert list(Texts.chained([kept, Texts.of(["z"]), kept])) == [*known, "z", *known]


@given(st.lists(ANY, max_size=8), st.integers(1, 3))
def test_texts_are_read_in_blocks(known: list[str], size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "_BLOCK", size)
        assert list(Texts.of(known)) == known


@given(st.lists(st.text("ab\x00長\ud800", max_size=3), max_size=4))
def test_what_is_ascending_is_in_order(known: list[str]) -> None:
    if Texts.of(known).ascending:
        assert known == sorted(set(known))


def test_ids_in_order_are_ascending() -> None:
    assert Texts.of([f"A{number:05}" for number in range(300)]).ascending
    assert not Texts.of(["A1", "A1"]).ascending


def test_places_widen_with_the_length() -> None:
    """Texts of 255, 256 … bytes in all: the place of the last one is never wrapped."""
    for size, width in ((255, 1), (256, 2), (65_535, 2), (65_536, 4)):
        kept = Texts.of(["x" * (size - 1), "y"])
        assert kept.utf8.starts.itemsize == width
        assert kept[1] == "y" and len(kept[0]) == size - 1


@given(st.lists(st.lists(st.integers(0, 300), max_size=4), max_size=6), st.data())
def test_lists_are_taken_in_any_order(lists: list[list[int]], data: st.DataObject) -> None:
    members = np.array(list(chain.from_iterable(lists)), np.uint16)
    kept = Lists.of_sizes([len(each) for each in lists], members)
    rows = data.draw(st.lists(st.sampled_from(range(len(lists))))) if lists else []
    for form in (kept, kept.narrow()):
        taken = form.take(np.array(rows, np.intp))
        found = [taken.of(row).tolist() for row in range(len(taken))]
        assert found == [lists[row] for row in rows]
        assert taken.sizes.tolist() == [len(lists[row]) for row in rows]
