"""No cell of ours runs in a spreadsheet program, and the guard comes off again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.io.formula_safe import TRIGGERS, guarded, is_dangerous, unguarded

SPACES = ("", " ", "\u3000", "\xa0", "\u200b", "\ufeff", " \u200b ")
TEXTS = st.builds(
    lambda space, start, rest: space + start + rest,
    st.sampled_from(SPACES),
    st.sampled_from([*sorted(TRIGGERS), "'", "", "a"]),
    st.text(max_size=5),
)


@given(TEXTS)
def test_the_guard_comes_off_exactly(text: str) -> None:
    """unguarded∘guarded = id: no two texts share a cell."""
    assert unguarded(guarded(text)) == text


@given(TEXTS)
def test_no_cell_begins_with_a_trigger(text: str) -> None:
    """Neither as it stands nor behind spaces and characters without width."""
    cell = guarded(text)
    assert not is_dangerous(cell)
    assert cell.strip(" \u3000\xa0\u200b\ufeff\u2060")[:1] not in TRIGGERS


@pytest.mark.parametrize("text", ["", "a", "山田", "1-2", "C++", "a=1", "a'b", "60〜80", "～x"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text
