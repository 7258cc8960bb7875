"""Cases in which one cell of one row is odd and its neighbours are good."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dxmatch.io import ImportReport
from dxmatch.models import Talent
from tests.badinput.building import as_csv, good
from tests.badinput.case import Case, Klass, Read

WIDE: Mapping[str, Any] = {
    "columns": {
        "id": "人材ID",
        "headline": "職種",
        "skills": "スキル",
        "certifications": "資格",
        "languages": "語学",
        "rate": "希望単価",
        "available_from": "参画可能日",
        "utilization": "稼働率",
        "remote": "出社",
        "prefectures": "勤務地",
        "years": "経験年数",
        "level": "レベル",
        "forms": "契約形態",
        "talent_types": "人材像",
        "channels": "連絡手段",
        "meetings_per_week": "会議",
        "documentation": "文書化",
        "consent": "同意",
        "updated": "更新日",
        "summary": "自己PR",
    },
}
"""A mapping for cells that the standard feed lacks."""

_MORE = {
    "資格": "応用情報",
    "語学": "英語(ビジネス)",
    "出社": "週1出社",
    "勤務地": "長野県",
    "経験年数": "10年",
    "レベル": "3",
    "契約形態": "準委任",
    "人材像": "エンジニア",
    "連絡手段": "チャット",
    "会議": "週2回",
    "文書化": "○",
    "同意": "あり(2026/4/1)",
    "更新日": "2026/11/1",
}


def rows(label: str, text: str) -> list[dict[str, str]]:
    """Two good rows with the odd one, X-1, between them."""
    more = _MORE if label in _MORE else {}
    odd = good(9, **{"人材ID": "X-1", **more, label: text})
    return [good(1, **more), odd, good(2, **more)]


def the_odd_one(report: ImportReport) -> Talent:
    """The talent of the odd row."""
    found = [talent for talent in report.talents if talent.id == "X-1"]
    assert found, "the odd row was not accepted"
    return found[0]


def waits(name: str, klass: Klass, label: str, text: str, code: str) -> Case:
    """The odd row goes to the quarantine with this code; both neighbours are accepted."""
    expected = Read(accepted=2, quarantined=1, codes={code}, ids=("G-001", "G-002"))
    return _case(name, klass, label, text, expected)


def goes(
    name: str,
    klass: Klass,
    label: str,
    text: str,
    codes: set[str],
    check: Callable[[Talent], bool] | None = None,
) -> Case:
    """The odd row is accepted with these codes, and the check holds of its talent."""

    def checked(report: ImportReport) -> None:
        assert check is None or check(the_odd_one(report)), "the value is not the one that is meant"

    expected = Read(3, 0, codes=codes, ids=("G-001", "X-1", "G-002"), check=checked)
    return _case(name, klass, label, text, expected)


def _case(name: str, klass: Klass, label: str, text: str, expected: Read) -> Case:
    mapping = WIDE if label in _MORE else None
    return Case(name, klass, lambda: as_csv(rows(label, text)), expected, mapping=mapping)
