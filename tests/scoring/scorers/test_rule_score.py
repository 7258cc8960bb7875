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
    assert reason.text("en") == (
        "rules met: price per full-time month at most 500,000 [stated: 400,000] (not met: none)"
    )
    assert reason.text("ja") == (
        "該当した規則: 希望単価(月・フルタイム)500,000以下[記載: 400,000](非該当: なし)"
    )


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
    with pytest.raises(InvalidStrategy, match="one or more rules"):
        RuleScore(rules=())
    for points in (0, -1, 1.5, True):
        with pytest.raises(InvalidStrategy, match="points=…"):
            Rule(Field.YEARS, Compare.AT_LEAST, 3, points)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "compare", "number"),
    [("age", ">=", 3), ("years", "==", 3), ("years", ">=", float("nan")),
     ("years", ">=", float("inf")), ("years", ">=", "3"), ("years", ">=", True),
     ("years", ">=", 10**400), ("years", ">=", None)],
)  # fmt: skip
def test_a_rule_that_says_nothing_is_refused(field: str, compare: str, number: object) -> None:
    with pytest.raises(InvalidStrategy) as caught:
        Rule(field, compare, number)  # type: ignore[arg-type]
    assert caught.value.hint and caught.value.hint_ja


def test_plain_text_means_the_member_of_that_name() -> None:
    """``">="`` once counted as ``"<="``."""
    line = RuleScore(rules=[Rule("years", ">=", 10)])  # type: ignore[arg-type]
    assert line == RuleScore(rules=(Rule(Field.YEARS, Compare.AT_LEAST, 10),))
    assert value(line, NEED, years=12)[0] == 10_000
    assert value(line, NEED, years=3)[0] == 0
    with pytest.raises(InvalidStrategy):
        RuleScore(rules=("years >= 3",))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1_250_000, "1,250,000"), (2.5, "2.5"), (10, "10"), (100, "100"), (0, "0")],
)
def test_numbers_are_shown_in_full(number: float, shown: str) -> None:
    told = value(RuleScore(rules=(Rule(Field.PRICE, Compare.AT_MOST, number),)), NEED)[2]
    assert f"{shown}以下" in told.text("ja")
    assert told.text("en").endswith(f"at most {shown} [not stated])")


def test_no_list_of_skills_is_unknown_and_gives_no_points() -> None:
    line = RuleScore(rules=(Rule(Field.SKILLS, Compare.AT_MOST, 5),))
    assert value(line, NEED)[0] == 0
    assert value(line, NEED, skills=(SkillClaim(skill="java"),))[0] == 10_000
