"""Rows that wait can be corrected and read again; what nobody corrected goes on waiting."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings

from dxmatch.errors import InvalidInput, InvalidMapping
from dxmatch.io import IssueCode, read_feed, read_quarantine, requeue, write_quarantine
from dxmatch.models import Talent
from tests.io.feed import AS_OF, GOOD, as_csv, as_json_lines, mapping, read, row
from tests.io.quarantine.editing import EDITORS, Row, edit_lines, edit_workbook
from tests.properties.test_importer_laws import ROWS

BROKEN = as_csv([GOOD, row(管理番号=""), row(管理番号="A-2", 希望単価="5000")]) + (
    b'"never closed,1\r\nA-9,short\r\n'
)
NAMES = sorted(EDITORS)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=12)
@given(ROWS)
def test_replay(name: str, rows: list[dict[str, str]]) -> None:
    """Property 62: import(quarantine fixed) ⊎ accepted = import(all fixed)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        report = read(Path(folder), as_csv(rows))
        write_quarantine(report, path, mapping(), as_of=AS_OF)
        fixed = {waiting.row: row(管理番号=f"F-{n}") for n, waiting in enumerate(report.quarantine)}
        numbers = itertools.count()
        EDITORS[name](path, lambda _: row(管理番号=f"F-{next(numbers)}"))
        again = requeue(path, talents=report.talents)
        everything = [fixed.get(number, entry) for number, entry in enumerate(rows, start=2)]
        all_fixed = read(Path(folder), as_csv(everything))
    assert again.quarantined == 0
    assert by_id((*report.talents, *again.talents)) == by_id(all_fixed.talents)
    assert all_fixed.accepted == report.accepted + again.accepted


def by_id(talents: Sequence[Talent]) -> list[tuple[str, Talent]]:
    return sorted((talent.id, talent) for talent in talents)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=12)
@given(ROWS)
def test_uncorrected_rows_go_on_waiting(name: str, rows: list[dict[str, str]]) -> None:
    """requeue(write(q)) = q: the same rows with the same error codes, and no talent."""
    with tempfile.TemporaryDirectory() as folder:
        report = read(Path(folder), as_csv(rows) + b'"never closed,1\r\nA-9,short\r\n')
        write_quarantine(report, Path(folder, name), mapping(), as_of=AS_OF)
        assert read_quarantine(Path(folder, name)) == report.quarantine
        again = requeue(Path(folder, name))
    assert again.talents == ()
    assert [(q.row, q.labels, q.cells) for q in again.quarantine] == [
        (q.row, q.labels, q.cells) for q in report.quarantine
    ]
    for before, after in zip(report.quarantine, again.quarantine, strict=True):
        assert {i.code for i in after.issues} == {i.code for i in before.issues}


def nothing(_: Row) -> dict[str, str]:
    return {}


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_saved_by_another_program_is_the_same(tmp_path: Path, name: str) -> None:
    cells = ["\x01a", "=1+1", "_x0041_", "a\r\nb", " x ", "長" * 40_000, "\u2028", "'", "00123"]
    bad = [row(管理番号="", 備考=text) for text in cells]
    report = read(tmp_path, as_csv(bad) + b'"never closed,1\r\n')
    write_quarantine(report, tmp_path / name, mapping(), as_of=AS_OF)
    EDITORS[name](tmp_path / name, nothing)
    assert read_quarantine(tmp_path / name) == report.quarantine


@pytest.mark.parametrize("name", NAMES)
def test_discarded_rows_are_counted(tmp_path: Path, name: str) -> None:
    report = read(tmp_path, BROKEN)
    write_quarantine(report, tmp_path / name, mapping(), as_of=AS_OF)
    EDITORS[name](tmp_path / name, lambda _: {"破棄 Discard": "破棄"})
    again = requeue(tmp_path / name)
    assert (again.accepted, again.quarantined, again.blank) == (0, 0, report.quarantined)


def test_a_row_that_could_not_be_split_is_filled_in(tmp_path: Path) -> None:
    report = read(tmp_path, BROKEN)
    path = tmp_path / "q.xlsx"
    write_quarantine(report, path, mapping(), as_of=AS_OF)
    edit_workbook(
        path, lambda cells: row(管理番号="N-1") if "never" in cells["原文 Raw row"] else {}
    )
    assert [talent.id for talent in requeue(path).talents] == ["N-1"]


def test_json_text_is_mended(tmp_path: Path) -> None:
    text = as_json_lines([GOOD]) + b'{"\xe7\xae\xa1\xe7\x90\x86\xe7\x95\xaa\xe5\x8f\xb7": "B-1"\n'
    report = read(tmp_path, text, "feed.jsonl")
    path = tmp_path / "q.jsonl"
    write_quarantine(report, path, mapping(), as_of=AS_OF)
    path.write_text(path.read_text("utf-8").replace('\\"B-1\\""]', '\\"B-1\\"}"]', 1), "utf-8")
    assert [talent.id for talent in requeue(path).talents] == ["B-1"]


