from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from dxmatch.models import Evidence, SkillClaim, Talent

# Words of what fair recruitment forbids to ask, and of direct identifiers: no field may use one.
FORBIDDEN = (
    "name", "age", "birth", "sex", "gender", "nation", "address", "phone", "mail", "family",
    "marital", "religion", "photo", "health", "party", "union",
)  # fmt: skip


def test_forbidden_attributes_have_no_field() -> None:
    for field in Talent.model_fields:
        assert not set(field.split("_")) & set(FORBIDDEN), field
    with pytest.raises(ValidationError, match="Extra inputs"):
        Talent.model_validate({"vendor": "v", "id": "1", "gender": "x"})


def test_claims_on_one_skill_are_merged_to_the_best() -> None:
    talent = Talent(
        vendor="v",
        id="1",
        skills=(
            SkillClaim(skill="sql", level=2, years=5, evidence=Evidence.PROJECT),
            SkillClaim(skill="java"),
            SkillClaim(skill="sql", level=4, last_used=date(2026, 1, 1)),
        ),
    )
    assert talent.skills == (
        SkillClaim(skill="java"),
        SkillClaim(
            skill="sql", level=4, years=5, last_used=date(2026, 1, 1), evidence=Evidence.PROJECT
        ),
    )


def test_key_and_more_skills() -> None:
    talent = Talent(vendor="v", id="1")
    assert talent.key == "v:1"
    assert talent.with_skills(SkillClaim(skill="sql")).skills == (SkillClaim(skill="sql"),)
    assert talent.skills == ()


def test_frozen() -> None:
    talent: Any = Talent(vendor="v", id="1")
    with pytest.raises(ValidationError, match="frozen"):
        talent.years = 3


@pytest.mark.parametrize(
    "fields", [{"id": "a b"}, {"id": "a:b"}, {"id": ""}, {"id": "x" * 65}, {"vendor": "V"}]
)
def test_identity_is_short_and_without_blanks_and_colons(fields: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Talent.model_validate({"vendor": "v", "id": "1", **fields})
