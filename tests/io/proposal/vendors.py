"""Feeds as twelve and more vendors might write them; everybody in them is made up."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import xlsxwriter


@dataclass(frozen=True)
class VendorFeed:
    """A file, and the mapping that a careful person would write for it."""

    name: str
    content: bytes
    columns: dict[str, tuple[str, ...]]
    options: dict[str, dict[str, Any]] = field(default_factory=dict)
    layout: dict[str, Any] = field(default_factory=dict)
    unmapped: int = 0


def text(*lines: str, encoding: str = "utf-8") -> bytes:
    return ("\n".join(lines) + "\n").encode(encoding)


def book(fill: Callable[[Any], None]) -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as made:
        fill(made.add_worksheet("要員一覧"))
    return file.getvalue()


def grid(sheet: Any, top: int, rows: list[list[str]]) -> None:
    for line, row in enumerate(rows, start=top):
        for place, cell in enumerate(row):
            sheet.write_string(line, place, cell)


def merged(sheet: Any) -> None:
    sheet.write_string(0, 0, "要員一覧(架空)")
    sheet.merge_range(1, 0, 2, 0, "要員ID")
    sheet.merge_range(1, 1, 1, 2, "技術")
    sheet.merge_range(1, 3, 2, 3, "月額単価(万円)")
    sheet.write_string(2, 1, "言語")
    sheet.write_string(2, 2, "クラウド")
    grid(sheet, 3, [["Y-1", "Java", "AWS", "70"], ["Y-2", "Python", "Azure", "65"]])


FREELANCE = VendorFeed(
    "kawa.csv",
    text(
        "◆管理番号◆,氏　名,年齢,最寄り駅,言語,DB,OS,FW,希望単価（万円）,稼働日数（週）,"
        "稼働可能日,リモート可否",
        'T-1,X.A,30,浦和,"Java、PHP",Oracle,Linux,Spring Boot,70,5,即日,フルリモート',
        'T-2,X.B,41,三鷹,"Python、Go",MySQL,Linux,Django,65～80,3,2027/4/1,週1出社',
        encoding="cp932",
    ),
    {
        "id": ("◆管理番号◆",),
        "skills": ("言語", "DB", "OS", "FW"),
        "rate": ("希望単価（万円）",),
        "available_from": ("稼働可能日",),
        "utilization": ("稼働日数（週）",),
        "remote": ("リモート可否",),
    },
    {"rate": {"scale": "man", "unit": "month"}, "utilization": {"unit": "days_per_week"}},
    unmapped=1,
)
HOURLY = VendorFeed(
    "hourly.tsv",
    text(
        "人材ID\t保有スキル\t時間単価\t月稼働時間\t更新日",
        "A1\tPython, AWS\t5000\t80\t2026/11/01",
        "A2\tUXデザイン\t7,500\t40\t2026/11/02",
    ),
    {
        "id": ("人材ID",),
        "skills": ("保有スキル",),
        "rate": ("時間単価",),
        "utilization": ("月稼働時間",),
        "updated": ("更新日",),
    },
    {"rate": {"scale": "yen", "unit": "hour"}, "utilization": {"unit": "hours_per_month"}},
)
SEMICOLON = VendorFeed(
    "export.csv",
    text(
        "candidate_id;full_name;skills;hourly_rate;available_from;remote_work;english",
        "c-1;X A;Python, Django;6000;2027-04-01;full;business",
        "c-2;X B;Java, AWS;5500;2027-05-01;full;business",
    ),
    {
        "id": ("candidate_id",),
        "skills": ("skills",),
        "rate": ("hourly_rate",),
        "available_from": ("available_from",),
        "remote": ("remote_work",),
        "english": ("english",),
    },
    {"rate": {"scale": "yen", "unit": "hour"}},
    {"delimiter": ";"},
)
TITLED = VendorFeed(
    "titled.csv",
    text(
        "要員リスト(架空),,,",
        "出力日,2026/11/01,,",
        "",
        "No.,職種,得意分野,単価",
        "1,PM,プロジェクトマネジメント,90万円",
        "2,SE,Java,60万円",
    ),
    {"id": ("No.",), "headline": ("職種",), "skills": ("得意分野",), "rate": ("単価",)},
    {"rate": {"scale": "man", "unit": "month"}},
    {"skip_rows": 3},
)
LEVELS = VendorFeed(
    "levels.csv",
    text(
        "登録番号,スキル,ランク,日額",
        "L-1,Python◎、Java△,A,30000",
        "L-2,AWS○、Go◎,B,42000",
        "L-3,SQL△,S,55000",
    ),
    {"id": ("登録番号",), "skills": ("スキル",), "level": ("ランク",), "rate": ("日額",)},
    {
        "skills": {"levels": {"◎": 5, "○": 3, "△": 2}},
        "level": {"levels": {"S": 6, "A": 5, "B": 4, "C": 3, "D": 2, "E": 1}},
        "rate": {"scale": "yen", "unit": "day"},
    },
)
RANGE = VendorFeed(
    "range.csv",
    text(
        "スタッフID,技術,単価下限,単価上限,単価単位,稼働終了日",
        "S-1,Java,600000,700000,月額,2027/3/31",
        "S-2,Go,550000,800000,月額,2027/9/30",
    ),
    {
        "id": ("スタッフID",),
        "skills": ("技術",),
        "rate_low": ("単価下限",),
        "rate_high": ("単価上限",),
        "rate_unit": ("単価単位",),
        "available_until": ("稼働終了日",),
    },
    {"rate_low": {"scale": "yen"}, "rate_high": {"scale": "yen"}},
)
AMERICAN = VendorFeed(
    "american.csv",
    text(
        "Talent ID,Tech Stack,Start Date,Days Per Week,Last Updated",
        "U-1,Python,12/31/2026,5,10/25/2026",
        "U-2,Java,04/15/2027,3,10/26/2026",
    ),
    {
        "id": ("Talent ID",),
        "skills": ("Tech Stack",),
        "available_from": ("Start Date",),
        "utilization": ("Days Per Week",),
        "updated": ("Last Updated",),
    },
    {
        "available_from": {"date_order": "mdy"},
        "utilization": {"unit": "days_per_week"},
        "updated": {"date_order": "mdy"},
    },
)
NESTED = VendorFeed(
    "nested.json",
    json.dumps(
        {
            "exported": "2026-11-01",
            "data": {
                "people": [
                    {
                        "talentId": f"n-{number}",
                        "profile": {"name": "X", "email": "x@example.jp"},
                        "skills": ["Python", "AWS"],
                        "rate": {"min": 600000, "max": 800000, "unit": "month"},
                        "availableFrom": "2027-04-01",
                        "consent": {"date": "2026-04-01", "purposes": ["matching"]},
                    }
                    for number in range(3)
                ]
            },
        },
    ).encode(),
    {
        "id": ("talentId",),
        "skills": ("skills",),
        "rate_low": ("rate.min",),
        "rate_high": ("rate.max",),
        "rate_unit": ("rate.unit",),
        "available_from": ("availableFrom",),
        "consent_granted": ("consent.date",),
        "consent_purposes": ("consent.purposes",),
    },
    {"rate_low": {"scale": "yen"}, "rate_high": {"scale": "yen"}},
    {"records": "data.people"},
)
MERGED = VendorFeed(
    "merged.xlsx",
    book(merged),
    {"id": ("要員ID",), "skills": ("技術/言語", "技術/クラウド"), "rate": ("月額単価(万円)",)},
    {"rate": {"scale": "man", "unit": "month"}},
    {"skip_rows": 1, "header_rows": 2},
)
PLACES = VendorFeed(
    "places.csv",
    text(
        "整理番号,居住地,勤務可能エリア,業種,人材タイプ,自治体経験年数,連絡手段,資格",
        "P-1,長野県,全国,情報通信業,エンジニア,3年,チャット,応用情報技術者",
        "P-2,石川県,関東,製造業,エンジニア,1年,メール、電話,基本情報技術者",
    ),
    {
        "id": ("整理番号",),
        "home_prefecture": ("居住地",),
        "prefectures": ("勤務可能エリア",),
        "industries": ("業種",),
        "talent_types": ("人材タイプ",),
        "municipal_years": ("自治体経験年数",),
        "channels": ("連絡手段",),
        "certifications": ("資格",),
    },
)
UTF16 = VendorFeed(
    "utf16.csv",
    text(
        "会員番号\tメインスキル\tサブスキル\t希望月額\t本人同意\t同意日",
        "M-1\tFigma\tUXデザイン\t60万円\tあり\t2026/4/1",
        "M-2\tAWS\tTerraform\t80万円\tあり\t2026/4/2",
        encoding="utf-16",
    ),
    {
        "id": ("会員番号",),
        "skills": ("メインスキル", "サブスキル"),
        "rate": ("希望月額",),
        "consent": ("本人同意",),
        "consent_granted": ("同意日",),
    },
    {"rate": {"scale": "man", "unit": "month"}},
    {"kind": "tsv"},
)
SLASHED = VendorFeed(
    "slashed.csv",
    text(
        "コード,スキル,希望時給,稼働率,契約形態",
        "K1,Java/AWS/Docker,4500円,100,準委任",
        "K2,Python/GCP,5000円,60,派遣",
        "K3,PHP/MySQL/Linux,3800円,80,準委任",
    ),
    {
        "id": ("コード",),
        "skills": ("スキル",),
        "rate": ("希望時給",),
        "utilization": ("稼働率",),
        "forms": ("契約形態",),
    },
    {"rate": {"scale": "yen", "unit": "hour"}, "utilization": {"unit": "percent"}},
)
GUESSED = VendorFeed(
    "guessed.csv",
    text(
        "番号,できること,いつから,お金",
        *(f"G-{n},Java、Python,2027/{n}/1,{60 + n}万円" for n in range(1, 9)),
    ),
    {
        "id": ("番号",),
        "skills": ("できること",),
        "available_from": ("いつから",),
        "rate": ("お金",),
    },
    {"rate": {"scale": "man", "unit": "month"}},
)

VENDORS = (
    FREELANCE,
    HOURLY,
    SEMICOLON,
    TITLED,
    LEVELS,
    RANGE,
    AMERICAN,
    NESTED,
    MERGED,
    PLACES,
    UTF16,
    SLASHED,
    GUESSED,
)
