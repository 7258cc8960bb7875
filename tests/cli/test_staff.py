"""dxmatch staff: formats, exit codes, both languages."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import openpyxl
import pytest

from tests.cli.running import AS_OF, CHINO, FEEDS, dxmatch, dxmatch_json

STAFF = ["staff", CHINO, *FEEDS, *AS_OF]
SINGLE = """
on_unknown = "exclude"
[[must]]
line = "municipal_experience"
people = 2
"""


def test_json_holds_the_teams() -> None:
    told = dxmatch_json(*STAFF, "-k", "2", "--diverse", "2", "--budget", "900000")
    assert told["status"] == "proven" and told["asked"] == 2 and told["diverse"] == 2
    one, two = ({seat["talent"] for seat in team["seats"]} for team in told["teams"])
    assert len(one) == len(two) == 2 and not one & two
    assert told["teams"][0]["total"] >= told["teams"][1]["total"]


@pytest.mark.parametrize(("lang", "word"), [("ja", "体制全体の予算"), ("en", "Team budget")])
def test_table_for_people(lang: str, word: str) -> None:
    result = dxmatch(*STAFF, "-k", "1", "--budget", "900000", "--lang", lang)
    assert result.exit_code == 0
    assert word in result.stdout and "CDO補佐 ←" in result.stdout
    assert ("基準日" if lang == "ja" else "Judged as of") in result.stderr


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_team_is_exit_code_1_with_ways_out(lang: str, tmp_path: Path) -> None:
    path = tmp_path / "team.toml"
    path.write_text(SINGLE, encoding="utf-8")
    result = dxmatch(*STAFF, "--team", str(path), "--lang", lang)
    assert result.exit_code == 1
    assert ("同時には満たせない条件" if lang == "ja" else "cannot be had together") in result.stdout
    assert ("自治体経験者" if lang == "ja" else "Municipal experience") in result.stdout
    told = json.loads(dxmatch(*STAFF, "--team", str(path), "-f", "json").stdout)
    assert told["status"] == "infeasible" and told["conflict"]["relaxations"]


def test_workbook_holds_strings_only(tmp_path: Path) -> None:
    out = tmp_path / "teams.xlsx"
    assert dxmatch(*STAFF, "--budget", "900000", "-f", "xlsx", "-o", str(out)).exit_code == 0
    book = openpyxl.load_workbook(io.BytesIO(out.read_bytes()))
    assert book.sheetnames == ["体制案", "体制の評価行"]
    seats, lines = (list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets)
    assert len(seats) == 1 + 3 * 2 and seats[0][0] == "案"
    assert lines[1][3].startswith("最適性を確認済み")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert all(cell.data_type == "s" for cell in cells)


def test_page_needs_nothing_from_outside(tmp_path: Path) -> None:
    out = tmp_path / "teams.html"
    assert dxmatch(*STAFF, "-f", "html", "-o", str(out), "--lang", "en").exit_code == 0
    page = out.read_text(encoding="utf-8")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">') and "</html>" in page
    assert not re.search(r"<script|<link|src=|href=|url\(|@import", page)


@pytest.mark.parametrize(
    "wrong",
    [["-k", "0"], ["--diverse", "0"], ["--seconds", "0"], ["--budget", "-1"],
     ["--team", "no-such.toml"], ["--strategy", "no-such.toml"], ["--as-of", "soon"]],
)  # fmt: skip
def test_bad_input_is_exit_code_2(wrong: list[str]) -> None:
    result = dxmatch(*STAFF, *wrong)
    assert result.exit_code == 2 and result.stdout == ""
    assert "→" in result.stderr


def test_help_is_bilingual() -> None:
    text = dxmatch("staff", "--help").stdout
    assert "体制案の数" in text and "How many teams" in text
