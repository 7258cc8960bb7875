import csv
import io

import pytest

from dxmatch.report.csv_text import safe_cell, shortlists_csv
from tests.report.sample import shortlist, talent


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_one_row_per_match_with_the_lines_of_the_sheet() -> None:
    text = shortlists_csv([shortlist()], "ja")
    first, second = table(text)
    assert list(first) == [
        "position", "rank", "vendor", "talent", "total", "score", "needs_review",
        "must_have", "within_budget", "skill_coverage", "rate_fit", "reasons",
    ]  # fmt: skip
    assert (first["position"], first["rank"], first["vendor"]) == ("dev", "1", "a")
    assert (first["must_have"], first["needs_review"]) == ("YES", "False")
    assert (second["talent"], second["within_budget"]) == ("2", "UNKNOWN")
    assert int(first["skill_coverage"]) + int(first["rate_fit"]) == int(first["total"])
    assert text.endswith("\r\n")


def test_nobody_leaves_the_header() -> None:
    assert table(shortlists_csv([], "ja")) == []
    assert shortlists_csv([], "ja").startswith("position")


@pytest.mark.parametrize("text", ["=1+1", "+81", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_text_cell_starts_a_formula(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(("value", "cell"), [(-5, "-5"), ("K-1", "K-1"), (0.5, "0.5"), ("", "")])
def test_numbers_and_plain_text_stay(value: object, cell: str) -> None:
    assert safe_cell(value) == cell


def test_a_talent_id_cannot_be_a_formula() -> None:
    rows = table(shortlists_csv([shortlist(10, talent("c:=1+1", "python", rate=1))], "ja"))
    assert {row["talent"] for row in rows} == {"1", "2", "'=1+1"}
