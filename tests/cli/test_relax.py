import json
from pathlib import Path

import pytest

from tests.cli.running import AS_OF, CHINO, FEEDS, HOSHI, dxmatch, dxmatch_json

RELAX = ["relax", CHINO, *FEEDS, *AS_OF]


def test_tables() -> None:
    result = dxmatch(*RELAX, "--at-least", "20")
    assert result.exit_code == 0
    for part in ("条件の変更", "必須要件の取りやめ", "両立しない必須要件", "緩和は不要です"):
        assert part in result.stdout
    assert "基準日 2022-07-11" in result.stderr
    assert "\x1b" not in result.stdout


def test_english() -> None:
    result = dxmatch(*RELAX, "-n", "20", "--lang", "en")
    for part in ("Changes of the position", "Must lines to drop", "Must lines that clash"):
        assert part in result.stdout


def test_json_is_one_object_per_position() -> None:
    told = dxmatch_json(*RELAX, "-n", "20", "--most", "3")
    assert [one["position"] for one in told] == ["cdo-assistant", "security"]
    first = told[0]
    assert (first["at_least"], len(first["changes"])) == (20, 3)
    assert all(change["eligible"] >= 20 for change in first["changes"])
    assert first["changes_found"] > 3


def test_what_it_suggests_works_in_a_match(tmp_path: Path) -> None:
    """The change written into the project file gives `match` as many as were promised."""
    told = dxmatch_json(*RELAX, "-n", "19")[0]["changes"]
    remote = next(one for one in told if [c["kind"] for c in one["changes"]] == ["onsite"])
    assert remote["changes"][0]["after"] == 0
    project = tmp_path / "changed.toml"
    text = Path(CHINO).read_text("utf-8")
    project.write_text(text.replace("onsite_days = 2\n", "onsite_days = 0\n"), "utf-8")
    assert dxmatch_json("match", str(project), *FEEDS, *AS_OF)[0]["eligible"] == remote["eligible"]


def test_one_talent() -> None:
    key = "hoshi-freelance:DEMO-H0009"
    asked = [*RELAX, "-n", "1", "--talent", key, "-k", "3"]
    told = dxmatch_json(*asked)[0]["talents"][0]
    assert (told["talent"], told["rank"]) == (key, None)
    assert [c["kind"] for way in told["changes"] for c in way["changes"]] == ["wish"]
    table = dxmatch(*asked).stdout
    assert "対象にするには" in table and "上位 3 名に入れるには" in table


def test_nothing_is_enough_ends_with_1() -> None:
    assert dxmatch("relax", CHINO, HOSHI, *AS_OF, "-n", "9999").exit_code == 1


def test_out_holds_what_stdout_would(tmp_path: Path) -> None:
    for form in ("table", "json"):
        command, out = [*RELAX, "-n", "20", "--format", form], tmp_path / form
        assert dxmatch(*command, "--out", str(out)).stdout == ""
        assert out.read_bytes() == dxmatch(*command).stdout_bytes
    assert json.loads((tmp_path / "json").read_text("utf-8"))


@pytest.mark.parametrize("wrong", [["-n", "0"], ["--most", "0"], ["--talent", "nobody:1"]])
def test_bad_input_ends_with_2(wrong: list[str]) -> None:
    result = dxmatch(*RELAX, *wrong)
    assert (result.exit_code, result.stdout) == (2, "")
