from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from dxmatch.models import LanguageRequirement, Position, Project, SkillRequirement, Workload
from dxmatch.testing.generators import projects
from tests.scoring.sample import position


@given(projects())
def test_positions_are_at_the_municipality_unless_they_say_otherwise(project: Project) -> None:
    """Only the prefecture is filled in, and only where none is stated."""
    for before, after in zip(project.positions, project.placed_positions(), strict=True):
        here = int(project.municipality[:2])
        assert after.prefecture == (here if before.prefecture is None else before.prefecture)
        assert after.model_copy(update={"prefecture": before.prefecture}) == before


def test_ids_of_positions_differ() -> None:
    with pytest.raises(ValidationError, match="same id"):
        Project(id="p", title="t", municipality="202142", positions=(position(), position()))


@pytest.mark.parametrize(
    ("fields", "percent"),
    [({"days_per_week": 1}, 20), ({"days_per_week": 2.5}, 50), ({"days_per_week": 7}, 100),
     ({"days_per_week": 0.01}, 1), ({"share": 33}, 33)],
)  # fmt: skip
def test_workload_in_percent(fields: dict[str, Any], percent: int) -> None:
    assert Workload.model_validate(fields).percent == percent


@pytest.mark.parametrize("fields", [{}, {"share": 50, "days_per_week": 2}, {"share": 0}])
def test_workload_is_given_once(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Workload.model_validate(fields)


def test_requirements_are_told_apart_by_their_field() -> None:
    values = {**position().model_dump(), "must": [{"skill": "java"}, {"language": "ja"}]}
    must = Position.model_validate(values).must
    assert must == (SkillRequirement(skill="java"), LanguageRequirement(language="ja"))
    with pytest.raises(ValidationError, match="a requirement needs one of"):
        Position.model_validate({**values, "must": [{"skil": "java"}]})
