"""A passage of numbers is the passage of the text that they stand for."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.io.passage import LONGEST_IN_WORDS, Passage, code_points

BMP = "ab、\x00長\uffff\ud800,\n"
texts = st.text(BMP, max_size=30)


def both(text: str) -> tuple[Passage, Passage]:
    points = code_points(text).view("<u2")
    return Passage(text), Passage(None, points)


@given(texts, st.integers(0, 30), st.integers(0, 30), st.text(BMP, min_size=1, max_size=3))
def test_numbers_stand_for_the_text(text: str, start: int, stop: int, signs: str) -> None:
    for passage in both(text):
        assert len(passage) == len(text)
        assert passage.text == text
        assert passage.part(start, stop) == text[start:stop]
        assert passage.points(start, stop).tolist() == list(map(ord, text[start:stop]))
        assert passage.holds(signs) == (signs in text)
        assert passage.holds_one_of([signs, "長"]) == (signs in text or "長" in text)
        assert passage.units is not None
        assert passage.units.tolist() == list(map(ord, text))


@given(texts, st.integers(0, 15), st.integers(15, 30), st.lists(st.text(BMP + "\U0001f600")))
def test_a_part_and_more_texts(text: str, start: int, stop: int, more: list[str]) -> None:
    stop = min(stop, len(text))
    start = min(start, stop)
    wanted = "".join([text[start:stop], *more])
    for passage in both(text):
        found = passage.followed_by(start, stop, more)
        assert len(found) - len(wanted) == LONGEST_IN_WORDS
        assert found.text == wanted + "\0" * (len(found) - len(wanted))
        assert (found.units is None) == ("\U0001f600" in wanted)


def test_signs_across_pieces_are_found() -> None:
    text = "a" * (2**18 - 1) + "bc" + "a" * 9
    for passage in both(text):
        assert passage.holds("bc") and passage.holds("c") and not passage.holds("cb")
    assert np.array_equal(both(text)[1].points(2**18 - 1, 2**18 + 1), [ord("b"), ord("c")])
