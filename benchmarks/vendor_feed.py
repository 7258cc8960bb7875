"""A seeded feed as a vendor would send it: cp932 CSV, 15 columns, about 15 skills a row."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from dxmatch.io import Mapping
from dxmatch.models import Vendor
from dxmatch.vocabulary import Vocabulary

EXPORTED = date(2026, 11, 1)
POPULARITY = 0.75
"""Zipf exponent: the most common skill is held by about half of the talents."""
COLUMNS = {
    "id": "管理番号",
    "headline": "職種",
    "skills": "スキル",
    "years": "経験年数",
    "certifications": "資格",
    "rate_low": "希望単価下限",
    "rate_high": "希望単価上限",
    "available_from": "参画可能日",
    "utilization": "稼働率",
    "remote": "常駐日数",
    "prefectures": "勤務可能地域",
    "english": "英語",
    "summary": "備考",
    "consent": "同意",
    "updated": "更新日",
}
MAPPING = Mapping(
    vendor=Vendor(id="bench", name="Bench"),
    columns={field: (label,) for field, label in COLUMNS.items()},
)
_BLOCK = 100_000
_JOBS = ["データエンジニア", "PM", "バックエンドエンジニア", "UXデザイナー", "PMO"]
_CERTIFICATES = ["基本情報技術者", "応用情報技術者", "なし", "情報処理安全確保支援士"]
_PLACES = ["東京都", "北海道", "大阪府", "長野県", "福岡県", "愛知県", "全国可", "神奈川県"]
_ENGLISH = ["日常会話", "ビジネス", "不要", "ネイティブ"]
_WORDS = re.split(
    r"\|",
    "窓口業務|の|改善|に|取り組み|設計書|を|残す|庁内|調整|が|得意|基幹システム|移行|担当|住民|"
    "向け|アプリ|企画|と|運用|データ|分析|基盤|構築|RPA|導入|支援|研修|講師|も|可",
)


class VendorFeed:
    """Rows drawn from one seed; skills by Zipf, each with years, so that hardly a cell repeats."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        vocabulary = Vocabulary.default()
        self.skills = [skill.ja for skill in vocabulary if "、" not in skill.ja]
        self.rng.shuffle(self.skills)
        weight = 1 / np.arange(1, len(self.skills) + 1) ** POPULARITY
        self.popularity = weight / weight.sum()

    def write(self, path: Path, size: int) -> None:
        """Write ``size`` rows below a header."""
        rng, count = self.rng, len(self.skills)
        with path.open("w", encoding="cp932", errors="ignore", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS.values())
            for first in range(0, size, _BLOCK):
                rows = range(first, min(first + _BLOCK, size))
                skills = rng.choice(count, size=(len(rows), 15), p=self.popularity)
                years = rng.integers(1, 16, size=skills.shape)
                for row, chosen, practised in zip(rows, skills, years, strict=True):
                    named = dict(zip(chosen.tolist(), practised.tolist(), strict=True))
                    writer.writerow(self._cells(row, named))

    def _cells(self, row: int, named: dict[int, int]) -> list[object]:
        low, days, words = (int(self.rng.integers(n)) for n in (60, 360, 4))
        pick = self.rng.integers(0, 2**30, size=8).tolist()
        said = [_WORDS[n % len(_WORDS)] for n in self.rng.integers(0, 999, size=8 + words)]
        return [
            f"B{row:07d}",
            _JOBS[pick[0] % len(_JOBS)],
            "、".join(f"{self.skills[skill]}({years}年)" for skill, years in named.items()),
            1 + pick[1] % 30,
            _CERTIFICATES[pick[2] % len(_CERTIFICATES)],
            400_000 + low * 10_000,
            450_000 + low * 10_000,
            (EXPORTED + timedelta(days=days)).isoformat(),
            f"{20 * (1 + pick[3] % 5)}%",
            pick[4] % 21,
            _PLACES[pick[5] % len(_PLACES)],
            _ENGLISH[pick[6] % len(_ENGLISH)],
            "".join(said),
            "あり",
            (EXPORTED - timedelta(days=pick[7] % 400)).isoformat(),
        ]
