"""Talents written in any format come back as they were, and the same talents are the same bytes."""

from __future__ import annotations

import csv
import json
import tempfile
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.errors import InvalidInput
from dxmatch.io import read_feed, write_talents
from dxmatch.io.formula_safe import is_dangerous
from dxmatch.models import SkillClaim, Talent
from dxmatch.testing import generators as g

TEXTS = st.sampled_from(
    [
        "=1+1", "＝SUM(A1)", "  @x", "'quoted", "''=", "\t=1", "\r\n-1", "\x00", "a\\b", "\\x41",
        "_x0041_", "\u2028", "\x85", "\ufeff=", "\u200b+", "none", "a\r\nb", " a ", "x\ny",
        "\ufffe", "\U0001f600", "か\u3099", "\x1b[2J", "\u202e", "=HYPERLINK(\"http://x\")", "|cmd",
        "",
    ]
)  # fmt: skip
PEOPLE = g.talents() | g.talents(headline=TEXTS, summary=TEXTS)
GROUPS = st.lists(PEOPLE, min_size=1, max_size=3, unique_by=lambda talent: talent.key)
NAMES = ("t.jsonl", "t.json", "t.csv", "t.xlsx", "resumes")


def content(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name: file.read_bytes() for file in files}


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25)
@given(talents=GROUPS)
def test_round_trip(name: str, talents: list[Talent]) -> None:
    """Property 57: read(write(T)) = T, by vendor and id; write∘read∘write = write, in bytes."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "1") / name, Path(folder, "2") / name
        first.parent.mkdir()
        second.parent.mkdir()
        assert write_talents(talents, first) == len(talents)
        report = read_feed(first)
        assert report.talents == tuple(sorted(talents, key=lambda t: (t.vendor, t.id)))
        assert report.seen == len(talents)
        write_talents(reversed(report.talents), second)
        assert content(second) == content(first)


@settings(max_examples=25)
@given(GROUPS)
def test_no_cell_of_the_csv_can_run(talents: list[Talent]) -> None:
    """No cell begins with a trigger, as it stands or behind spaces."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "t.csv")
        write_talents(talents, path)
        text = path.read_bytes().decode("utf-8-sig")
    assert not [cell for row in csv.reader(StringIO(text, newline="")) for cell in row
                if is_dangerous(cell)]  # fmt: skip


def test_the_workbook_holds_strings_only(tmp_path: Path) -> None:
    talent = Talent(vendor="v", id="-1", headline="=1+1", summary="http://x 12")
    write_talents([talent], tmp_path / "t.xlsx")
    with zipfile.ZipFile(tmp_path / "t.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert sheet.count("<c ") == sheet.count('t="s"')


@pytest.mark.parametrize("name", NAMES)
def test_what_is_there_stays_without_force(tmp_path: Path, name: str) -> None:
    path, talent = tmp_path / name, Talent(vendor="v", id="1")
    write_talents([talent], path)
    before = content(path)
    with pytest.raises(InvalidInput, match="--force"):
        write_talents([Talent(vendor="v", id="2")], path)
    assert content(path) == before
    write_talents([Talent(vendor="v", id="2")], path, force=True)
    assert read_feed(path).talents[0].id == "2"
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def test_refusals(tmp_path: Path) -> None:
    talent = Talent(vendor="v", id="1")
    with pytest.raises(InvalidInput, match="1 talents repeat"):
        write_talents([talent, talent], tmp_path / "t.csv")
    with pytest.raises(InvalidInput, match="this format"):
        write_talents([talent], tmp_path / "t.yaml")
    (tmp_path / "link.csv").symlink_to(tmp_path / "elsewhere.csv")
    with pytest.raises(InvalidInput, match="link"):
        write_talents([talent], tmp_path / "link.csv", force=True)
    with pytest.raises(InvalidInput, match="FileNotFoundError"):
        write_talents([talent], tmp_path / "no" / "t.csv")
    skills = tuple(SkillClaim(skill=f"{'s' * 70}-{n}", years=1) for n in range(500))
    with pytest.raises(InvalidInput, match=r"row 2, column skills: longer than the 32,767"):
        write_talents([Talent(vendor="v", id="1", skills=skills)], tmp_path / "t.xlsx")
    assert [entry.name for entry in tmp_path.iterdir()] == ["link.csv"]


def test_a_resume_has_standard_sections_without_a_name(tmp_path: Path) -> None:
    talent = Talent(
        vendor="v", id="1", headline="PM", skills=(SkillClaim(skill="python", level=4),)
    )
    write_talents([talent], tmp_path / "out")
    (file,) = (tmp_path / "out").iterdir()
    assert file.name == "talent-000001.json"
    resume = json.loads(file.read_text("utf-8"))
    assert resume["basics"] == {"label": "PM", "summary": ""}
    assert resume["skills"] == [{"name": "Python", "level": "4"}]
