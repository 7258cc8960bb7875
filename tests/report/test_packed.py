from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from dxmatch.report.packed import Packed


def lines(items: list[str], width: int) -> list[str]:
    out = StringIO()
    Console(file=out, width=width).print(Packed(tuple(map(Text, items))))
    return out.getvalue().splitlines()


def test_breaks_between_items_only() -> None:
    assert lines(["○稼働", "○予算", "？場所 1"], 14) == ["○稼働  ○予算", "？場所 1"]


def test_one_line_if_there_is_room() -> None:
    assert lines(["a b", "c"], 8) == ["a b  c"]


@given(st.lists(st.text("abあ", min_size=1, max_size=6), min_size=1), st.integers(12, 60))
def test_every_item_is_shown_once_and_in_order(items: list[str], width: int) -> None:
    """Items that fit the width come out whole and in order."""
    assert [item for line in lines(items, width) for item in line.split("  ")] == items
