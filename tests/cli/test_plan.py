import json
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from dxmatch.examples import projects
from tests.cli.running import AS_OF, FEEDS, dxmatch, dxmatch_json

PROJECTS = [str(path) for path in projects().values()]
OPTIONS = [part for feed in FEEDS for part in ("--feeds", feed)]
PLAN = ["plan", *PROJECTS, *OPTIONS, *AS_OF]


@pytest.mark.parametrize("objective", ["filled", "total", "fair", "stable"])
def test_json(objective: str) -> None:
    table = dxmatch_json(*PLAN, "--objective", objective)
    assert (table["filled"], table["seats"]) == (4, 4)
    assert table["certificate"]["proven"] and table["certificate"]["covers_pool"]
    for placement in table["placements"]:
        match = placement["match"]
        assert sum(finding["points"] for finding in match["findings"]) == match["total"]


def test_table_in_both_languages() -> None:
    ja, en = (dxmatch(*PLAN, "--lang", lang) for lang in ("ja", "en"))
    assert ja.exit_code == en.exit_code == 0
    assert "4 / 4 席を充足" in ja.stdout and "4 of 4 seats filled" in en.stdout
    assert "分け合いの代償" in ja.stdout and "The price of sharing" in en.stdout


def test_files(tmp_path: Path) -> None:
    page, book = tmp_path / "plan.html", tmp_path / "plan.xlsx"
    assert dxmatch(*PLAN, "--format", "html", "--out", str(page)).exit_code == 0
    assert page.read_text("utf-8").count("<svg") == 2
    assert dxmatch(*PLAN, "--format", "xlsx", "--out", str(book)).exit_code == 0
    assert len(openpyxl.load_workbook(BytesIO(book.read_bytes())).sheetnames) == 5


def test_empty_seats_are_exit_code_1(tmp_path: Path) -> None:
    """A lock takes the only way to fill a seat: everybody else is forbidden by a budget of 0."""
    terms = tmp_path / "terms.toml"
    terms.write_text('[[budget]]\nproject = "kobe-api-2023"\nyen = 0\n', "utf-8")
    done = dxmatch(*PLAN, "--lock", str(terms), "--format", "json", "--lang", "en")
    table = json.loads(done.stdout)
    assert done.exit_code == 1
    assert [one["remedy_code"] for one in table["unfilled"]] == ["MORE_BUDGET"]


def test_locks(tmp_path: Path) -> None:
    usual = dxmatch_json(*PLAN)["placements"][0]
    other = dxmatch_json("match", PROJECTS[0], *FEEDS, *AS_OF, "-k", "2")[0]["matches"][1]["talent"]
    assert usual["match"]["talent"] != other
    terms = tmp_path / "terms.toml"
    place = f'project = "{usual["project"]}"\nposition = "{usual["position"]}"\n'
    terms.write_text(f'[[lock]]\n{place}talent = "{other}"\n', "utf-8")
    first = dxmatch_json(*PLAN, "--lock", str(terms))["placements"][0]
    assert (first["match"]["talent"], first["locked"]) == (other, True)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--alpha", "1"], "--alpha goes with --objective fair"),
        (["--objective", "fair", "--alpha", "9"], "alpha must be from 0 to 4"),
        (["--candidates", "0"], "Effort(candidates=…)"),
        (["--seconds", "0"], "Effort(seconds=…)"),
        (["--lock", "no-such.toml"], "no-such.toml"),
        ([PROJECTS[0]], "Several projects are called chino-dx-2022"),
    ],
)
def test_bad_input(more: list[str], told: str) -> None:
    done = dxmatch(*PLAN, *more, "--lang", "en")
    assert done.exit_code == 2 and done.stdout == ""
    assert told in done.stderr
