"""Write the three example feeds: the same bytes for the same seed, messy the way real feeds are.

Run as ``python examples/make_feeds.py [FOLDER]``. Everybody is made up: identifiers start with
``DEMO``, and all initials with X. Needs xlsxwriter. The messy spellings stand in personas.toml.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from people import EXPORTED, PLACES, Person, Skill, crowd
from spelling import (
    SPELLING,
    WIDE,
    written_certificates,
    written_date,
    written_days,
    written_forms,
    written_onsite,
    written_price,
    written_skills,
)

SEED = 20220711
Row = dict[str, str]


def short_name(prefecture: str) -> str:
    return prefecture if prefecture == "北海道" else prefecture[:-1]


def hoshi_row(rng: Random, person: Person) -> Row:
    age = min(69, 22 + person.years + rng.randint(0, 12))
    consent = {"yes": "あり(2022/4/1)", "unknown": "", "no": "なし"}
    english = ["不要", "読み書き", "会話", "ビジネス"][person.english]
    return {
        "管理番号": f"DEMO-H{person.number:04}",
        "氏名(イニシャル)": f"X.{rng.choice('ABCDEFGHIJKLMNOPRSTUVWYZ')}",
        "性別": rng.choice(["男", "女", "男性", "女性", ""]),
        "年齢": rng.choice([f"{age}", f"{age}歳", f"{age // 10 * 10}代"]),
        "最寄駅": PLACES[person.home][2],
        "都道府県": rng.choice([person.home, short_name(person.home)]),
        "職種": person.title,
        "スキル": written_skills(rng, person),
        "経験年数": rng.choice(
            [f"{person.years}年", f"{person.years}年以上", f"{person.years}年".translate(WIDE)]
        ),
        "資格": written_certificates(rng, person),
        "希望単価": written_price(rng, person.man),
        "稼働率": written_days(rng, person.days),
        "参画可能日": written_date(rng, person.start),
        "リモート": written_onsite(rng, person.onsite),
        "契約形態": written_forms(rng, person.forms),
        "日本語": rng.choice(["ネイティブ", "ネイティブ", "ビジネス"]),
        "英語": english,
        "備考": rng.choice(SPELLING["notes"]),
        "同意": consent.get(person.consent, "あり(2021/4/1～2022/3/31)"),
    }


MIDORI = {
    "基本情報": ("人材ID", "居住地", "人材タイプ", "経歴概要"),
    "スキル": ("得意領域", "業界経験", "保有資格", "自治体経験年数", "レベル"),
    "条件": ("時間単価", "月稼働時間", "稼働開始", "現地訪問", "訪問可能地域"),
    "その他": ("契約形態", "連絡手段", "週次MTG", "ドキュメント", "同意", "更新日"),
}


def midori_row(rng: Random, person: Person) -> Row:
    marks = {6: "◎", 5: "◎", 4: "○", 3: "○"}
    hour = person.man[0] * 10000 // 160 // 500 * 500
    low, high = person.days[0] * 32, person.days[1] * 32
    hours = [f"{low}~{high}h", f"月{low}時間以上"] if low < high else [f"{low}h", f"月{low}時間"]
    visits = f"月{person.onsite}回" if person.onsite else "不可"
    consent = {"yes": "○", "unknown": "", "no": "×"}
    level = max(skill.level for skill in person.skills)
    return {
        "人材ID": f"DEMO-M{person.number:04}",
        "居住地": person.home,
        "人材タイプ": "、".join(SPELLING["types"][kind] for kind in person.types),
        "経歴概要": f"{person.title}。{person.summary}",
        "得意領域": "、".join(s.name + marks.get(s.level, "△") for s in person.skills),
        "業界経験": "、".join(person.industries),
        "保有資格": written_certificates(rng, person),
        "自治体経験年数": f"{person.municipal_years}年" if person.municipal_years else "なし",
        "レベル": rng.choice([f"{level}", f"レベル{level}", f"ITSS{level}"]),
        "時間単価": rng.choice(
            [f"{hour:,}円", f"￥{hour:,}", f"{hour:,}~{hour + 1000:,}円", "応相談"]
        ),
        "月稼働時間": rng.choice(hours),
        "稼働開始": written_date(rng, person.start),
        "現地訪問": visits,
        "訪問可能地域": rng.choice(["、", "or"]).join(person.reach) if person.onsite else "",
        "契約形態": written_forms(rng, person.forms),
        "連絡手段": "、".join(person.channels),
        "週次MTG": rng.choice([f"週{person.meetings}回", f"{person.meetings}"]),
        "ドキュメント": "○" if person.documents else rng.choice(["×", ""]),
        "同意": consent.get(person.consent, "○(2022/3/31まで)"),
        "更新日": (EXPORTED - timedelta(days=rng.randint(1, 90))).strftime("%Y/%m/%d"),
    }


def sora_skill(skill: Skill) -> dict[str, Any]:
    used = skill.last_used.strftime("%Y-%m")
    return {"name": skill.name, "level": skill.level, "years": skill.years, "last_used": used}


def sora_certificate(rng: Random, name: str) -> dict[str, Any]:
    acquired, lasts = date(rng.randint(2019, 2021), rng.randint(1, 12), 1), "支援士" in name
    return {
        "name": name,
        "acquired": acquired.isoformat(),
        "expires": acquired.replace(year=acquired.year + 3).isoformat() if lasts else None,
        "registered": rng.random() < 0.8 if lasts else None,
    }


def sora_rate(rng: Random, man: tuple[int, int]) -> dict[str, Any]:
    month: dict[str, Any] = {
        "min": man[0] * 10000,
        "max": man[1] * 10000,
        "unit": "month",
        "tax": "excluded",
    }
    hour = {"min": man[0] * 10000 // 160, "max": None, "unit": "hour", "tax": "excluded"}
    asked = {"min": None, "max": None, "unit": "negotiable", "tax": None}
    return rng.choices([month, hour, asked], [7, 2, 1])[0]


def sora_row(rng: Random, person: Person) -> dict[str, Any]:
    day = person.start.isoformat() if person.start else None
    purposes = {"no": ["statistics"], "unknown": []}.get(person.consent, ["matching", "sharing"])
    granted, expires = (
        ("2021-04-01", "2022-04-01")
        if person.consent == "expired"
        else ("2022-04-01", "2025-04-01")
    )
    english = ["none", "read_write", "conversation", "business"][person.english]
    return {
        "talent_id": f"DEMO-S{person.number:04}",
        "title": person.title,
        "summary": person.summary,
        "skills": [sora_skill(skill) for skill in person.skills],
        "certificates": [sora_certificate(rng, name) for name in person.certificates],
        "languages": {"ja": "native", "en": english},
        "rate": sora_rate(rng, person.man),
        "available_from": rng.choice(SPELLING["now"]) if person.start == EXPORTED else day,
        "days_per_week": rng.choice([person.days[1], f"週{person.days[0]}~{person.days[1]}"]),
        "remote": "full" if person.onsite == 0 else f"月{person.onsite}日現地",
        "prefectures": list(person.reach) if person.onsite else [],
        "industries": list(person.industries),
        "contract_types": list(person.forms),
        "talent_types": list(person.types),
        "preferences": {
            "meetings_per_week": person.meetings,
            "channels": list(person.channels),
            "documentation": person.documents,
            "direct_contact": person.direct,
        },
        "consent": {"purposes": purposes, "date": granted, "expires": expires}
        if purposes
        else None,
        "gender": rng.choice(["male", "female", None]),
        "nationality": rng.choice(["JP", "JP", "JP", None]),
    }


def spoil(rows: list[dict[str, Any]], faults: list[tuple[str, Any]]) -> None:
    """Break one cell in every thirtieth row, in the ways given, so that a few must wait."""
    for place, (column, value) in zip(range(17, len(rows), 30), faults, strict=False):
        rows[place][column] = value


HOSHI_FAULTS = [
    ("管理番号", ""),
    ("参画可能日", "平成32年4月1日"),
    ("希望単価", "80万~60万"),
    ("管理番号", "DEMO-H0001"),
    ("稼働率", "週8日"),
    ("希望単価", "高め"),
    ("参画可能日", "2022/13/1"),
    ("経験年数", "ながい"),
]
MIDORI_FAULTS = [
    ("人材ID", ""),
    ("稼働開始", "2022年2月30日"),
    ("時間単価", "時価"),
    ("人材ID", "DEMO-M0001"),
    ("月稼働時間", "たくさん"),
]
SORA_FAULTS = [
    ("talent_id", None),
    ("available_from", "2022-02-30"),
    ("rate", {"min": 900000, "max": 600000, "unit": "month", "tax": "excluded"}),
    ("talent_id", "DEMO-S0001"),
]


def hoshi_bytes(rows: list[Row]) -> bytes:
    """The freelance agency: CSV in cp932 with CRLF; ``〜`` is not in cp932, ``～`` is."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().replace("〜", "～").encode("cp932")


