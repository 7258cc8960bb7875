import pytest

from dxmatch.errors import InvalidStrategy
from dxmatch.models import Certification, Rate, SkillClaim, WorkStyle
from dxmatch.scoring.scorers import RuleScore
from dxmatch.scoring.scorers.rule_score import Compare, Field, Rule
from tests.scoring.sample import position, value

NEED = position()


def rule(field: Field, compare: Compare, number: float, points: int = 1) -> RuleScore:
    return RuleScore(rules=(Rule(field, compare, number, points),))


def test_points_of_the_rules_that_are_met() -> None:
    line = RuleScore(
        rules=(
            Rule(Field.YEARS, Compare.AT_LEAST, 3, points=2),
            Rule(Field.MUNICIPAL_YEARS, Compare.AT_LEAST, 1),
        )
    )
    assert value(line, NEED, years=3)[0] == 6_666
    assert value(line, NEED, years=3, municipal_years=1)[0] == 10_000
    assert value(line, NEED, years=2.9)[0] == 0


def test_words() -> None:
    line = rule(Field.PRICE, Compare.AT_MOST, 500_000)
    _, code, reason = value(line, NEED, rate=Rate.exactly(400_000))
    assert code == "RULES"
    assert (
        reason.text("en") == "rules met: price per full-time month at most 500,000 (not met: none)"
    )
    assert reason.text("ja") == "該当した規則: 希望単価(月・フルタイム)500,000以下(非該当: なし)"


@pytest.mark.parametrize("compare", Compare)
@pytest.mark.parametrize(
    "field", [Field.YEARS, Field.MUNICIPAL_YEARS, Field.PRICE, Field.ONSITE_DAYS]
)
def test_unknown_meets_no_rule(field: Field, compare: Compare) -> None:
    assert value(rule(field, compare, 0), NEED)[0] == 0


def test_counts_and_days() -> None:
    held = (SkillClaim(skill="java"), SkillClaim(skill="sql"))
    certified = (Certification(certificate="cert-ap"),) * 2
    assert value(rule(Field.SKILLS, Compare.AT_LEAST, 2), NEED, skills=held)[0] == 10_000
    assert value(rule(Field.SKILLS, Compare.AT_LEAST, 3), NEED, skills=held)[0] == 0
    line = rule(Field.CERTIFICATES, Compare.AT_LEAST, 2)
    assert value(line, NEED, certifications=certified)[0] == 0
    line, style = rule(Field.ONSITE_DAYS, Compare.AT_LEAST, 4), WorkStyle(onsite_days=4)
    assert value(line, NEED, work_style=style)[0] == 10_000


def test_refused() -> None:
    with pytest.raises(InvalidStrategy, match="at least one rule"):
        RuleScore(rules=())
    for points in (0, -1, 1.5, True):
        with pytest.raises(InvalidStrategy, match="whole number of points"):
            Rule(Field.YEARS, Compare.AT_LEAST, 3, points)  # type: ignore[arg-type]
