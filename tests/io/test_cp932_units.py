"""cp932 as numbers is what the codec of the standard library makes of it, byte for byte."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.io import cp932_units as module
from dxmatch.io.cp932_units import UNASSIGNED, cp932_units


def by_codec(content: bytes) -> str | None:
    try:
        text = content.decode("cp932")
    except UnicodeDecodeError:
        return None
    return None if any(char in text for char in UNASSIGNED) else text


def by_numbers(content: bytes) -> str | None:
    units = cp932_units(content)
    return None if units is None else units.tobytes().decode("utf-16-le", "surrogatepass")


def test_all_pairs_of_bytes() -> None:
    for pair in map(bytes, product(range(256), repeat=2)):
        assert by_numbers(pair) == by_codec(pair)


def test_all_good_pairs_in_one_text() -> None:
    pairs = map(bytes, product(range(256), repeat=2))
    content = b"a".join(pair for pair in pairs if by_codec(pair) is not None)
    assert len(content) > module._PIECE
    assert by_numbers(content) == by_codec(content)


def test_all_bytes_alone_and_none() -> None:
    for content in [b"", *(bytes([byte]) for byte in range(256))]:
        assert by_numbers(content) == by_codec(content)


# Bytes that lead, follow, do both, or do neither; and text as people write it.
contents = st.lists(
    st.one_of(
        st.binary(max_size=5),
        st.text("aあア漢ｱ①髙～、\n,ソ表", max_size=9).map(lambda text: text.encode("cp932")),
        st.sampled_from([b"\x81", b"\x9f", b"\xe0", b"\xfc", b"\x40", b"\x7f", b"\x80", b"\xa0"]),
        st.integers(0, 20).map(lambda count: b"\x81" * count),
        st.integers(0, 9).map(lambda count: b"\x81\x9f\xe0\xfc" * count),
    ),
    max_size=12,
).map(b"".join)


@given(contents)
def test_any_bytes(content: bytes) -> None:
    assert by_numbers(content) == by_codec(content)


@given(contents, st.sampled_from([1, 2, 3, 7, 8, 9, 16]))
def test_pieces_may_end_anywhere(content: bytes, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_PIECE", size)
        assert by_numbers(content) == by_codec(content)


def test_a_text_of_several_pieces() -> None:
    text = "スキル,表、ソｱ髙①\n" * 30_000
    for shift in ("", "a"):
        units = cp932_units((shift + text).encode("cp932"))
        assert units is not None
        assert np.array_equal(units, [*map(ord, shift + text)])
        assert cp932_units((shift + text).encode("cp932") + b"\x81") is None
