"""JSON Resume: skills, certificates, languages and the extension; never who it is."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dxmatch.io import IssueCode, read_feed
from dxmatch.io.limits import Limits
from dxmatch.io.readers.json_resume import is_resume, open_resumes, read_resumes, resume_record
from dxmatch.models import LanguageLevel, Rate

AS_OF = date(2026, 11, 23)
NAME, PHONE = "山田花子", "090-1234-5678"
RESUME: dict[str, Any] = {
    "basics": {
        "name": NAME,
        "label": "データエンジニア",
        "email": "hanako@example.jp",
        "phone": PHONE,
        "url": "https://hanako.example.jp",
        "summary": f"{NAME}です。データ基盤の設計が専門。連絡は{PHONE}へ。",
        "location": {"city": "茅野市"},
    },
    "work": [
        {"name": "A社", "position": "開発者", "startDate": "2015-04", "endDate": "2018-04-01"},
        {"name": "B社", "position": "PM", "startDate": "2018-01-01", "summary": "移行を担当"},
    ],
    "skills": [
        {"name": "Python", "level": "Master", "keywords": ["Django", "pandas"]},
        {"name": "SQL", "level": "Intermediate"},
    ],
    "certificates": [{"name": "応用情報技術者", "date": "2019-06-01", "issuer": "IPA"}],
    "languages": [{"language": "日本語", "fluency": "ネイティブ"}],
    "x-dxmatch": {
        "id": "R-1",
        "rate": "60~80万円/月",
        "utilization": "週3日",
        "available_from": "2027-04-01",
        "prefectures": ["長野県", "東京都"],
        "consent": "あり",
    },
}


def write(folder: Path, resume: Any, name: str = "resume.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(resume, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_resume_becomes_a_talent(tmp_path: Path) -> None:
    report = read_feed(write(tmp_path, RESUME), as_of=AS_OF)
    (talent,) = report.talents
    assert talent.key == "json-resume:R-1"
    assert {c.skill: c.level for c in talent.skills} == {
        "python": 5,
        "django": None,
        "pandas": None,
        "sql": 3,
    }
    assert [c.certificate for c in talent.certifications] == ["cert-ap"]
    assert talent.certifications[0].issued == date(2019, 6, 1)
    assert [(c.language, c.level) for c in talent.languages] == [("ja", LanguageLevel.NATIVE)]
    assert talent.rate == Rate(low=600_000, high=800_000)
    assert talent.work_style.prefectures == frozenset({13, 20})
    assert talent.years == pytest.approx(11.6)
    assert talent.headline == "データエンジニア"


def test_nobody_is_named(tmp_path: Path) -> None:
    report = read_feed(write(tmp_path, RESUME, f"{NAME}.json"), as_of=AS_OF)
    stored = report.talents[0].model_dump_json()
    for secret in (NAME, PHONE, "hanako", "A社", "B社", "茅野市"):
        assert secret not in stored
    assert "データ基盤の設計が専門" in stored


def test_months_in_two_jobs_count_once() -> None:
    assert resume_record(RESUME, AS_OF)["years"] == "11.6"
    assert resume_record({"basics": {}, "work": [{"startDate": "soon"}]}, AS_OF)["years"] == ""
    assert resume_record(RESUME, None)["years"] == "3.0"


def test_without_an_id_the_content_names_it(tmp_path: Path) -> None:
    plain = {key: value for key, value in RESUME.items() if key != "x-dxmatch"}
    first, second = (
        read_feed(write(tmp_path, plain, f"{name}.json"), as_of=AS_OF).talents[0].id
        for name in (NAME, "b")
    )
    assert first == second
    assert first.startswith("r-")


def test_a_folder_is_a_feed_and_a_broken_file_a_row(tmp_path: Path) -> None:
    write(tmp_path, RESUME, "a.json")
    (tmp_path / "b.json").write_text("{")
    write(tmp_path, {"name": "no resume"}, "c.json")
    write(tmp_path, {**RESUME, "x-dxmatch": {"id": "R-2"}}, "d.json")
    report = read_feed(tmp_path, as_of=AS_OF)
    assert [talent.id for talent in report.talents] == ["R-1", "R-2"]
    assert [(q.row, q.issues[0].code) for q in report.quarantine] == [
        (2, IssueCode.BAD_JSON),
        (3, IssueCode.BAD_JSON),
    ]


def test_a_mapping_of_ones_own_gives_vendor_and_levels(tmp_path: Path) -> None:
    mapping = tmp_path / "m.toml"
    mapping.write_text(
        '[vendor]\nid = "acme"\nname = "Acme"\n[format]\nkind = "json-resume"\n'
        "[fields.skills]\nlevels = { Master = 7, Intermediate = 2 }\n"
    )
    (talent,) = read_feed(write(tmp_path, RESUME), mapping, as_of=AS_OF).talents
    assert talent.vendor == "acme"
    assert {c.skill: c.level for c in talent.skills if c.level} == {"python": 7, "sql": 2}


@pytest.mark.parametrize("value", [[], {}, {"skills": []}, {"basics": 3}, 7, None])
def test_other_json_is_no_resume(value: Any) -> None:
    assert not is_resume(value)


@pytest.mark.parametrize("broken", [{"basics": [1], "work": {"a": 1}, "skills": [3, {"name": 4}]}])
def test_odd_shapes_do_no_harm(broken: dict[str, Any]) -> None:
    assert resume_record(broken, AS_OF)["id"] == ""


def test_a_file_of_a_folder_in_no_encoding_costs_that_file(tmp_path: Path) -> None:
    good = '{"basics":{"label":"PM"},"x-dxmatch":{"id":"A-1"},"work":[]}'
    (tmp_path / "a.json").write_text(good, encoding="utf-8")
    (tmp_path / "b.json").write_bytes(b'{"basics":{"label":"\xff\xfe\xfd"},"work":[]}')
    (tmp_path / "c.json").write_text('{"basics":{},"basics":{},"work":[]}', encoding="utf-8")
    sheet = read_resumes(open_resumes(tmp_path, Limits()), "folder", as_of=None)
    assert [row.fault for row in sheet.rows] == [
        None,
        IssueCode.BAD_BYTES,
        IssueCode.DUPLICATE_KEY,
    ]
    assert sheet.rows[1].cells == ('{"basics":{"label":"\\xff\\xfe\\xfd"},"work":[]}',)
