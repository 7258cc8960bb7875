"""Sheet files of every kind: written, changed in a spreadsheet, read again, or refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from dxmatch.errors import InvalidInput, InvalidStrategy
from dxmatch.matching.sheet_files import read_sheet, sheet_bytes, write_sheet
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.presets import cdo_assistant
from dxmatch.scoring.rarity import Rarity
from dxmatch.scoring.scorers import RuleScore, SkillCoverage
from dxmatch.scoring.scorers.rule_score import Rule

SUFFIXES = (".toml", ".md", ".html", ".xlsx")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_written_and_read(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"sheet{suffix}"
    write_sheet(cdo_assistant(), path)
    assert read_sheet(path) == cdo_assistant()
    with pytest.raises(InvalidInput) as caught:
        write_sheet(cdo_assistant(), path)
    assert caught.value.code == "OUT_EXISTS"
    write_sheet(cdo_assistant(), path, "en", force=True)
    assert read_sheet(str(path)) == cdo_assistant()


def test_changed_in_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    write_sheet(cdo_assistant(), path)
    book = load_workbook(path)
    for row in book.active.iter_rows(min_row=2):
        if row[3].value == "rate_fit":
            row[2].value = 25  # a number, as people type it
    book.save(path)
    assert 25 in [weight for weight, _ in read_sheet(path).want]


def test_a_page_needs_nothing_from_outside() -> None:
    page = sheet_bytes(cdo_assistant(), ".html", "en").decode()
    assert "default-src 'none'" in page and '<html lang="en">' in page
    assert "http:" not in page and "src=" not in page


@pytest.mark.parametrize("suffix", [".md", ".html", ".xlsx"])
def test_what_cannot_be_read_is_named(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"sheet{suffix}"
    with pytest.raises(InvalidStrategy, match=path.name):
        read_sheet(path)
    for content in (b"", b"\xff\xfe\x00", b"PK\x03\x04 no zip", b"x" * 2_000_001):
        path.write_bytes(content)
        with pytest.raises(InvalidStrategy) as caught:
            read_sheet(path)
        assert path.name in caught.value.message and path.name in caught.value.ja
        assert caught.value.hint_ja


def test_what_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        write_sheet(cdo_assistant(), tmp_path / "sheet.docx")
    assert caught.value.code == "OUT_SUFFIX" and ".xlsx" in caught.value.hint_ja
    with pytest.raises(InvalidStrategy, match="Python object"):
        sheet_bytes(Strategy(want=1 * SkillCoverage(rarity=Rarity((("java", 200),)))), ".md")
    long = RuleScore(rules=tuple(Rule("years", ">=", n % 60) for n in range(1_000)))  # type: ignore[arg-type]
    with pytest.raises(InvalidInput) as caught:
        sheet_bytes(Strategy(want=1 * long), ".xlsx")
    assert caught.value.code == "CELL_TOO_LONG"
    with pytest.raises(InvalidInput) as caught:
        write_sheet(cdo_assistant(), tmp_path / "no" / "sheet.md")
    assert caught.value.code == "CANNOT_WRITE"
