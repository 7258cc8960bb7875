"""Talents taken field by field are those that the model makes, and it refuses the same."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dxmatch.models import Rate, SkillClaim, Talent
from dxmatch.models.pool.talent_builder import TalentBuilder
from dxmatch.testing import generators as g

SQL = SkillClaim(skill="sql")
ODD: list[dict[str, Any]] = [
    {"id": " A-1 "},
    {"id": ""},
    {"id": "a:b"},
    {"id": "x" * 65},
    {"id": 5},
    {},
    {"id": "1", "vendor": "Not a slug"},
    {"id": "1", "headline": "x" * 201},
    {"id": "1", "summary": "  x "},
    {"id": "1", "summary": "x" * 5001},
    {"id": "1", "years": -1},
    {"id": "1", "years": 61},
    {"id": "1", "years": "3"},
    {"id": "1", "skills": (SQL,) * 2001},
    {"id": "1", "skills": (SQL, SkillClaim(skill="sql", level=3), SkillClaim(skill="go"))},
    {"id": "1", "skills": ({"skill": "sql"},)},
    {"id": "1", "rate": Rate(low=1), "updated": "2026-11-01"},
    {"id": "1", "updated": date(2026, 11, 1), "forms": frozenset({"nothing"})},
    {"id": "1", "industries": frozenset({"public", "Bad Slug"})},
]


@given(st.lists(g.talents(), max_size=6))
def test_columns_equal_models(talents: list[Talent]) -> None:
    builder = TalentBuilder()
    for talent in talents:
        assert builder.add(dict(talent)) == talent.id
    assert len(builder) == len(talents)
    assert builder.build() == tuple(talents)


@pytest.mark.parametrize("fields", ODD, ids=range(len(ODD)))
def test_what_the_model_refuses_is_refused_and_leaves_nothing(fields: dict[str, Any]) -> None:
    fields = {"vendor": "v", **fields}
    builder = TalentBuilder()
    builder.add({"vendor": "v", "id": "0"})
    expected: tuple[Talent, ...] = ()
    try:
        expected = (Talent(**fields),)
    except ValidationError:
        with pytest.raises(ValidationError):
            builder.add(fields)
    else:
        builder.add(fields)
    builder.add({"vendor": "v", "id": "9", "skills": (SQL,)})
    first, last = Talent(vendor="v", id="0"), Talent(vendor="v", id="9", skills=(SQL,))
    assert builder.build() == (first, *expected, last)


def test_shared_and_equal_claims_are_kept_once() -> None:
    builder = TalentBuilder()
    for number in range(300):
        fresh = SkillClaim(skill="sql", level=1 + number % 2)
        builder.add({"vendor": "v", "id": str(number), "skills": (fresh,)})
    columns = builder.build()
    assert len(columns.claims) == 2 and columns.skills.codes.itemsize == 1
    assert [talent.skills[0].level for talent in columns] == [1, 2] * 150
