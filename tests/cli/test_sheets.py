"""dxmatch sheets, and sheets by name on other commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxmatch.matching.sheet_files import read_sheet
from dxmatch.scoring.presets import PRESETS, preset
from dxmatch.scoring.sheet_text import strategy_from_markdown
from tests.cli.running import AS_OF, CHINO, HOSHI, dxmatch, dxmatch_json


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_ready_sheet_is_listed(lang: str) -> None:
    result = dxmatch("sheets", "--lang", lang)
    rows = [line.split()[0] for line in result.stdout.splitlines() if line.strip()]
    assert result.exit_code == 0 and set(PRESETS) <= set(rows)
    assert ("an adviser to the head of digital" in result.stdout) == (lang == "en")


def test_one_sheet_as_a_table() -> None:
    result = dxmatch("sheets", "cdo-assistant", "--lang", "en")
    assert result.exit_code == 0
    assert strategy_from_markdown(result.stdout) == preset("cdo-assistant")


@pytest.mark.parametrize("suffix", [".md", ".html", ".xlsx", ".toml"])
def test_written_changed_and_matched(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"sheet{suffix}"
    result = dxmatch("sheets", "api-developer", "--out", str(path))
    assert result.exit_code == 0 and path.name in result.stdout
    assert read_sheet(path) == preset("api-developer")
    assert dxmatch("sheets", "standard", "--out", str(path)).exit_code == 2
    again = tmp_path / f"again{suffix}"
    assert dxmatch("sheets", str(path), "--out", str(again)).exit_code == 0
    assert again.read_bytes() == path.read_bytes()
    assert dxmatch("sheets", str(path), "--out", str(path), "--force").exit_code == 2
    named = dxmatch_json("match", CHINO, HOSHI, *AS_OF, "-s", "api-developer")
    assert dxmatch_json("match", CHINO, HOSHI, *AS_OF, "-s", str(path)) == named


def test_an_unknown_sheet_is_guessed() -> None:
    result = dxmatch("match", CHINO, HOSHI, *AS_OF, "-s", "api-develper", "--lang", "en")
    assert result.exit_code == 2 and "Did you mean 'api-developer'?" in result.stderr
    missing = dxmatch("sheets", "no-such-file.md", "--lang", "ja")
    assert missing.exit_code == 2 and "no-such-file.md" in missing.stderr
