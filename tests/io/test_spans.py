"""Stretches of a text are the texts that they stand for."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.io.passage import Passage
from dxmatch.io.spans import Spans, Units

SIGNS = "ab、\x00長\uffff\U0001f600\ud800"


def spans(texts: list[str]) -> Spans:
    whole = "-".join(["", *texts, ""])
    ends = np.cumsum([len(text) + 1 for text in texts], dtype=np.intp)
    starts = ends - np.array([len(text) for text in texts], np.intp)
    return Spans.of(Passage(whole), starts, ends)


@given(st.lists(st.text(SIGNS, max_size=9)))
def test_what_stands_between_a_sign(texts: list[str]) -> None:
    found = Spans.listing(texts).cut("、")
    pieces = [text.split("、") for text in texts]
    if found is None:
        assert any(ord(char) > 0xFFFF for char in "".join(texts))
        return
    assert list(found[0]) == [piece for each in pieces for piece in each]
    assert found[1].tolist() == list(map(len, pieces))


@given(st.text("ab、", max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20))))
def test_texts_in_any_order_are_cut_even_if_they_overlap(
    whole: str, bounds: list[tuple[int, int]]
) -> None:
    starts, ends = np.sort(np.minimum(bounds, len(whole)).reshape(-1, 2).astype(np.intp)).T
    found = Spans.of(Passage(whole), starts, ends).cut("、")
    pieces = [whole[start:end].split("、") for start, end in zip(starts, ends, strict=True)]
    assert found is not None
    assert list(found[0]) == [piece for each in pieces for piece in each]
    assert found[1].tolist() == list(map(len, pieces))


@given(st.text("ab長\uffff", max_size=70), st.lists(st.integers(0, 70)), st.integers(0, 3))
def test_words_are_four_characters_each(whole: str, places: list[int], first: int) -> None:
    units = Passage(whole).units
    assert units is not None
    starts = np.minimum(np.array(places, np.intp), len(whole))
    for number, words in enumerate(Units(units).words(starts, first, first + 2), first):
        for start, word in zip(starts.tolist(), words.tolist(), strict=True):
            text = whole[start + 4 * number : start + 4 * number + 4]
            held = (1 << 16 * len(text)) - 1
            assert word & held == sum(ord(char) << 16 * at for at, char in enumerate(text))


@given(st.lists(st.text(SIGNS, max_size=9)))
def test_spans_are_the_texts(texts: list[str]) -> None:
    made: Any = spans(texts)
    assert list(made) == made[:] == texts
    assert [made[place] for place in range(len(made))] == texts
    order = np.arange(len(texts))[::-1]
    units = made.whole.units
    if units is not None:
        made = Spans.of(Passage(None, units), made.starts, made.ends)
        assert list(made) == texts and not made.whole.has_text
    assert list(made.take(order)) == texts[::-1]
