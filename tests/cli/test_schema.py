import json
from pathlib import Path

import pytest

from tests.cli.running import dxmatch


@pytest.mark.parametrize(
    "name", ["talent", "project", "position", "mapping", "skill_claim", "SkillClaim", "skill-claim"]
)
def test_a_model_has_a_schema(name: str) -> None:
    result = dxmatch("schema", name)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["type"] == "object"


def test_a_requirement_is_one_of_four() -> None:
    assert len(json.loads(dxmatch("schema", "requirement").stdout)["oneOf"]) == 4


def test_a_talent_has_no_field_for_what_recruitment_must_not_use() -> None:
    fields = json.loads(dxmatch("schema", "talent").stdout)["properties"]
    assert not {"name", "age", "sex", "gender", "nationality", "family", "address"} & set(fields)


def test_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "talent.json"
    result = dxmatch("schema", "talent", "--out", str(out))
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(out.read_text("utf-8"))["title"] == "Talent"


def test_an_unknown_model_is_guessed() -> None:
    result = dxmatch("schema", "talnet")
    assert result.exit_code == 2
    assert "'talent' ではありませんか" in result.stderr
    assert "skill_claim" in result.stderr
