"""Teams as text, JSON, frames and HTML."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dxmatch.models import Lang, SkillRequirement
from dxmatch.staffing import (
    DayOverlap,
    JointSkills,
    MunicipalExperience,
    Staffing,
    TeamSheet,
    VendorMix,
    WorkedTogether,
    staff,
)
from dxmatch.staffing.tables import COLUMNS
from tests.matching.test_export import plain
from tests.staffing.sample import PROJECT, SHEET, pool

LINES = TeamSheet(
    VendorMix() & MunicipalExperience(),
    2 * DayOverlap() + 3 * WorkedTogether(pairs=(("a:1", "b:1"),)),
)
KEYS = {
    "project", "status", "asked", "diverse", "bound", "gap", "nodes", "pool", "eligible",
    "strategy", "team_lines", "teams", "conflict",
}  # fmt: skip


@pytest.fixture(scope="module")
def result() -> Staffing:
    return staff(PROJECT, pool(), SHEET, 2, team=LINES, budget=950_000)


@pytest.fixture(scope="module")
def nothing() -> Staffing:
    return staff(PROJECT, pool(), SHEET, 2, team=MunicipalExperience(people=2))


def test_json_shape(result: Staffing) -> None:
    told = json.loads(result.to_json("en"))
    assert set(told) == KEYS and told["status"] == "proven" and told["conflict"] is None
    assert told["eligible"] == {"batch": 4, "web": 3} and told["gap"] == 0
    team = told["teams"][0]
    assert [seat["position"] for seat in team["seats"]] == ["web", "batch"]
    assert [seat["talent"] for seat in team["seats"]] == ["a:1", "b:1"]
    points = sum(seat["total"] for seat in team["seats"])
    assert team["total"] == points + sum(finding["points"] for finding in team["findings"])
    assert team["total"] == 12_833 + 20_000 + 30_000 == team["bound"]
    assert [finding["line"] for finding in team["findings"]] == [
        "team_budget", "vendor_mix", "municipal_experience", "day_overlap", "worked_together",
    ]  # fmt: skip
    assert team["findings"][0]["verdict"] == "YES" and team["findings"][4]["value"] == 10_000
    assert result.to_json("ja") == staff(
        PROJECT, pool(), SHEET, 2, team=LINES, budget=950_000
    ).to_json("ja")


def test_json_of_a_conflict(nothing: Staffing) -> None:
    told = json.loads(nothing.to_json("en"))
    assert told["status"] == "infeasible" and told["teams"] == [] and told["bound"] == -1
    assert told["conflict"]["clash"] == [
        {
            "position": None,
            "line": "municipal_experience",
            "text": "team line “Municipal experience”",
        }
    ]
    assert told["conflict"]["complete"] is True


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_frames(result: Staffing, nothing: Staffing, library: Any) -> None:
    table = plain(result.to_frame(library))
    assert list(table) == list(COLUMNS)
    assert table["talent"] == ["1", "1", "2", "1"] and table["team"] == [1, 1, 2, 2]
    assert list(plain(nothing.to_frame(library))) == list(COLUMNS)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_text_names_members_lines_and_how_sure_it_is(result: Staffing, lang: Lang) -> None:
    text = result.text(lang)
    for part in ("a:1", "b:1", PROJECT.positions[0].title, "a:1–b:1"):
        assert part in text
    assert ("確認済み" if lang == "ja" else "Proven") in text
    assert str(result) == result.text("ja") and str(result[0]) == result[0].text("ja")


def test_html_is_escaped_and_notebooks_show_it(result: Staffing, nothing: Staffing) -> None:
    for each in (result, nothing):
        shown = each._repr_html_()
        assert "案件 &amp; &lt;体制&gt;" in shown and "<体制>" not in shown
    assert "&lt;web&gt;" in result._repr_html_() and "同時には満たせない" in nothing._repr_html_()


def test_repr_shows_no_person_of_a_result(result: Staffing) -> None:
    assert repr(result) == "Staffing('town': 2 of 2 teams, proven)"
    assert repr(result[0]) == "Team(1: a:1, b:1; 62833 of 70000)"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_reason_has_words(lang: Lang) -> None:
    """Met, open and missing, for every line that knows these three."""
    asked = (SkillRequirement(skill="python"), SkillRequirement(skill="java", level=3))
    lines = [JointSkills(requirements=asked), MunicipalExperience(), VendorMix(most=1)]
    for line in lines:
        for sheet in (TeamSheet(line), TeamSheet(~line), TeamSheet(line | VendorMix(least=2))):
            for team in staff(PROJECT, pool(), SHEET, 9, team=sheet):
                assert all(finding.reason.text(lang) for finding in team.findings)
