"""Make examples/custom/skill_sheets.xlsx: skill sheets of people who do not exist.

Run as ``python examples/make_skill_sheets.py [FILE]``. One person per sheet, in the two layouts
that are most usual: labels beside their values, and labels above them.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

HERE = Path(__file__).parent
MADE = datetime(2026, 9, 1)
Rows = list[tuple[Any, ...]]

FIRST: Rows = [
    ("スキルシート", "", "", "", "更新日", "2026/8/20"),
    ("氏名", "架空 一子", "", "性別", "女", ""),
    ("管理番号", "S-001", "", "年齢", "41", ""),
    ("居住地", "長野県", "", "参画可能日", "2026年10月1日", ""),
    ("希望単価", "70〜80万円/月", "", "稼働率", "週3日", ""),
    ("資格", "応用情報技術者試験", "", "同意", "あり(2026/4/1)", ""),
    ("自己PR", "自治体の窓口業務の改善が得意です。", "", "", "", ""),
    (),
    ("No.", "期間", "業務内容", "言語", "DB", "役割"),
    (1, "2023年4月〜現在", "住民向けアプリの開発", "Python、TypeScript", "PostgreSQL", "PL"),
    (2, "2020年4月〜2023年3月", "財務会計システムの移行", "Java", "Oracle Database", "SE"),
    (3, "2018/4~2020/3", "販売管理システムの開発", "Java、COBOL", "", "PG"),
]
SECOND: Rows = [
    ("技術者経歴書", "", "", "", ""),
    ("人材ID", "フリガナ", "職種", "希望単価", "稼働日数"),
    ("S-002", "カクウ ジロウ", "データエンジニア", "", "週4日"),
    (),
    ("保有資格", "基本情報技術者試験", "", "", ""),
    ("", "AWS Certified Solutions Architect - Associate", "", "", ""),
    ("同意:あり", "", "", "", ""),
    (),
    ("期間", "", "案件名", "開発環境", ""),
    ("", "", "", "言語", "クラウド"),
    ("2021/04", "", "統計データの基盤", "Python", "AWS"),
    ("～", "", "データエンジニア、3名", "SQL", ""),
    ("2024/03", "", "", "", ""),
    ("2024/04", "", "庁内のデータ分析", "Python", "AWS"),
    ("～", "", "", "", ""),
]


def write(path: Path) -> None:
    """Write the workbook; the same bytes each time."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": MADE})
        for name, rows in (("経歴書1", FIRST), ("経歴書2", SECOND)):
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    if value != "":
                        sheet.write(number, column, value)
            if name == "経歴書2":
                sheet.merge_range("A5:A6", "保有資格")
        cover = book.add_worksheet("記入要領")
        cover.write("A1", "太枠の中をご記入ください。")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "custom" / "skill_sheets.xlsx")
