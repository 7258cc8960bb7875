import json

import pytest

from dxmatch.models import Side
from dxmatch.scoring.catalogue import line_names
from dxmatch.staffing.team_catalogue import team_line_names
from tests.cli.running import dxmatch


def test_every_line_is_listed_with_its_side() -> None:
    result = dxmatch("lines")
    rows = [line.split()[:2] for line in result.stdout.splitlines() if line.strip()]
    assert result.exit_code == 0
    for side in Side:
        for name in line_names(side):
            assert [side.value, name] in rows


def test_lines_for_teams_are_listed_below_those_for_talents() -> None:
    told = dxmatch("lines").stdout
    talents, heading, teams = told.partition("体制の評価表(staff --team)")
    assert heading and "人材の評価表" in talents and "joint_skills" not in talents
    rows = [line.split()[:2] for line in teams.splitlines() if line.strip()]
    for side in Side:
        for name in team_line_names(side):
            assert [side.value, name] in rows
    assert "Sheets for teams (staff --team)" in dxmatch("lines", "--lang", "en").stdout


def test_json_holds_all_lines_of_both_sheets() -> None:
    listed = json.loads(dxmatch("lines", "--format", "json").stdout)
    names = [(line["sheet"], line["side"], line["name"]) for line in listed]
    assert names == [
        *(("talent", side.value, name) for side in Side for name in line_names(side)),
        *(("team", side.value, name) for side in Side for name in team_line_names(side)),
    ]
    [mix] = [line for line in listed if line["name"] == "vendor_mix"]
    assert mix["title"] == "会員企業の組合せ" and "会員企業の数の下限" in mix["explained"]
    assert mix["parameters"][0] == {"name": "least", "required": False, "default": 1}
    assert mix["traits"] == ["monotone", "pool_independent"]


def test_json_of_one_line() -> None:
    shown = ("lines", "--explain", "TeamBudget", "--format", "json", "--lang", "en")
    [line] = json.loads(dxmatch(*shown).stdout)
    assert line["asks"] == "the prices of all seats together are within one budget."
    assert line["parameters"] == [{"name": "yen", "required": True}]


def test_a_line_for_teams_is_explained_in_both_languages() -> None:
    english = dxmatch("lines", "--explain", "shared_days", "--lang", "en").stdout
    assert "on enough days of the shared period" in english
    assert "In a sheet file for teams (staff --team):" in english
    told = dxmatch("lines", "--explain", "shared_days").stdout
    assert "共通する日がなければ不適合です" in told and "Args:" not in told
    assert "percent = 100" in told and 'line = "shared_days"' in told


def test_a_name_of_both_sheets_is_explained_for_both() -> None:
    told = dxmatch("lines", "--explain", "not").stdout
    assert told.index("条件に当たらない") < told.index("体制条件に当たらない")


@pytest.mark.parametrize("name", ["skill_coverage", "SkillCoverage", "skill-coverage"])
def test_explain_shows_the_docstring_and_how_to_write_it(name: str) -> None:
    result = dxmatch("lines", "--explain", name, "--lang", "en")
    assert result.exit_code == 0
    assert "求めるスキルの充足度 — how much of the skills asked for" in result.stdout
    assert 'line = "skill_coverage"' in result.stdout
    assert "monotone, pool_independent" in result.stdout


def test_explain_is_japanese_in_japanese() -> None:
    told = dxmatch("lines", "--explain", "skill_coverage").stdout
    assert "最もよい保有スキルを選び" in told
    assert "how much of the skills" not in told and "Args:" not in told


def test_parameters_and_defaults() -> None:
    assert "percent = 100" in dxmatch("lines", "--explain", "schedule_fits").stdout
    assert "rules = …" in dxmatch("lines", "--explain", "rule_score").stdout


def test_an_unknown_line_is_guessed() -> None:
    result = dxmatch("lines", "--explain", "skil_coverage", "--lang", "en")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Did you mean 'skill_coverage'?" in result.stderr
