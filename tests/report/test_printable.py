import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.report import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("山田 K-001", "山田 K-001"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x9b2J", r"\x9b2J"),
        ("a\r\nb\tc", r"a\r\nb\tc"),
        ("\u202eevil", r"\u202eevil"),
        ("\ud800", r"\ud800"),
        ("👩‍💻", "👩‍💻"),
    ],
)
def test_controls_are_shown_and_the_rest_stays(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_moves_the_cursor(text: str) -> None:
    """For every text: no control, surrogate or line separator is left, and it can be encoded."""
    shown = printable(text)
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Zl", "Zp"}
    shown.encode("utf-8")


@given(st.text())
def test_showing_twice_changes_nothing(text: str) -> None:
    """``printable`` is idempotent."""
    assert printable(printable(text)) == printable(text)
