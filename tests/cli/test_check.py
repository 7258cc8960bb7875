from pathlib import Path

import pytest

from dxmatch.examples import feeds
from tests.cli.running import AS_OF, HOSHI, dxmatch, dxmatch_json

KEYS = {
    "file", "sheet", "mapping", "encoding", "seen", "accepted", "quarantined", "blank",
    "not_imported", "issues",
}  # fmt: skip
ISSUE_KEYS = {"file", "sheet", "row", "column", "label", "severity", "code", "text", "hint"}


@pytest.mark.parametrize("name", sorted(feeds()))
def test_json_counts_add_up_and_issues_have_a_place(name: str) -> None:
    path, profile = feeds()[name]
    found = dxmatch_json("check", str(path), "--mapping", profile, *AS_OF)
    assert set(found) == KEYS
    assert found["seen"] == found["accepted"] + found["quarantined"] + found["blank"]
    assert found["issues"]
    for issue in found["issues"]:
        assert set(issue) == ISSUE_KEYS
        assert issue["row"] >= 1
        assert issue["severity"] in {"note", "warning", "error"}
        assert issue["text"]
        assert issue["hint"]


def test_quarantined_rows_end_with_1_and_are_listed() -> None:
    found = dxmatch_json("check", HOSHI, *AS_OF)
    result = dxmatch("check", HOSHI, *AS_OF)
    assert found["quarantined"] > 0
    assert result.exit_code == 1
    assert "隔離された行" in result.stdout
    assert f"隔離 {found['quarantined']}" in result.stdout
    for issue in found["issues"]:
        assert issue["code"] in result.stdout


def test_what_recruitment_must_not_use_is_named_as_left_out() -> None:
    left_out = dxmatch_json("check", HOSHI, *AS_OF)["not_imported"]
    reasons = {column["reason"] for column in left_out}
    assert "PROTECTED_ATTRIBUTE" in reasons
    assert "取り込まない列" in dxmatch("check", HOSHI, *AS_OF).stdout


def test_a_feed_without_bad_rows_ends_with_0(tmp_path: Path) -> None:
    feed, mapping = simple(tmp_path, "id,skill\n1,Python\n2,SQL\n\n")
    result = dxmatch("check", f"{feed}={mapping}", "--lang", "en", *AS_OF)
    assert result.exit_code == 0
    assert "accepted + 0 quarantined" in result.stdout
    assert "as of 2022-07-11" in result.stderr


def test_the_quarantine_can_be_kept(tmp_path: Path) -> None:
    out = tmp_path / "wait.jsonl"
    dxmatch("check", HOSHI, *AS_OF, "--quarantine", str(out))
    rows = out.read_text("utf-8").splitlines()
    assert len(rows) == dxmatch_json("check", HOSHI, *AS_OF)["quarantined"]


def test_no_cell_of_the_feed_is_printed(tmp_path: Path) -> None:
    feed, mapping = simple(
        tmp_path, "id,skill,氏名\n1,Python,山田花子\n,Pythom,佐藤次郎\n1,x,鈴木\n"
    )
    result = dxmatch("check", str(feed), "-m", str(mapping), *AS_OF)
    assert result.exit_code == 1
    for secret in ("山田", "佐藤", "鈴木", "Pythom"):
        assert secret not in result.stdout + result.stderr


def test_a_label_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    feed, mapping = simple(tmp_path, "id,skill,\x1b[2Jx\n1,Python,a\n")
    result = dxmatch("check", str(feed), "-m", str(mapping), *AS_OF)
    assert "\x1b" not in result.stdout + result.stderr


def test_a_mapping_that_names_a_missing_column(tmp_path: Path) -> None:
    feed, mapping = simple(tmp_path, "id,skil\n1,Python\n")
    result = dxmatch("check", str(feed), "-m", str(mapping), "--lang", "en")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "skill" in result.stderr
    assert "→" in result.stderr


def test_an_ambiguous_encoding_is_asked_back(tmp_path: Path) -> None:
    feed, mapping = simple(tmp_path, "")
    # Read as cp932 and as EUC-JP, these bytes are half-width kana or kanji: both are Japanese.
    feed.write_bytes(b"id,skill\n1," + bytes([0xB1, 0xB2, 0xB3, 0xB4]) + b"\n")
    result = dxmatch("check", str(feed), "-m", str(mapping), *AS_OF)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--encoding" in result.stderr
    stated = dxmatch("check", str(feed), "-m", str(mapping), *AS_OF, "--encoding", "euc-jp")
    assert stated.exit_code in {0, 1}


def test_an_ambiguous_unit_keeps_the_row_waiting(tmp_path: Path) -> None:
    feed, mapping = simple(tmp_path, "id,skill,rate\n1,Python,5000\n", 'rate = "rate"\n')
    (issue,) = dxmatch_json("check", str(feed), "-m", str(mapping), *AS_OF)["issues"]
    assert (issue["row"], issue["column"], issue["label"]) == (2, "C", "rate")
    assert issue["hint"]


def simple(folder: Path, text: str, columns: str = "") -> tuple[Path, Path]:
    """A feed and a mapping of its columns ``id`` and ``skill``."""
    feed, mapping = folder / "feed.csv", folder / "mapping.toml"
    feed.write_text(text, "utf-8")
    mapping.write_text(
        '[vendor]\nid = "v"\nname = "v"\n[columns]\nid = "id"\nskills = "skill"\n' + columns,
        "utf-8",
    )
    return feed, mapping
