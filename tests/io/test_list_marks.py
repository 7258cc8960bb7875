"""A sign that numbers or marks an item hides no protected phrase, and makes none of honest work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.io.list_marks import items_apart, without_empty_items
from dxmatch.io.protected_pairs import touched_lines
from dxmatch.io.protected_phrases import find_protected, may_be_protected, redacted
from dxmatch.io.protected_topics import ProtectedTopic
from dxmatch.io.text_lines import TextLines
from tests.io.test_protected_phrases import FORBIDDEN, HONEST, phrases

SIGNS = """
① ⑳ ❶ ➀ ⑴ ⒈ ⓐ ㊀ ㈠ ㋐ 1️⃣ (1) （１） [1] 【1】 <1> (一) (ア) (a) 1. １． 1) 1） 1、 2-1. 一、 イ. a.
Ⅰ. ⅰ) 第1に、 ・ ･ • ■ □ ● ○ ◎ 〇 ◆ ▲ ▶ ★ ✓ ☐ → * ＊ - – ー # + ・① ■(1)
"""
MARKS = [*SIGNS.split(), "1 ", "① ", "・ ", "1. ", "　・　", "No.1 "]


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_hides_no_forbidden_phrase_and_goes_with_it(mark: str) -> None:
    for phrase in phrases(FORBIDDEN):
        assert redacted(f"{mark}{phrase}").text == "", phrase
        among = redacted(f"要件定義を担当\n{mark}{phrase}\nAWSの移行経験あり")
        assert among.topics and among.text == "要件定義を担当\n\nAWSの移行経験あり", phrase
        assert may_be_protected(f"{mark}{phrase}"), phrase


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_makes_no_phrase_of_the_words_of_municipal_work(mark: str) -> None:
    for phrase in phrases(HONEST):
        assert find_protected(f"{mark}{phrase}") == (), phrase
        assert find_protected(f"要件定義を担当\n{mark}{phrase}\nAWSの移行経験あり") == (), phrase


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("①若手の技術者を希望", ""),
        ("①若手の技術者", ""),
        ("①要件定義、②４０代まで、③設計", "①要件定義、③設計"),
        ("①要件定義②若手の技術者③AWS", "①要件定義③AWS"),
        ("(1)要件定義(2)男性の開発者(3)AWS", "(1)要件定義(3)AWS"),
        ("求める人材\n1. 若手の技術者\n2. AWS経験者", "求める人材\n\n2. AWS経験者"),
        ("①若手の技術者、AWS経験者", "①AWS経験者"),
        ("募集要項。・若手の方。・AWS", "募集要項。・AWS"),
        ("募集チーム\n・若手の技術者\n・AWS", "募集チーム\n\n・AWS"),
        ("①AWS経験者", "①AWS経験者"),
    ],
)
def test_the_other_items_stay(raw: str, text: str) -> None:
    assert redacted(raw).text == text


@pytest.mark.parametrize(
    "text",
    [
        "育成対象\n・若手エンジニア\n・中堅エンジニア",
        "チーム構成:①PM、②若手エンジニア",
        "■支援対象\n・若手の方",
        "・PM1名\n・若手エンジニア3名",
        "若手エンジニア②の育成",
        "若手エンジニア(3)名を指導",
    ],
)
def test_lists_of_those_who_are_taught_or_are_a_team_stay(text: str) -> None:
    assert redacted(text).text is text


def test_a_heading_speaks_for_its_own_list_only() -> None:
    raw = "体制\n・PM\n・若手エンジニア\n\n応募条件\n・若手の技術者\n・AWS"
    assert redacted(raw).text == "体制\n・PM\n・若手エンジニア\n\n応募条件\n\n・AWS"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("④⑤歳", ProtectedTopic.AGE),
        ("②児の父", ProtectedTopic.FAMILY),
        ("⓪⑨⓪-①②③④-⑤⑥⑦⑧", ProtectedTopic.CONTACT),
    ],
)
def test_signs_that_are_numbers_are_still_read_as_numbers(text: str, topic: ProtectedTopic) -> None:
    assert find_protected(text) == (topic,)


PIECES = st.sampled_from([*phrases(FORBIDDEN), *phrases(HONEST)[:20], *MARKS, *"、。()\n "])


@given(st.lists(PIECES, max_size=10).map("".join))
def test_what_is_found_was_suspected_and_what_is_left_is_clean(raw: str) -> None:
    """The quick tests of one text and of many lines miss nothing; cutting twice changes nothing."""
    left = redacted(raw)
    assert find_protected(left.text) == () and redacted(left.text).text == left.text
    if left.topics:
        assert may_be_protected(raw)
    line = raw.replace("\n", " ")
    if find_protected(line):
        assert touched_lines(TextLines.of([line, "要件定義"])).tolist() == [0]


@given(st.lists(PIECES, max_size=10).map("".join) | st.text(max_size=40))
def test_items_apart_keeps_every_place(raw: str) -> None:
    """As long as the text, and every other sign is what it was."""
    apart = items_apart(raw)
    if apart is not None:
        assert len(apart) == len(raw) and apart != raw
        assert all(new in {old, "\n"} for old, new in zip(raw, apart, strict=True))


def test_only_marks_of_empty_items_go() -> None:
    assert without_empty_items("①\0\n②AWS", "\0") == "\0\n②AWS"
    assert without_empty_items("①\0AWS", "\0") == "①\0AWS"
