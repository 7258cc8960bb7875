"""Skill sheets: a person per sheet and per file, a form and its projects, nothing lost."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.errors import FeedRejected, InvalidMapping
from dxmatch.io import ImportReport, IssueCode, Mapping, read_feed, requeue, write_quarantine
from dxmatch.io.layout import FeedKind, Layout
from dxmatch.io.limits import Limits
from dxmatch.io.results import read_for_result
from dxmatch.io.skill_sheets import OTHER, template
from dxmatch.models import Talent, Vendor

AS_OF = date(2026, 9, 1)
SHIPPED = Path(__file__).parents[2] / "examples" / "custom" / "skill_sheets.xlsx"
Rows = Sequence[Sequence[object]]
HISTORY: Rows = [
    ("期間", "業務内容", "言語", "DB"),
    ("2020/4〜2021/3", "移行", "Java、Python", "PostgreSQL"),
    ("2021/1〜2022/3", "運用", "Python", ""),
]


def book(path: Path, **sheets: Rows) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    made.save(path)
    return path


def form(*more: Sequence[object], number: str = "S-1") -> list[Sequence[object]]:
    return [("管理番号", number), ("希望単価", "80万円/月"), *more]


def read(path: Path, mapping: Mapping | str = "skill-sheet", **more: object) -> ImportReport:
    return read_feed(path, mapping, **{"as_of": AS_OF, **more})  # type: ignore[arg-type]


def only(report: ImportReport) -> Talent:
    assert report.quarantine == ()
    (talent,) = report.talents
    return talent


def years(talent: Talent) -> dict[str, float | None]:
    return {claim.skill: claim.years for claim in talent.skills}


def test_shipped_example_is_read_and_its_cover_waits() -> None:
    report = read(SHIPPED)
    first, second = report.talents
    assert (first.id, second.id) == ("S-001", "S-002")
    assert years(first) == {
        "cobol": 2.0,
        "java": 5.0,
        "oracle-database": 3.0,
        "postgresql": 3.5,
        "python": 3.5,
        "typescript": 3.5,
    }
    assert second.headline == "データエンジニア"
    assert years(second) == {"aws": 5.5, "python": 5.5, "sql": 3.0}
    assert [c.certificate for c in second.certifications] == ["cert-fe", "cert-aws-saa"]
    (cover,) = report.quarantine
    assert (cover.sheet, cover.issues[0].code) == ("記入要領", IssueCode.NO_SKILL_SHEET)
    assert report.seen == 3


def test_months_of_two_projects_count_once(tmp_path: Path) -> None:
    talent = only(read(book(tmp_path / "a.xlsx", A=[*form(), (), *HISTORY])))
    assert years(talent) == {"java": 1.0, "postgresql": 1.0, "python": 2.0}
    assert talent.years == 2.0
    python = next(claim for claim in talent.skills if claim.skill == "python")
    assert python.last_used == date(2022, 3, 31)


def test_stated_years_go_over_counted_ones(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", A=[*form(("経験年数", "12年")), *HISTORY])
    assert only(read(path)).years == 12


@pytest.mark.parametrize(
    ("period", "months"),
    [
        ("2026年4月〜現在", 6),
        ("2026.04 - ", 6),
        ("2026/04〜継続中", 6),
        ("令和8年4月～令和8年6月", 3),
        ("2026/4/1～2026/4/30", 1),
        ("2026年8月", 1),
        ("2026/8〜2027/8", 2),
    ],
)
def test_periods(tmp_path: Path, period: str, months: int) -> None:
    rows = [*form(), ("期間", "業務内容", "言語"), (period, "開発", "Java")]
    talent = only(read(book(tmp_path / "a.xlsx", A=rows)))
    assert talent.years == pytest.approx(months / 12, abs=0.01)
    assert talent.skills[0].last_used is not None
    assert talent.skills[0].last_used <= AS_OF


@pytest.mark.parametrize(("period", "as_of"), [("いろいろ", AS_OF), ("2020/4〜現在", None)])
def test_a_period_that_cannot_be_told_keeps_the_skill_and_is_noted(
    tmp_path: Path, period: str, as_of: date | None
) -> None:
    rows = [*form(), ("期間", "業務内容", "言語"), (period, "開発", "Java")]
    report = read(book(tmp_path / "a.xlsx", A=rows), as_of=as_of)
    assert years(only(report)) == {"java": None}
    assert IssueCode.PERIOD_NOT_COUNTED in report.counts()


def test_beginning_and_end_in_columns_and_rows_of_their_own(tmp_path: Path) -> None:
    columns = [*form(), ("開始", "終了", "業務内容", "言語"), ("2020/4", "2020/9", "開発", "Java")]
    rows = [
        *form(number="S-2"),
        ("期間", "業務内容", "言語"),
        ("2020/04", "開発", "Java"),
        ("～", "", ""),
        ("2020/09", "", "Python"),
    ]
    report = read(book(tmp_path / "a.xlsx", A=columns, B=rows))
    assert [years(talent) for talent in report.talents] == [
        {"java": 0.5},
        {"java": 0.5, "python": 0.5},
    ]


def test_form_goes_on_below_the_projects_and_headers_repeat(tmp_path: Path) -> None:
    rows = [
        *form(),
        *HISTORY,
        HISTORY[0],
        ("2023/1〜2023/12", "保守", "Go", ""),
        ("自己PR", "丁寧"),
    ]
    talent = only(read(book(tmp_path / "a.xlsx", A=rows)))
    assert years(talent)["go"] == 1.0
    assert talent.summary.splitlines() == ["丁寧", "移行", "運用", "保守"]


def test_persons_are_never_taken_over_and_told(tmp_path: Path) -> None:
    secret = ("氏名", "山田カナリア", "性別", "男", "年齢", 41)
    report = read(book(tmp_path / "a.xlsx", A=[secret, *form(), ("住所:", "東京都千代田区1-1")]))
    text = only(report).model_dump_json() + repr(report) + report.summary("ja")
    assert "カナリア" not in text
    assert "千代田" not in text
    assert {"氏名", "性別", "年齢"} <= {column.label for column in report.skipped}


def test_cells_that_nothing_explains_are_told(tmp_path: Path) -> None:
    report = read(book(tmp_path / "a.xlsx", A=[("経歴書",), *form(), ("好きな本", "こころ")]))
    assert report.accepted == 1
    assert OTHER in {column.label for column in report.skipped}


def test_two_values_of_one_field_wait_with_their_cell(tmp_path: Path) -> None:
    report = read(book(tmp_path / "a.xlsx", 経歴書=form(("単価", "60万円/月"))))
    (row,) = report.quarantine
    assert row.issues[0].code is IssueCode.CONFLICTING_CELLS
    assert row.issues[0].place("ja") == "a.xlsx 経歴書 B2「希望単価」"
    assert row.issues[0].place("en") == "a.xlsx, 経歴書, B2 (希望単価)"


def test_identifier_does_not_come_from_names_and_is_stable(tmp_path: Path) -> None:
    rows = [*form()[1:], ("稼働率", "50%")]
    one = only(read(book(tmp_path / "山田.xlsx", 山田=rows)))
    other = only(read(book(tmp_path / "b.xlsx", A=rows)))
    assert one.id == other.id
    assert one.id.startswith("s-")
    assert read(book(tmp_path / "c.xlsx", A=rows, B=rows)).counts() == {IssueCode.DUPLICATE_ID: 1}


def test_folder_of_files_and_a_refused_one(tmp_path: Path) -> None:
    book(tmp_path / "1.xlsx", A=form(number="S-1"))
    book(tmp_path / "2.XLSX", A=form(number="S-2"), B=form(number="S-3"))
    (tmp_path / "3.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (tmp_path / "~$1.xlsx").write_bytes(b"lock")
    report = read(tmp_path)
    assert [talent.id for talent in report.talents] == ["S-1", "S-2", "S-3"]
    (refused,) = report.quarantine
    assert (refused.file, refused.row) == ("3.xlsx", 4)


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FeedRejected):
        read(tmp_path)
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    with pytest.raises(FeedRejected) as error:
        read(tmp_path / "a.csv")
    assert error.value.code == "FEED_WRONG_KIND"
    many = book(tmp_path / "m.xlsx", **{name: form(number=name) for name in "ABC"})
    with pytest.raises(FeedRejected) as error:
        read(many, limits=Limits(rows=2))
    assert error.value.code == "FEED_TOO_LARGE"


def test_own_mapping_states_only_what_differs(tmp_path: Path) -> None:
    mapping = Mapping(
        vendor=Vendor(id="kawa", name="かわ"),
        format=Layout(kind=FeedKind.SKILL_SHEET),
        columns={"rate": ("ご希望額", "お値段")},
    )
    rows = [("管理番号", "K-1"), ("お値段", "55万円/月"), *HISTORY]
    talent = only(read(book(tmp_path / "a.xlsx", A=rows), mapping))
    assert talent.key == "kawa:K-1"
    assert talent.rate is not None
    assert talent.rate.low == 550_000


def test_several_labels_are_for_skill_sheets_only() -> None:
    with pytest.raises(ValueError, match="one column only"):
        Mapping(vendor=Vendor(id="a", name="a"), columns={"id": ("a", "b")})


def test_corrected_person_comes_back(tmp_path: Path) -> None:
    mapping = template()
    path = book(tmp_path / "a.xlsx", A=form(("単価", "60万円/月")), B=form(number="S-2"))
    report = read(path)
    wait = tmp_path / "wait.jsonl"
    write_quarantine(report, wait, mapping, as_of=AS_OF)
    assert requeue(wait).quarantined == 1
    head, line = wait.read_text("utf-8").splitlines()
    row = json.loads(line)
    row["cells"][row["labels"].index("希望単価")] = "60万円/月"
    wait.write_text(f"{head}\n{json.dumps(row)}\n", "utf-8")
    again = requeue(wait, talents=report.talents)
    assert [talent.id for talent in again.talents] == ["S-1"]


def test_result_names_the_digest_of_a_folder(tmp_path: Path) -> None:
    book(tmp_path / "1.xlsx", A=form())
    one = read_for_result(tmp_path, "skill-sheet", as_of=AS_OF)
    book(tmp_path / "1.xlsx", A=form(number="S-9"))
    assert one.sha256 != read_for_result(tmp_path, "skill-sheet", as_of=AS_OF).sha256


def test_long_history_keeps_whole_projects(tmp_path: Path) -> None:
    rows = [(f"2020/{n % 12 + 1}", f"{n}" + "あ" * 900, "Java") for n in range(12)]
    report = read(book(tmp_path / "a.xlsx", A=[*form(), ("期間", "業務内容", "言語"), *rows]))
    assert len(only(report).summary) <= 5000
    assert only(report).years == 1.0
    assert IssueCode.HISTORY_SHORTENED in report.counts()


def test_nothing_fits_without_a_mapping() -> None:
    with pytest.raises(InvalidMapping):
        read_feed(SHIPPED)


WORDS = (
    *("", "管理番号", "S-1", "希望単価", "単価", "80万", "期間", "言語", "Java", "2020/4〜"),
    *("業務内容", "氏名", "～", "自己PR", "資格:", "同意:なし", "現在", "No.", "2021/3"),
)


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=5), max_size=9))
def test_any_arrangement_is_one_person_or_waits(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    """Property 63 for forms: a report that counts every sheet with text once."""
    path = book(tmp_path_factory.mktemp("forms") / "a.xlsx", A=rows, B=form(number="S-9"))
    report = read(path)
    assert report.seen == 1 + any(any(row) for row in rows)
    assert "S-9" in {talent.id for talent in report.talents}
