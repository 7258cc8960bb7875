"""Labels are found in spite of width, spaces and ornaments, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.io.labels import LabelIndex, join_labels, label_key
from dxmatch.io.table import column_letter


def test_spellings_of_a_label_share_a_key() -> None:
    for label in ("◆氏 名◆", "【氏　名】", "氏名:", " 氏名 "):
        assert label_key(label) == "氏名"
    assert label_key("ＩＤ") == label_key("id")
    assert label_key("英語") != label_key("日本語")


def test_a_label_is_found_in_full_or_by_its_last_line() -> None:
    index = LabelIndex(["基本/ID", "スキル/言語", "条件/言語", "備考"])
    assert index.find("ID") == [0]
    assert index.find("スキル/言語") == [1]
    assert index.find("言語") == [1, 2]
    assert index.find("氏名") == []


def test_lines_of_a_header_are_joined_and_repeats_said_once() -> None:
    assert join_labels([["A", "A", ""], ["x", "A", "z", ""]]) == ("A/x", "A", "z", "")


@given(st.integers(0, 20_000))
def test_column_letters_count_like_a_spreadsheet(index: int) -> None:
    """The letters, read as a number in base 26 with digits A to Z, give the index back."""
    value = 0
    for letter in column_letter(index):
        value = value * 26 + ord(letter) - ord("A") + 1
    assert value == index + 1


@pytest.mark.parametrize("label", ["ス\u200bキル", "\ufeffスキル", "ス\u2060キ\u00adル"])
def test_what_is_invisible_in_a_label_hides_no_column(label: str) -> None:
    assert label_key(label) == label_key("スキル")
