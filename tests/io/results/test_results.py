"""The folder of an import: conservation over corrections, the same bytes, nothing overwritten."""

from __future__ import annotations

import itertools
import json
import shutil
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.errors import InvalidInput
from dxmatch.io import read_feed
from dxmatch.io.results import (
    FILES,
    ImportResult,
    gather,
    read_for_result,
    read_result,
    requeue_into,
    write_result,
)
from tests.io.feed import AS_OF, GOOD, Row, as_csv, mapping, row
from tests.io.quarantine.editing import EDITORS, edit_lines, edit_workbook
from tests.properties.test_importer_laws import ROWS

BAD = [GOOD, row(管理番号=""), row(管理番号="A-2", 希望単価="5000"), row(管理番号="A-1")]
RENAMED = {"q.jsonl": "quarantine.jsonl", "q.xlsx": "quarantine.xlsx"}


def render(result: ImportResult) -> str:
    return f"{len(result.talents)}\n"


def imported(folder: Path, rows: Sequence[Row], *, force: bool = False) -> Path:
    feed = folder / "feed.csv"
    feed.write_bytes(as_csv(rows))
    result = gather([read_for_result(feed, mapping(), as_of=AS_OF)])
    write_result(folder / "out", result, render, force=force)
    return folder / "out"


def requeued(out: Path, path: Path, *, force: bool = False) -> None:
    write_result(out, requeue_into(out, path, force=force), render, force=True)


def content(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(out.iterdir())}


def counts(out: Path) -> tuple[int, int, int, int, int]:
    (feed,) = read_result(out).record.feeds
    return feed.seen, feed.accepted, feed.quarantined, feed.blank, feed.discarded


@given(ROWS)
@settings(max_examples=15)
def test_the_same_feed_gives_the_same_bytes(rows: list[dict[str, str]]) -> None:
    """import; import = import; and a result read back is written as it was."""
    with tempfile.TemporaryDirectory() as folder:
        first = content(imported(Path(folder), rows))
        assert sorted(first) == sorted(FILES)
        out = imported(Path(folder), rows, force=True)
        assert content(out) == first
        write_result(out, read_result(out), render, force=True)
        assert content(out) == first


@pytest.mark.parametrize("name", sorted(EDITORS))
@given(rows=ROWS, data=st.data())
@settings(max_examples=10)
def test_conservation_over_corrections(
    name: str, rows: list[dict[str, str]], data: st.DataObject
) -> None:
    """seen = accepted + quarantined + blank + discarded, whatever is corrected; twice is once."""
    with tempfile.TemporaryDirectory() as folder:
        out = imported(Path(folder), rows)
        seen = counts(out)[0]
        copy = Path(folder, name)
        shutil.copy(out / RENAMED[name], copy)
        numbers = itertools.count()

        def corrected(_: dict[str, str]) -> dict[str, str]:
            return data.draw(
                st.sampled_from(
                    [
                        {},
                        {"破棄 Discard": "破棄"},
                        row(管理番号=f"F-{next(numbers)}"),
                        row(管理番号="", 備考="まだ"),
                        GOOD,
                    ]
                )
            )

        EDITORS[name](copy, corrected)
        requeued(out, copy)
        total, accepted, quarantined, blank, discarded = counts(out)
        assert total == seen == accepted + quarantined + blank + discarded
        assert accepted == len(read_result(out).talents)
        assert quarantined == len(read_result(out).quarantine.rows)
        once = content(out)
        requeued(out, copy)
        assert content(out) == once
        requeued(out, out / "quarantine.xlsx")
        assert content(out) == once


def test_the_whole_loop(tmp_path: Path) -> None:
    out = imported(tmp_path, BAD)
    assert counts(out) == (4, 1, 3, 0, 0)
    edit_workbook(
        out / "quarantine.xlsx",
        lambda cells: {"管理番号": "A-9"} if not cells["管理番号"] else {"破棄 Discard": "discard"}
        if cells["管理番号"] == "A-1" else {},
    )  # fmt: skip
    requeued(out, out / "quarantine.xlsx")
    assert counts(out) == (4, 2, 1, 0, 1)
    (feed,) = read_result(out).record.feeds
    assert (feed.corrected, feed.discarded_rows) == ((3,), (5,))
    assert [talent.id for talent in read_feed(out / "talents.jsonl").talents] == ["A-1", "A-9"]
    (waiting,) = read_result(out).quarantine.rows
    assert waiting.row.row == 4


