"""Files of talents that somebody changed: a row that is no talent waits, the others come back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dxmatch.errors import DxMatchError
from dxmatch.io import ImportReport, IssueCode, read_feed, write_talents
from dxmatch.models import Consent, Purpose, Rate, Talent
from dxmatch.models.pool import TalentPool

CONSENT = Consent(purposes=frozenset({Purpose.MATCHING}))
PEOPLE = [
    Talent(vendor="v", id=str(n), headline="PM", rate=Rate.exactly(5), consent=CONSENT)
    for n in range(3)
]


def changed(tmp_path: Path, name: str, change: Callable[[str], str]) -> ImportReport:
    path = tmp_path / name
    write_talents(PEOPLE, path)
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(change(text))
    return read_feed(path)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"id":"1"', '"id":"a b"', IssueCode.MODEL_INVALID),
        ('"id":"1"', '"id":"0"', IssueCode.DUPLICATE_ID),
        ('"id":"1"', '"id":"1","id":"9"', IssueCode.BAD_JSON),
        ('"id":"1"', '"id":"1","name":"山田"', IssueCode.MODEL_INVALID),
        ('"id":"1"', '"id":1e999', IssueCode.MODEL_INVALID),
        ('"id":"1"', '"id":', IssueCode.BAD_JSON),
        ('"id":"1"', '"id":"\\ud800"', IssueCode.MODEL_INVALID),
    ],
)
def test_a_bad_line_costs_itself(tmp_path: Path, old: str, new: str, code: IssueCode) -> None:
    report = changed(tmp_path, "t.jsonl", lambda text: text.replace(old, new))
    assert [talent.id for talent in report.talents] == ["0", "2"]
    (row,) = report.quarantine
    assert [issue.code for issue in row.issues] == [code]
    assert row.row == 2
    assert new in row.cells[0]
    assert "山田" not in repr(report.issues)


def test_bytes_that_are_no_text_cost_their_line(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    write_talents(PEOPLE, path)
    path.write_bytes(path.read_bytes().replace(b'"id":"1"', b'"id":"\x83"'))
    report = read_feed(path)
    assert (report.accepted, report.quarantine[0].issues[0].code) == (2, IssueCode.BAD_BYTES)
    assert b'"id":"\x83"' in report.quarantine[0].cells[0].encode("utf-8", "surrogateescape")


def test_a_bad_cell_is_named(tmp_path: Path) -> None:
    report = changed(tmp_path, "t.csv", lambda text: text.replace("month,5,5", "month,5,x", 1))
    assert [talent.id for talent in report.talents] == ["1", "2"]
    (issue,) = report.issues
    assert (issue.code, issue.row, issue.label) == (IssueCode.MODEL_INVALID, 2, "rate.high")


def test_spaces_and_blank_lines_do_not_matter(tmp_path: Path) -> None:
    def spaced(text: str) -> str:
        return "\n".join(json.dumps(json.loads(line), indent=None) for line in text.splitlines())

    report = changed(tmp_path, "t.jsonl", lambda text: spaced(text) + "\n\n")
    assert (report.accepted, report.blank) == (3, 1)


def test_a_resume_that_another_program_changed_waits(tmp_path: Path) -> None:
    write_talents(PEOPLE, tmp_path / "out")
    file = tmp_path / "out" / "talent-000002.json"
    file.write_text(file.read_text("utf-8").replace('"label": "PM"', '"label": "CIO"'), "utf-8")
    report = read_feed(tmp_path / "out")
    assert (report.accepted, report.quarantined) == (2, 1)
    assert read_feed(tmp_path / "out" / "talent-000001.json").talents == (PEOPLE[0],)


@pytest.mark.parametrize("name", ["t.jsonl", "t.csv", "t.json"])
def test_a_file_cut_anywhere_is_read_or_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_talents(PEOPLE, path)
    content = path.read_bytes()
    for cut in range(0, len(content), 37):
        path.write_bytes(content[:cut])
        try:
            report = read_feed(path)
        except DxMatchError:
            continue
        assert set(report.talents) <= set(PEOPLE)


def test_consent_and_vendor_reach_the_pool(tmp_path: Path) -> None:
    write_talents(PEOPLE, tmp_path / "t.xlsx")
    pool = TalentPool.of(read_feed(tmp_path / "t.xlsx").talents)
    assert [(talent.key, talent.consent) for talent in pool.talents] == [
        (f"v:{n}", CONSENT) for n in range(3)
    ]
