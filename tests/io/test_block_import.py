"""Rows that are read in blocks give what they give one by one: talents, issues, quarantine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.errors import FeedRejected, InvalidMapping
from dxmatch.io import block_skills
from dxmatch.io.decode import Decoded, decode_feed
from dxmatch.io.field_options import FieldOptions
from dxmatch.io.importer import import_table
from dxmatch.io.issues import IssueCode
from dxmatch.io.layout import Layout
from dxmatch.io.mapping import Mapping, read_mapping
from dxmatch.io.readers.csv_reader import read_csv
from dxmatch.io.table import Note, Sheet, SourceRow
from dxmatch.models import Vendor
from tests.badinput.case import Klass
from tests.badinput.generate import generated
from tests.io.feed import AS_OF, as_csv

CLEAN = {
    "headline": ["PM", "データエンジニア", "UXデザイナー", ""],
    "skills": ["Python、SQL", "Java(5年)、AWS(3年)", "C言語、Go、R(2年)", "要件定義(10年)", ""],
    "certifications": ["応用情報", "なし", "基本情報技術者", ""],
    "languages": ["英語(ビジネス)", "", "英語(日常会話)、中国語(ビジネス)"],
    "english": ["TOEIC 800", "日常会話", ""],
    "rate_low": ["600000", "700000", ""],
    "rate_high": ["800000", "900000", ""],
    "rate_unit": ["月", "人月", ""],
    "available_from": ["2027/4/1", "即日", "R9.4.1", ""],
    "available_until": ["2028/3/31", "", ""],
    "utilization": ["週3~5", "50%", "100%", ""],
    "remote": ["フルリモート", "週1出社", "0", ""],
    "prefectures": ["長野県", "東京都、神奈川県", "全国可", ""],
    "forms": ["準委任", "業務委託", ""],
    "years": ["10年", "3", ""],
    "consent": ["あり", "あり(2026/4/1)", "なし", ""],
    "updated": ["2026/11/1", "2025-12-18", ""],
    "summary": ["設計書を残す", "庁内調整が得意。RPAの導入支援", "研修講師も可", ""],
}
ODD = {
    "id": [
        "",
        "-",
        "B:1",
        "長" * 70,
        "NA",
        "なし",
        " A-1 ",
        "A-2",
        "=A3",
        "A\u200b2",
        "あ-1",
        "00",
    ],
    "skills": [
        "AWS(EC2、S3)、Go",
        "まったく知らない語、Python",
        '["Java","Go"]',
        '[{"name":"SQL","level":"4"}]',
        "Python、、Java",
        "、",
        "Pуthon、Ja\u200bva",
        "Java(3年)、Java(5年)、JAVA",
        "=Java、Go",
        "なし、SQL",
        "SQL（3年）、SQL(4年)",
        "https://example.jp/、Go",
        "外国籍不可、Go",
        "A(b(c)、d)",
        "Java\nGo、R",
        "Python、" * 400,
        " ",
    ],
    "rate_low": ["950000", "5", "x"],
    "rate_high": ["100000", "応相談"],
    "available_from": ["2029/1/1", "平成32年", "いつか"],
    "summary": [
        "外国籍不可",
        "=1+1",
        "改行\nあり",
        "電話は 090-1234-5678",
        "https://example.jp/ を参照",
        "Pуthon が得意",
        "特になし",
        "なし",
        "あ" * 5001,
        "  前後  ",
        '["a","b"]',
        "45歳",
        "a@example.jp",
        "ascii only text",
        "男 性のみ",
        "@",
        "-",
        "...",
        "\u3000@x",
        "1",
        "代",
    ],
    "headline": ["40代のPM", "あ" * 201, "特に無し", "@", "NA"],
    "prefectures": ["東京都のみ(男性)", "どこか", '["長野県"]'],
    "consent": ["?", "拒否"],
    "updated": ["99/99/99", "Ｒ８．１１．１"],
    "years": ["-1", "99年", "10 年"],
}
STANDARD = Path(__file__).parents[1] / "badinput" / "mapping.toml"
DAMAGED = [Klass.CSV, Klass.VALUES, Klass.UNICODE, Klass.GAMING]


def a_mapping(**fields: FieldOptions) -> Mapping:
    columns = {field: (field,) for field in ("id", *CLEAN)}
    return Mapping(vendor=Vendor(id="acme", name="Acme"), columns=columns, fields=fields)


def cell(random: Random, field: str, oddness: float) -> str:
    odd = random.random() < oddness and field in ODD
    return random.choice(ODD[field] if odd else CLEAN[field])


def table(seed: int, rows: int, oddness: float) -> list[dict[str, str]]:
    random = Random(seed)
    found = []
    for number in range(rows):
        odd = random.random() < oddness
        name = random.choice(ODD["id"]) if odd else f"A-{number}"
        found.append({"id": name} | {f: cell(random, f, oddness) for f in CLEAN})
        if random.random() < oddness / 4:
            found.append(dict.fromkeys(found[-1], random.choice(["", " "])))
    return found


def same_both_ways(sheet: Sheet, mapping: Mapping) -> None:
    blocks, single = (
        import_table(sheet, mapping, as_of=AS_OF, in_blocks=way) for way in (True, False)
    )
    assert blocks.talents == single.talents
    assert blocks.issues == single.issues
    assert blocks.quarantine == single.quarantine
    assert (blocks.blank, blocks.skipped) == (single.blank, single.skipped)


def read(text: str) -> Sheet:
    return read_csv(Decoded(text, "utf-8"), Layout(), "a.csv")


@given(st.integers(0, 2**32), st.sampled_from([0.0, 0.01, 0.05, 0.3]))
def test_blocks_and_single_rows_say_the_same(seed: int, oddness: float) -> None:
    rows = table(seed, 40, oddness)
    same_both_ways(read(as_csv(rows).decode()), a_mapping())


@given(st.integers(0, 2**32))
def test_with_defaults_and_separators(seed: int) -> None:
    mapping = a_mapping(
        skills=FieldOptions(separators=("、", "/")),
        consent=FieldOptions(default="あり"),
        rate_unit=FieldOptions(default="月"),
        headline=FieldOptions(default="PM"),
    )
    same_both_ways(read(as_csv(table(seed, 30, 0.1)).decode()), mapping)


@given(st.integers(0, 2**32))
def test_rows_with_faults_and_notes_keep_their_place(seed: int) -> None:
    random, sheet = Random(seed), read(as_csv(table(seed, 40, 0.05)).decode())
    marks = [(None, ()), (IssueCode.RAGGED_ROW, ()), (None, (Note(IssueCode.HIDDEN_ROW),))]
    rows = tuple(
        SourceRow(row.number * 2, row.cells, *random.choices(marks, [20, 1, 1])[0])
        for row in sheet.rows
    )
    same_both_ways(replace(sheet, rows=rows), a_mapping())


@given(st.sampled_from(DAMAGED), st.integers(0, 10**6))
def test_damaged_feeds_say_the_same(klass: Klass, number: int) -> None:
    """The seeded generators of bad input, each several times over so that there is a block."""
    case = generated(klass, number)
    if case.make is None or not case.file_name.endswith(".csv"):
        return
    try:
        text = decode_feed(case.make(), file="a.csv").text
        sheet = read_csv(Decoded(text, "utf-8"), Layout(), "a.csv")
        mapping = read_mapping(STANDARD)
        many = tuple(
            replace(row, number=row.number + 100 * times)
            for times in range(5)
            for row in sheet.rows
        )
        same_both_ways(replace(sheet, rows=many), mapping)
    except (FeedRejected, InvalidMapping):
        return


@pytest.mark.parametrize("rows", [0, 1, 999, 7999, 8000, 8001, 16_500])
def test_progress_is_told_in_the_same_steps(rows: int) -> None:
    sheet = read("id,x\n" + "".join(f"A-{number},1\n" for number in range(rows)))
    mapping = Mapping(vendor=Vendor(id="acme", name="Acme"), columns={"id": ("id",)})
    told: list[list[tuple[int, int | None]]] = []
    for way in (True, False):
        steps: list[tuple[int, int | None]] = []
        import_table(
            sheet, mapping, progress=lambda *step, to=steps: to.append(step), in_blocks=way
        )
        told.append(steps)
    assert told[0] == told[1]
    assert told[0][-1:] == ([(rows, rows)] if rows else [])


@given(st.integers(0, 2**32))
def test_with_more_rows_and_skills_than_short_keys_hold(seed: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block_skills, "_SHORT", 0)
        same_both_ways(read(as_csv(table(seed, 40, 0.05)).decode()), a_mapping())