def test_an_accepted_talent_is_never_overwritten(tmp_path: Path) -> None:
    out = imported(tmp_path, BAD)
    before = read_result(out).talents
    edit_lines(out / "quarantine.jsonl", lambda _: {**GOOD, "備考": "別人"})
    requeued(out, out / "quarantine.jsonl")
    after = read_result(out)
    assert after.talents == before
    codes = {issue.code.value for row in after.quarantine.rows for issue in row.row.issues}
    assert codes == {"DUPLICATE_ID"}


def test_corrections_in_the_other_file_are_not_lost(tmp_path: Path) -> None:
    out = imported(tmp_path, BAD)
    edit_workbook(out / "quarantine.xlsx", lambda _: {"備考": "直した"})
    with pytest.raises(InvalidInput, match=r"quarantine\.xlsx in the folder was changed"):
        requeue_into(out, out / "quarantine.jsonl")
    requeued(out, out / "quarantine.jsonl", force=True)


def test_a_file_of_another_run_is_refused(tmp_path: Path) -> None:
    out = imported(tmp_path, BAD)
    (tmp_path / "b").mkdir()
    other = imported(tmp_path / "b", [*BAD, row(管理番号="")])
    with pytest.raises(InvalidInput, match="not those of the import"):
        requeue_into(out, other / "quarantine.jsonl")
    with pytest.raises(InvalidInput, match="not the result of dxmatch import"):
        requeue_into(tmp_path, other / "quarantine.jsonl")


@pytest.mark.parametrize("name", ["report.json", "talents.jsonl", "quarantine.jsonl"])
def test_a_damaged_folder_is_refused(tmp_path: Path, name: str) -> None:
    out = imported(tmp_path, BAD)
    (out / name).write_bytes((out / name).read_bytes()[:-20])
    with pytest.raises(InvalidInput, match="not the result of dxmatch import"):
        read_result(out)


def test_two_feeds_with_the_same_talents_are_refused(tmp_path: Path) -> None:
    feeds = []
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(as_csv([GOOD]))
        feeds.append(read_for_result(tmp_path / name, mapping(), as_of=AS_OF))
    with pytest.raises(InvalidInput, match=r"a\.csv and b\.csv offer the same") as caught:
        gather(feeds)
    assert "A-1" not in str(caught.value)


def test_one_vendor_is_not_in_the_messages_of_another(tmp_path: Path) -> None:
    """Property 52: what is reported of one feed does not depend on another."""
    (tmp_path / "a.csv").write_bytes(as_csv(BAD))
    (tmp_path / "b.csv").write_bytes(as_csv([row(管理番号="Z-1", 備考="秘密"), row(管理番号="")]))
    other = mapping()
    other = other.model_copy(update={"vendor": other.vendor.model_copy(update={"id": "other"})})
    one = read_for_result(tmp_path / "a.csv", mapping(), as_of=AS_OF)
    two = read_for_result(tmp_path / "b.csv", other, as_of=AS_OF)
    alone, both = gather([one]), gather([one, two])
    assert both.record.feeds[0] == alone.record.feeds[0]
    assert both.quarantine.rows[: len(alone.quarantine.rows)] == alone.quarantine.rows
    assert "秘密" not in repr(both) + both.record.model_dump_json()


def test_the_record_says_what_was_read(tmp_path: Path) -> None:
    out = imported(tmp_path, BAD)
    record = json.loads((out / "report.json").read_text("utf-8"))
    (feed,) = record["feeds"]
    assert date.fromisoformat(feed["as_of"]) == AS_OF
    assert len(feed["sha256"]) == len(feed["mapping_sha256"]) == 64
    assert set(record["outputs"]) == {"talents.jsonl", "quarantine.jsonl", "quarantine.xlsx"}
    assert record["versions"]["dxmatch"]