def midori_bytes(rows: list[Row]) -> bytes:
    """The professional-sharing firm: XLSX with two title rows and a two-line merged header."""
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": "DEMO", "created": datetime(2022, 7, 11)})
    sheet = book.add_worksheet("人材一覧")
    sheet.write_string(0, 0, "みどりプロシェアリング 人材一覧(架空のデータ)")
    sheet.write_string(1, 0, f"出力日: {EXPORTED:%Y/%m/%d}")
    column = 0
    for group, names in MIDORI.items():
        sheet.merge_range(2, column, 2, column + len(names) - 1, group)
        for name in names:
            sheet.write_string(3, column, name)
            column += 1
    for line, row in enumerate(rows, start=4):
        for place, value in enumerate(row.values()):
            sheet.write_string(line, place, value)
    book.close()
    return file.getvalue()


def sora_bytes(rows: list[dict[str, Any]]) -> bytes:
    """The exporter: one JSON object a line; the last line was cut off in the middle."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    return "\n".join([*lines, lines[0][:60], ""]).encode()


def rows_of(feed: int, write: Callable[[Random, Person], dict[str, Any]]) -> list[dict[str, Any]]:
    rng = Random(SEED + feed)
    return [write(rng, person) for person in crowd(SEED, feed)]


def main(arguments: list[str]) -> int:
    here = Path(__file__).resolve().parents[1] / "src/dxmatch/examples/feeds"
    folder = Path(arguments[0]) if arguments else here
    hoshi, midori, sora = rows_of(0, hoshi_row), rows_of(1, midori_row), rows_of(2, sora_row)
    for rows, faults in ((hoshi, HOSHI_FAULTS), (midori, MIDORI_FAULTS), (sora, SORA_FAULTS)):
        spoil(rows, faults)
    hoshi.insert(100, dict.fromkeys(hoshi[0], ""))  # a line that somebody forgot to delete
    files = {
        "hoshi_freelance.csv": hoshi_bytes(hoshi),
        "midori_prosharing.xlsx": midori_bytes(midori),
        "sora_export.jsonl": sora_bytes(sora),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
        print(f"{folder / name}: {len(content):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
