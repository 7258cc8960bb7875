import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import AS_OF, CHINO, FEEDS, HOSHI, dxmatch, dxmatch_json

MATCH = ["match", CHINO, *FEEDS, *AS_OF]
POSITION_KEYS = {"position", "strategy", "pool", "eligible", "funnel", "matches"}
MATCH_KEYS = {"talent", "rank", "total", "max_total", "needs_review", "findings"}
FINDING_KEYS = {"line", "side", "weight", "points", "code", "text"}


@pytest.fixture(scope="module")
def found() -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = dxmatch_json(*MATCH, "-k", "5")
    return listed


def test_json_is_one_object_per_position(found: list[dict[str, Any]]) -> None:
    assert [entry["position"]["id"] for entry in found] == ["cdo-assistant", "security"]
    for entry in found:
        assert set(entry) == POSITION_KEYS
        assert all(set(step) == {"line", "no", "unknown", "left"} for step in entry["funnel"])
        assert 1 <= len(entry["matches"]) <= 5


def test_json_of_a_match(found: list[dict[str, Any]]) -> None:
    for match in (match for entry in found for match in entry["matches"]):
        assert set(match) == MATCH_KEYS
        assert match["talent"].count(":") == 1
        assert type(match["total"]) is int
        assert type(match["needs_review"]) is bool
        assert sum(finding["points"] for finding in match["findings"]) == match["total"]
        for finding in match["findings"]:
            told = {"must": "verdict", "want": "value"}[finding["side"]]
            sourced = {"source", "as_of"} if finding["line"] == "consented" else set()
            assert set(finding) == FINDING_KEYS | {told} | sourced
            assert finding["text"]


def test_ranks_are_in_order(found: list[dict[str, Any]]) -> None:
    for entry in found:
        totals = [match["total"] for match in entry["matches"]]
        assert totals == sorted(totals, reverse=True)
        assert [match["rank"] for match in entry["matches"]] == list(range(1, len(totals) + 1))


def test_the_same_input_gives_the_same_bytes() -> None:
    once, twice = (dxmatch(*MATCH, "--format", "json").stdout for _ in range(2))
    assert once == twice


def test_the_summary_goes_to_stderr_and_points_to_check() -> None:
    result = dxmatch(*MATCH, "--format", "json")
    assert result.exit_code == 0
    assert "基準日 2022-07-11" in result.stderr
    assert result.stderr.count(" 行中 取込 ") == 3
    assert "dxmatch check" in result.stderr
    assert json.loads(result.stdout)


def test_table_shows_matches_reasons_and_funnel() -> None:
    result = dxmatch(*MATCH, "-k", "2")
    assert result.exit_code == 0
    assert result.stdout.count("絞り込み内訳") == 2
    assert "スキル充足度: " in result.stdout
    assert "\x1b" not in result.stdout


def test_english() -> None:
    result = dxmatch(*MATCH, "-k", "1", "--lang", "en")
    assert "Funnel" in result.stdout
    assert "accepted" in result.stderr


def test_csv_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    out = tmp_path / "result.csv"
    result = dxmatch(*MATCH, "--format", "csv", "-k", "3", "--out", str(out))
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_bytes().startswith(b"\xef\xbb\xbfposition,rank,")
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert {row["position"] for row in rows} == {"cdo-assistant", "security"}


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_out_holds_what_stdout_would(tmp_path: Path, form: str) -> None:
    out = tmp_path / "result"
    command = [*MATCH, "--format", form, "-k", "2"]
    assert dxmatch(*command, "--out", str(out)).stdout == ""
    assert out.read_bytes() == dxmatch(*command).stdout_bytes


def test_why_not_answers_for_anyone(found: list[dict[str, Any]]) -> None:
    key = found[0]["matches"][-1]["talent"]
    asked = dxmatch_json(*MATCH, "-k", "1", "--why-not", key)
    assert set(asked[0]) == POSITION_KEYS | {"why_not"}
    assert asked[0]["why_not"][0]["talent"] == key
    assert key in dxmatch(*MATCH, "-k", "1", "--why-not", key).stdout.split("問い合わせた人材")[1]


def test_why_not_of_a_stranger_prints_no_result() -> None:
    result = dxmatch(*MATCH, "--why-not", "nobody:1")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nobody:1" in result.stderr


def test_nobody_eligible_ends_with_1_and_the_funnel(tmp_path: Path) -> None:
    project = tmp_path / "far.toml"
    text = Path(CHINO).read_text("utf-8")
    project.write_text(text.replace("high = 500_000", "high = 1"), "utf-8")
    sheet = tmp_path / "sheet.toml"
    sheet.write_text('on_unknown = "exclude"\n[[must]]\nline = "within_budget"\n', "utf-8")
    result = dxmatch("match", str(project), HOSHI, "-s", str(sheet), *AS_OF)
    assert result.exit_code == 1
    assert "必須要件を満たす人材がいません" in result.stdout
    assert "絞り込み内訳" in result.stdout


def test_a_position_that_states_no_day_is_judged_as_of(tmp_path: Path) -> None:
    project = tmp_path / "open.toml"
    text = Path(CHINO).read_text("utf-8")
    project.write_text(text.replace("as_of = 2022-07-15", ""), "utf-8")
    listed = dxmatch_json("match", str(project), HOSHI, *AS_OF)
    assert {entry["position"]["as_of"] for entry in listed} == {"2022-07-11"}


def test_a_mapping_for_all_feeds() -> None:
    path, _, profile = HOSHI.rpartition("=")
    one = dxmatch("match", CHINO, path, "--mapping", profile, *AS_OF, "--format", "json")
    assert one.stdout == dxmatch("match", CHINO, HOSHI, *AS_OF, "--format", "json").stdout
