"""Characters that are folded alone are folded so in any company."""

from __future__ import annotations

import unicodedata

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.io.folded_units import NOT_ALONE, folded_units

KNOWN = [point for point in range(2**16) if folded_units()[point] != NOT_ALONE]


def fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def by_table(text: str) -> str:
    return "".join(map(chr, folded_units()[[*map(ord, text)]].tolist()))


def test_each_between_others() -> None:
    for sign in ("a", "か", "ﾊ", "ハ", "1", "漢"):
        text = sign.join(map(chr, KNOWN))
        assert fold(text) == fold(sign).join(map(by_table, map(chr, KNOWN)))


def test_what_feeds_are_written_in_is_known() -> None:
    text = "窓口業務の改善に、ＲＰＡ（Java・C#）を①ー〜～「」ｱ：％"
    assert by_table(text) == fold(text)
    assert np.all(
        folded_units()[[*map(ord, "か\u3099ﾞΣİ㍿\ud800")]] == [ord("か"), *[NOT_ALONE] * 6]
    )


@given(st.lists(st.sampled_from(KNOWN)))
def test_texts_of_them(points: list[int]) -> None:
    text = "".join(map(chr, points))
    assert by_table(text) == fold(text)
