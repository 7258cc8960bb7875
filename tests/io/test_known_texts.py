"""Texts found by hash have the numbers of a dictionary, whatever their hashes are."""

from __future__ import annotations

import weakref
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.io import known_texts
from dxmatch.io.known_texts import KnownTexts
from tests.io.test_spans import SIGNS, spans

batches = st.lists(
    st.lists(st.one_of(st.text(SIGNS, max_size=9), st.text("ab", max_size=70)), max_size=30),
    max_size=6,
)


class Numbered(dict[str, int]):
    """Numbers in the order in which texts are asked for."""

    def __missing__(self, text: str) -> int:
        self[text] = len(self)
        return self[text]

    def ask(self, texts: Sequence[str]) -> list[int]:
        return [self[text] for text in texts]


def agrees(feed: list[list[str]]) -> None:
    numbered = Numbered()
    known = KnownTexts()
    for texts in feed:
        found = known.numbers(spans(texts), numbered.ask).tolist()
        assert found == [dict(numbered)[text] for text in texts]
    assert sorted(numbered.values()) == list(range(len(numbered)))


@given(batches)
def test_numbers_are_those_of_a_dictionary(feed: list[list[str]]) -> None:
    agrees(feed)


@given(batches)
def test_texts_with_the_same_hash_are_told_apart(feed: list[list[str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(known_texts, "_mixed", lambda words, number: words & 1)
        agrees(feed)


def test_many_texts_are_kept_and_then_forgotten() -> None:
    numbered = Numbered()
    known = KnownTexts()
    texts = [f"{number}年" for number in range(5000)]
    assert known.numbers(spans(texts), numbered.ask).tolist() == list(range(5000))
    numbered.clear()
    assert known.numbers(spans(texts[::-1]), numbered.ask).tolist() == list(range(4999, -1, -1))
    assert not numbered
    known.forget()
    assert known.numbers(spans(texts[::-1]), numbered.ask).tolist() == list(range(5000))


def test_who_is_asked_is_not_kept() -> None:
    """Or each import would leave a circle behind, and memory would grow until one is looked for."""
    numbered, known = Numbered(), KnownTexts()
    known.numbers(spans(["a", "b"]), numbered.ask)
    gone = weakref.ref(numbered)
    del numbered
    assert gone() is None
