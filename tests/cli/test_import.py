"""dxmatch import and dxmatch requeue, as a coordinator uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import AS_OF, CHINO, FEEDS, HOSHI, dxmatch
from tests.io.quarantine.editing import edit_workbook

MAPPING = 'vendor = { id = "acme", name = "Acme" }\n[columns]\nid = "id"\nskills = "skill"\n'


def simple(tmp_path: Path, text: str, vendor: str = "acme") -> str:
    feed, mapping = tmp_path / f"{vendor}.csv", tmp_path / f"{vendor}.toml"
    feed.write_text(text, encoding="utf-8")
    mapping.write_text(MAPPING.replace("acme", vendor), encoding="utf-8")
    return f"{feed}={mapping}"


def content(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(out.iterdir())}


def test_the_example_feeds_through_the_whole_loop(tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = dxmatch("import", *FEEDS, "--out", str(out), *AS_OF)
    assert result.exit_code == 1
    assert sorted(content(out)) == [
        "quarantine.jsonl", "quarantine.xlsx", "report.json", "report.txt", "talents.jsonl"
    ]  # fmt: skip
    assert "dxmatch requeue" in result.stdout
    before = json.loads((out / "report.json").read_text("utf-8"))["feeds"]
    edit_workbook(
        out / "quarantine.xlsx",
        lambda cells: {"同意": "あり"} if cells.get("同意") == "なし" else {},
    )
    dxmatch("requeue", str(out / "quarantine.xlsx"), "--out", str(out), "--lang", "en")
    after = json.loads((out / "report.json").read_text("utf-8"))["feeds"]
    assert after[0]["accepted"] > before[0]["accepted"]
    assert [feed["seen"] for feed in after] == [feed["seen"] for feed in before]
    assert len(after[0]["corrected"]) == after[0]["accepted"] - before[0]["accepted"]
    found = dxmatch("match", CHINO, str(out / "talents.jsonl"), *AS_OF)
    direct = dxmatch("match", CHINO, *FEEDS, *AS_OF)
    assert (found.exit_code, direct.exit_code) == (0, 0)


def test_a_match_on_the_import_is_the_match_on_the_feeds(tmp_path: Path) -> None:
    dxmatch("import", *FEEDS, "--out", str(tmp_path / "out"), *AS_OF)
    imported = dxmatch("match", CHINO, str(tmp_path / "out" / "talents.jsonl"), *AS_OF)
    assert imported.stdout == dxmatch("match", CHINO, *FEEDS, *AS_OF).stdout


def test_good_feeds_end_with_0_and_nothing_is_overwritten(tmp_path: Path) -> None:
    feed, out = simple(tmp_path, "id,skill\n1,Python\n"), tmp_path / "out"
    assert dxmatch("import", feed, "--out", str(out), *AS_OF).exit_code == 0
    first = content(out)
    refused = dxmatch("import", feed, "--out", str(out), *AS_OF, "--lang", "en")
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert content(out) == first
    assert dxmatch("import", feed, "--out", str(out), *AS_OF, "--force").exit_code == 0
    assert content(out) == first


def test_a_feed_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    feed, out = simple(tmp_path, "id,skill\n1,Python\n"), tmp_path / "out"
    assert dxmatch("import", feed, str(tmp_path / "no.csv"), "--out", str(out)).exit_code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["acme.csv", "acme.toml"]


def test_dangerous_targets_are_refused(tmp_path: Path) -> None:
    feed = simple(tmp_path, "id,skill\n1,Python\n")
    (tmp_path / "file").write_text("x")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    nested = tmp_path / "nested"
    (nested / "photos").mkdir(parents=True)
    before = sorted(str(path) for path in tmp_path.rglob("*"))
    for out in ("file", "link", "nested", ".", "missing/deeper"):
        command = ("import", feed, "--out", str(tmp_path / out), "--force", *AS_OF)
        assert dxmatch(*command).exit_code == 2, out
    assert sorted(str(path) for path in tmp_path.rglob("*")) == before


def test_files_of_others_in_the_folder_stay(tmp_path: Path) -> None:
    feed, out = simple(tmp_path, "id,skill\n1,Python\n,SQL\n"), tmp_path / "out"
    dxmatch("import", feed, "--out", str(out), *AS_OF)
    (out / "~$quarantine.xlsx").write_text("lock")
    assert dxmatch("requeue", str(out / "quarantine.xlsx"), "--out", str(out)).exit_code == 1
    assert (out / "~$quarantine.xlsx").read_text() == "lock"


def test_no_cell_is_shown(tmp_path: Path) -> None:
    text = "id,skill,氏名\n1,Python,山田花子\n,=cmd,佐藤次郎\x1b[2J\n1,x,鈴木\n"
    feed, out = simple(tmp_path, text), tmp_path / "out"
    told = dxmatch("import", feed, "--out", str(out), *AS_OF)
    again = dxmatch("requeue", str(out / "quarantine.jsonl"), "--out", str(out))
    shown = told.output + again.output + (out / "report.txt").read_text("utf-8")
    shown += (out / "report.json").read_text("utf-8")
    for secret in ("山田", "佐藤", "鈴木", "=cmd", "\x1b"):
        assert secret not in shown


def test_labels_and_sheets_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    feed = simple(tmp_path, "id,skill,\x1b[31mx\u202e\n,Python,1\n")
    told = dxmatch("import", feed, "--out", str(tmp_path / "out"), *AS_OF)
    report = (tmp_path / "out" / "report.txt").read_text("utf-8")
    assert "\\x1b[31mx\\u202e" in report
    assert not {"\x1b", "\u202e"} & set(told.output + report)


def test_a_feed_in_the_folder_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    feed = simple(out, "id,skill\n1,Python\n")
    assert dxmatch("import", feed, "--out", str(out), "--force", *AS_OF).exit_code == 2
    assert sorted(content(out)) == ["acme.csv", "acme.toml"]


@pytest.mark.parametrize("name", ["no.jsonl", "feed.csv"])
def test_requeue_of_something_else_changes_nothing(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    dxmatch("import", HOSHI, "--out", str(out), *AS_OF)
    before = content(out)
    (tmp_path / "feed.csv").write_text("id\n1\n")
    result = dxmatch("requeue", str(tmp_path / name), "--out", str(out), "--lang", "en")
    assert result.exit_code == 2
    assert "not a quarantine file" in result.stderr
    assert content(out) == before


def test_a_mapping_is_corrected_instead_of_the_rows(tmp_path: Path) -> None:
    text = "id,skill,rate\n1,Python,5000\n2,SQL,6000\n"
    feed, out = simple(tmp_path, text), tmp_path / "out"
    mapping = tmp_path / "acme.toml"
    mapping.write_text(MAPPING + 'rate = "rate"\n', encoding="utf-8")
    assert dxmatch("import", feed, "--out", str(out), *AS_OF).exit_code == 1
    mapping.write_text(MAPPING + 'rate = "rate"\n[fields.rate]\nunit = "hour"\n', "utf-8")
    book = str(out / "quarantine.jsonl")
    assert dxmatch("requeue", book, "--out", str(out), "-m", str(mapping)).exit_code == 0
    (feed_record,) = json.loads((out / "report.json").read_text("utf-8"))["feeds"]
    assert (feed_record["accepted"], feed_record["corrected"]) == (2, [2, 3])
