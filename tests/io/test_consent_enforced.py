"""Consent and purpose go from the cell of a feed to the list: who did not agree is in none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dxmatch.io import ImportReport
from dxmatch.io.issues import IssueCode
from dxmatch.matching import match
from dxmatch.models import Purpose
from dxmatch.models.pool import TalentPool
from dxmatch.models.project import Position
from dxmatch.scoring.algebra import OnUnknown, Strategy
from dxmatch.scoring.constraints import Consented
from dxmatch.scoring.presets import default_sheet
from tests.io.feed import as_csv, mapping, read, row

JUDGED = date(2026, 12, 1)
AGREED = [
    "あり",
    "○",
    "同意済(2026/4/1)",
    "○(2026/12/1まで)",
    "あり(2026/4/1～2027/3/31)",
    "マッチング",
]
NOT_FOR_THIS = ["統計", "第三者提供", "共有"]
NOT_IN_FORCE = [
    "○(2026/11/30まで)",
    "あり(2026/12/2)",
    "あり(2021/4/1～2022/3/31)",
    "○(R8.11.30まで)",
]
REFUSED = ["なし", "×", "同意しない", "不同意", "撤回", "未", "No", "FALSE", "同意\u200bなし"]
UNCLEAR = [
    "あり(撤回)",
    "たぶん",
    "マッチング以外",
    "第三者提供は不可",
    "あり(期限切れ)",
    "2026/4/1",
]


def position(day: date | None = JUDGED) -> Position:
    return Position.model_validate(
        {
            "id": "data",
            "title": "担当",
            "period": {"start": "2027-04-01", "end": "2028-04-01"},
            "workload": {"days_per_week": 4},
            "as_of": day,
        }
    )


def feed(folder: Path, text: str) -> ImportReport:
    rows = [row(管理番号="SURE", 同意="あり"), row(管理番号="X", 同意=text)]
    return read(folder, as_csv(rows), chosen=mapping(consent="同意"))


def listed(report: ImportReport, sheet: Strategy, day: date | None = JUDGED) -> dict[str, bool]:
    found = match(position(day), TalentPool.of(report.talents), sheet)
    return {entry.talent.id: entry.needs_review for entry in found}


@pytest.mark.parametrize("text", AGREED)
def test_who_agreed_is_listed(tmp_path: Path, text: str) -> None:
    assert "X" in listed(feed(tmp_path, text), default_sheet())


@pytest.mark.parametrize("text", NOT_FOR_THIS + NOT_IN_FORCE)
def test_another_purpose_or_another_time_is_never_listed(tmp_path: Path, text: str) -> None:
    report = feed(tmp_path, text)
    assert report.accepted == 2
    assert "X" not in listed(report, default_sheet())
    assert "SURE" in listed(report, default_sheet())


@pytest.mark.parametrize("text", REFUSED + UNCLEAR)
def test_a_refusal_or_an_unclear_answer_is_not_even_imported(tmp_path: Path, text: str) -> None:
    report = feed(tmp_path, text)
    assert [talent.id for talent in report.talents] == ["SURE"]
    codes = {issue.code for issue in report.quarantine[0].issues}
    refused, unclear = IssueCode.CONSENT_REFUSED, IssueCode.UNREADABLE_VALUE
    assert (refused if text in REFUSED else unclear) in codes


@pytest.mark.parametrize("text", ["", "-", "未定"])
def test_where_nothing_is_said_a_human_decides(tmp_path: Path, text: str) -> None:
    """No record is UNKNOWN: flagged by the standard sheet, out where the sheet excludes it."""
    report = feed(tmp_path, text)
    assert listed(report, default_sheet())["X"]
    standard = default_sheet()
    strict = Strategy(must=standard.must[-1], on_unknown=OnUnknown.EXCLUDE)
    assert isinstance(standard.must[-1], Consented)
    assert list(listed(report, strict)) == ["SURE"]


@pytest.mark.parametrize(("text", "shared"), [("あり", False), ("マッチング、第三者提供", True)])
def test_sharing_across_firms_needs_its_own_consent(
    tmp_path: Path, text: str, shared: bool
) -> None:
    """個人情報保護法 27条: a yes to matching is no yes to another firm."""
    sheet = Strategy(must=Consented() & Consented(purpose=Purpose.SHARING))
    assert ("X" in listed(feed(tmp_path, text), sheet)) is shared


def test_without_a_day_a_consent_with_an_end_is_for_a_human(tmp_path: Path) -> None:
    sheet = Strategy(must=Consented())
    assert listed(feed(tmp_path, "○(2026/11/30まで)"), sheet, None) == {"SURE": False, "X": True}
