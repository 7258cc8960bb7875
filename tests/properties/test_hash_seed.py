"""Determinism across processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from datetime import date
import dxmatch as dx
from dxmatch.models import *
from dxmatch.scoring.presets import default_sheet
from dxmatch.scoring.scorers import TfidfText

ids = ["java", "python", "sql", "aws", "django", "spring-boot"]
talents = [
    dx.Talent(
        vendor=f"v{i % 3}", id=str(i), summary="Python データ分析" * (i % 4),
        skills=tuple(SkillClaim(skill=s, level=1 + i % 7) for s in ids[i % 4 : i % 4 + 3]),
        industries=frozenset({"industry-finance", "industry-public"}),
        forms=frozenset(list(EngagementForm)[i % 5 : i % 5 + 4]),
        work_style=WorkStyle(
            onsite_days=i % 9, prefectures=frozenset({13, 20, 28, i % 40 + 1}),
            collaboration=Collaboration(channels=frozenset(list(Channel)[: i % 5])),
        ),
        availability=Availability.from_day(date(2027, 1 + i % 6, 1)),
        rate=Rate.exactly(500_000 + 7_000 * i),
    )
    for i in range(60)
]
position = dx.Position(
    id="dev", title="開発者", description="Python と SQL",
    must=(SkillRequirement(skill="python"),),
    want=(SkillRequirement(skill="java", level=4), SkillRequirement(skill="sql")),
    period=Period(start=date(2027, 4, 1), end=date(2028, 4, 1)), budget=Rate.exactly(700_000),
    forms=frozenset(list(EngagementForm)[:6]), prefecture=20, onsite_days=2,
    collaboration=Collaboration(channels=frozenset(Channel)),
)
sheet = dx.Strategy(default_sheet().must[0] & dx.MustHave(), 5 * dx.SkillCoverage() + TfidfText()
    + dx.WorkStyleFit())
for strategy in (sheet, default_sheet()):
    found = dx.match(position, dx.TalentPool.of(talents), strategy, 60)
    sys.stdout.write(found.to_json("ja") + found.to_json("en") + found._repr_html_())
"""


def test_hash_seed_and_locale_never_matter() -> None:
    """to_json gives the same bytes under any PYTHONHASHSEED, locale and time zone."""
    answers = {
        run({"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone})
        for seed, locale, zone in (
            ("0", "C.UTF-8", "UTC"),
            ("4242", "POSIX", "Asia/Tokyo"),
        )
    }
    assert len(answers) == 1
    assert len(answers.pop()) > 10_000


def run(environment: dict[str, str]) -> bytes:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout
