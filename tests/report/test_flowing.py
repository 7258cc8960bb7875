from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from dxmatch.report.flowing import Flowing


def lines(text: str, width: int) -> list[str]:
    out = StringIO()
    Console(file=out, width=width).print(Flowing(text))
    return out.getvalue().splitlines()


def test_japanese_fills_the_line() -> None:
    assert lines("充足: 情報セキュリティ 100%、三層分離", 18) == [
        "充足: 情報セキュリ",
        "ティ 100%、三層分",
        "離",
    ]


def test_numbers_and_latin_words_stay_whole() -> None:
    assert lines("あい Python 100%", 9) == ["あい", "Python", "100%"]


def test_marks_stay_with_their_words() -> None:
    assert lines("ああ「い」う、え", 6) == ["ああ", "「い」", "う、え"]


def test_an_english_text_breaks_between_words() -> None:
    assert lines("not stated whether", 12) == ["not stated", "whether"]


def test_nothing_is_one_empty_line() -> None:
    assert lines("", 10) == [""]


@given(st.text("ab 1あア、。「」", max_size=60), st.integers(4, 40))
def test_no_character_is_lost_and_no_line_too_wide(text: str, width: int) -> None:
    """But for blanks, the lines are the text, and none is wider than the terminal."""
    shown = lines(text, width)
    assert "".join(shown).replace(" ", "") == text.replace(" ", "")
    assert max(map(cell_len, shown)) <= width
