"""dxmatch map: shows what it understood, and writes a mapping that imports at once."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import AS_OF, dxmatch

KAWA = "examples/custom/kawa.csv"


def test_the_written_mapping_imports_the_feed(tmp_path: Path) -> None:
    out = tmp_path / "kawa.toml"
    result = dxmatch("map", KAWA, "--out", str(out), "--vendor", "kawa", *AS_OF)
    assert result.exit_code == 0
    assert "要確認" in result.stdout
    assert "架空" not in result.stdout + result.stderr + out.read_text(encoding="utf-8")
    checked = dxmatch("check", KAWA, "--mapping", str(out), *AS_OF)
    assert "取込 4" in checked.stdout


def test_a_file_is_replaced_only_on_request(tmp_path: Path) -> None:
    out = tmp_path / "kawa.toml"
    out.write_text("mine", encoding="utf-8")
    refused = dxmatch("map", KAWA, "--out", str(out), "--lang", "en")
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert out.read_text(encoding="utf-8") == "mine"
    assert dxmatch("map", KAWA, "--out", str(out), "--force").exit_code == 0
    assert "[columns]" in out.read_text(encoding="utf-8")


def test_a_feed_that_no_profile_fits_is_answered_with_the_command() -> None:
    result = dxmatch("check", KAWA, "--lang", "en")
    assert result.exit_code == 2
    assert "dxmatch map kawa.csv" in result.stderr


def test_skill_sheets_are_answered_with_the_template_and_the_command(tmp_path: Path) -> None:
    sheets, out = "examples/custom/skill_sheets.xlsx", tmp_path / "mine.toml"
    for lang, words in (("ja", "ひな型"), ("en", "shipped template")):
        shown = dxmatch("map", sheets, "--out", str(out), "--force", "--lang", lang, *AS_OF)
        assert shown.exit_code == 0
        assert words in shown.stdout
        assert "--mapping skill-sheet --out DIR" in shown.stderr
    assert 'kind = "skill-sheet"' in out.read_text(encoding="utf-8")
    assert "取込 2" in dxmatch("check", sheets, "--mapping", str(out), *AS_OF).stdout
