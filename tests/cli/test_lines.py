import pytest

from dxmatch.models import Side
from dxmatch.scoring.catalogue import line_names
from tests.cli.running import dxmatch


def test_every_line_is_listed_with_its_side() -> None:
    result = dxmatch("lines")
    rows = [line.split()[:2] for line in result.stdout.splitlines() if line.strip()]
    assert result.exit_code == 0
    for side in Side:
        for name in line_names(side):
            assert [side.value, name] in rows


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