def test_a_line_of_csv_is_mended(tmp_path: Path) -> None:
    report = read(tmp_path, BROKEN)
    path = tmp_path / "q.xlsx"
    write_quarantine(report, path, mapping(), as_of=AS_OF)
    line = "N-2,PM,Python,60万円/月,週3,2027/4/1,閉じた"
    edit_workbook(path, lambda c: {"原文 Raw row": line} if "never" in c["原文 Raw row"] else {})
    assert [talent.id for talent in requeue(path).talents] == ["N-2"]
    edit_workbook(
        path, lambda c: {"原文 Raw row": f"{line},x"} if "N-2" in c["原文 Raw row"] else {}
    )
    assert requeue(path).quarantined == report.quarantined


def test_totals_go_on_waiting(tmp_path: Path) -> None:
    report = read(tmp_path, as_csv([GOOD, row(管理番号="A-2")]) + "合計,2名,,,,,\r\n".encode())
    write_quarantine(report, tmp_path / "q.jsonl", mapping(), as_of=AS_OF)
    again = requeue(tmp_path / "q.jsonl", talents=report.talents)
    assert (again.talents, again.quarantined) == ((), report.quarantined)


def test_a_taken_id_waits(tmp_path: Path) -> None:
    report = read(tmp_path, BROKEN)
    path = tmp_path / "q.jsonl"
    write_quarantine(report, path, mapping(), as_of=AS_OF)
    edit_lines(path, lambda cells: GOOD if cells else {})
    again = requeue(path, talents=report.talents)
    assert again.talents == ()
    assert IssueCode.DUPLICATE_ID in {issue.code for issue in again.issues}


def test_an_emptied_row_is_kept(tmp_path: Path) -> None:
    report = read(tmp_path, BROKEN)
    path = tmp_path / "q.xlsx"
    write_quarantine(report, path, mapping(), as_of=AS_OF)
    edit_workbook(path, lambda _: dict.fromkeys(GOOD, ""))
    again = requeue(path)
    assert [q.cells for q in again.quarantine] == [q.cells for q in report.quarantine]


def test_another_mapping_reads_the_same_rows(tmp_path: Path) -> None:
    report = read(tmp_path, BROKEN)
    path = tmp_path / "q.jsonl"
    write_quarantine(report, path)
    with pytest.raises(InvalidMapping, match="by which mapping"):
        requeue(path)
    better = mapping()
    table = better.model_dump(mode="json", exclude_unset=True)
    table["fields"] = {"rate": {"unit": "hour"}}
    better = type(better).model_validate(table)
    assert [talent.id for talent in requeue(path, better, as_of=AS_OF).talents] == ["A-2"]
    other = better.model_copy(update={"vendor": better.vendor.model_copy(update={"id": "else"})})
    write_quarantine(report, path, mapping(), as_of=AS_OF)
    with pytest.raises(InvalidMapping, match="vendor else"):
        requeue(path, other)


def test_rows_of_our_own_files_come_back_too(tmp_path: Path) -> None:
    from dxmatch.io import write_talents
    from dxmatch.io.results import gather, read_for_result, write_result

    talents = [Talent(vendor="v", id=str(n), headline="PM") for n in range(3)]
    write_talents(talents, tmp_path / "t.csv")
    path = tmp_path / "t.csv"
    path.write_bytes(path.read_bytes().replace(b"v,1,PM", b"v,1 1,PM"))
    feed = read_for_result(path, None, as_of=None)
    write_result(tmp_path / "out", gather([feed]), lambda _: "", force=False)
    edit_workbook(tmp_path / "out" / "quarantine.xlsx", lambda _: {"id": "1"})
    assert requeue(tmp_path / "out" / "quarantine.xlsx").talents == (talents[1],)
    assert len(read_feed(tmp_path / "out" / "talents.jsonl").talents) == 2


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [("番号 No.", "9-9", "QUARANTINE_ROW"), ("破棄 Discard", "?", "QUARANTINE_DISCARD")],
)
def test_a_workbook_whose_rows_cannot_be_told_apart(
    tmp_path: Path, column: str, value: str, code: str
) -> None:
    write_quarantine(read(tmp_path, BROKEN), tmp_path / "q.xlsx", mapping(), as_of=AS_OF)
    edit_workbook(tmp_path / "q.xlsx", lambda _: {column: value})
    with pytest.raises(InvalidInput, match="row 2") as caught:
        requeue(tmp_path / "q.xlsx")
    assert caught.value.code == code


def test_another_workbook_is_no_quarantine(tmp_path: Path) -> None:
    from tests.io.feed import as_xlsx

    (tmp_path / "q.xlsx").write_bytes(as_xlsx([GOOD]))
    with pytest.raises(InvalidInput, match="not a quarantine file"):
        requeue(tmp_path / "q.xlsx")
