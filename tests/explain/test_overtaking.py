"""What the one behind needs, with numbers checked by hand."""

from __future__ import annotations

import json

from dxmatch.matching import match
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.scorers import RateFit, SkillCoverage
from tests.explain.hand_checked import shortlist, talent
from tests.matching.sample import NEED


def test_on_one_line_or_with_one_weight() -> None:
    found = shortlist().overtaking("a:1", "a:2")
    assert found.behind is not None and found.behind.key == "a:2"
    assert found.missing == 200_001  # a:1 is first among equals
    # 5,000 + 200,001 / 60; price is full already
    assert [(c.line.key, c.now, c.value) for c in found.values] == [
        ("skill_coverage", 5_000, 8_334)
    ]
    # 5,000 w = 2,500 × 40 at w = 20, and 60 × 5,000 = 2,500 w at w = 120
    assert [(c.line.key, c.weight) for c in found.weights] == [
        ("skill_coverage", 19),
        ("rate_fit", 121),
    ]
    assert found.nearest_weight is not None and found.nearest_weight.line.key == "skill_coverage"
    assert found.values_together == () and found.weights_together == ()


def test_words() -> None:
    assert shortlist().overtaking("a:2", "a:1").text("en").splitlines() == [
        "for a:2 to rank above a:1 (200,001 points missing), one of:",
        "- Skill coverage: value 5,000 → 8,334 (+200,040)",
        "- Skill coverage: weight 60 → 19",
        "- Price: weight 40 → 121",
    ]
    table = shortlist().overtaking("a:2", "a:1").to_dict("ja")
    assert json.loads(json.dumps(table)) == table


def test_several_lines_together() -> None:
    low = talent("c:1", "python", price=1_100_000)  # 60 × 5,000 + 40 × 2,500
    pool = TalentPool.of([talent("a:1", "python", "cert-pmp", price=800_000), low])
    sheet = Strategy(want=60 * SkillCoverage() + 40 * RateFit())
    found = match(NEED, pool, sheet).overtaking("a:1", "c:1")
    assert found.missing == 600_001 and found.values == () and found.values_together == ()
    assert "out of reach" in found.text("en")  # a:1 has full points and comes first
    pool = TalentPool.of([talent("d:1", "python", "cert-pmp", price=800_000), low])
    found = match(NEED, pool, sheet).overtaking("d:1", "c:1")
    assert [(c.line.key, c.value) for c in found.values_together] == [
        ("skill_coverage", 10_000),
        ("rate_fit", 10_000),
    ]
    assert found.weights == () and found.weights_together == ()  # behind on every line
    assert "together" in found.text("en")


def test_must_lines_come_first() -> None:
    found = shortlist().overtaking("b:1", "b:2")
    assert [line.key for line in found.blocking] == ["must_have", "within_budget"]
    assert "first the must lines" in found.text("en") and "まず必須要件" in found.text("ja")


def test_nothing_to_overtake() -> None:
    found = shortlist().overtaking("a:1", "a:1")
    assert found.behind is None and found.missing == 0
    assert found.text("en") == "neither ranks above the other"
