"""Every line for teams has a name and is explained in both languages."""

from __future__ import annotations

import inspect
import tomllib
from dataclasses import fields
from importlib.resources import files

import pytest

from dxmatch import staffing
from dxmatch.errors import InvalidStrategy
from dxmatch.models import Side
from dxmatch.scoring import Line
from dxmatch.scoring.catalogue import line_name
from dxmatch.scoring.explained import first_line
from dxmatch.staffing import TeamConstraint, TeamScorer
from dxmatch.staffing.team_catalogue import (
    team_line_class,
    team_line_explained,
    team_line_names,
)

BUILT_IN = [team_line_class(side, name) for side in Side for name in team_line_names(side)]


def test_every_public_line_has_a_name_on_its_side() -> None:
    public = [getattr(staffing, name) for name in staffing.__all__]
    for side, base in ((Side.MUST, TeamConstraint), (Side.WANT, TeamScorer)):
        lines = {
            cls
            for cls in public
            if isinstance(cls, type) and issubclass(cls, base) and cls is not base
        }
        named = {team_line_class(side, name) for name in team_line_names(side)}
        assert lines <= named and all(issubclass(cls, base) for cls in named)


@pytest.mark.parametrize("cls", BUILT_IN)
def test_every_line_is_explained_in_japanese_with_all_its_parameters(cls: type[Line]) -> None:
    told = team_line_explained(cls, "ja")
    assert told.startswith(first_line(cls, "ja"))
    assert "Args:" not in told and len(told) > 60
    for field in fields(cls):  # type: ignore[arg-type]
        assert field.name in told


@pytest.mark.parametrize("cls", BUILT_IN)
def test_in_english_the_docstring_is_the_explanation(cls: type[Line]) -> None:
    assert team_line_explained(cls, "en") == inspect.getdoc(cls)


def test_no_text_is_left_over() -> None:
    path = files("dxmatch.staffing").joinpath("data/explained_ja.toml")
    texts = tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(texts) == {line_name(cls) for cls in BUILT_IN}


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidStrategy) as caught:
        team_line_class(Side.WANT, "vendor_mix")
    assert caught.value.code == "UNKNOWN_LINE"
    assert "day_overlap" in caught.value.text("en") and "day_overlap" in caught.value.text("ja")
