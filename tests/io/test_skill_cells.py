"""Skills of a cell, piece by piece: the same claims as the text as a whole."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.io.field_options import FieldOptions
from dxmatch.io.reading import Reading
from dxmatch.io.skill_cells import parse_skill_cell, pieces, shared_claim
from dxmatch.io.values import parse_skills
from dxmatch.models import Evidence
from dxmatch.models.skill_claim import merge_claims
from dxmatch.vocabulary import Vocabulary

VOCABULARY = Vocabulary.default()
PIECES = ["Java(5年)", "AWS(EC2、S3)", "C言語", "Python 実務3年", "SQL◎", "C#.NET", "Go言語", "R"]


def reading(**options: object) -> Reading:
    return Reading(date(2026, 11, 23), VOCABULARY, FieldOptions.model_validate(options))


@given(st.lists(st.sampled_from(PIECES), min_size=1), st.sampled_from(["、", "\n", ",", " / "]))
def test_pieces_and_whole_say_the_same(parts: list[str], between: str) -> None:
    """Reading the pieces of a cell and reading it in one go give the same claims."""
    text = between.join(parts)
    whole = parse_skills(text, VOCABULARY, as_of=date(2026, 11, 23))
    found = parse_skill_cell(text, reading())
    assert whole.value is not None
    assert merge_claims(found.value or ()) == whole.value.claims
    assert set(found.issues) == set(whole.issues)


def test_brackets_are_not_cut() -> None:
    assert pieces("A(b、c)、D\nE（f、g、\nH") == ["A(b、c)", "D", "E（f、g、", "H"]


def test_equal_claims_are_one_object() -> None:
    first, second = (parse_skill_cell("Java(5年)", reading()).value for _ in range(2))
    assert first is not None
    assert second is not None
    assert first[0] is second[0]
    assert first[0] is shared_claim("java", None, 5.0, None, Evidence.SELF)


def test_objects_carry_levels_years_and_days() -> None:
    cell = '[{"name":"K8s","level":"4","years":"2.5","last_used":"2021-06"},{"name":"Go"}]'
    found = parse_skill_cell(cell, reading())
    assert found.value == (
        shared_claim("kubernetes", 4, 2.5, date(2021, 6, 1), Evidence.SELF),
        shared_claim("go", None, None, None, Evidence.SELF),
    )


@pytest.mark.parametrize("text", ["[", "[1,", '["Java","Go"]', "[]"])
def test_lists_of_names_and_broken_lists_are_text(text: str) -> None:
    found = parse_skill_cell(text, reading())
    names = [claim.skill for claim in found.value or ()]
    assert names == (["java", "go"] if "Java" in text else [])


def test_the_mapping_says_what_marks_and_separators_mean() -> None:
    marked = parse_skill_cell("情報セキュリティ◎、要件定義○", reading(levels={"◎": 5, "○": 3}))
    assert [claim.level for claim in marked.value or ()] == [5, 3]
    split = parse_skill_cell("Java#Go", reading(separators=["#"]))
    assert {claim.skill for claim in split.value or ()} == {"java", "go"}
