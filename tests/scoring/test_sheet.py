"""Sheets as files: what is refused, and how it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxmatch.errors import InvalidStrategy
from dxmatch.models import SkillClaim, Talent
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import AnyOf, Not, OnUnknown, Strategy
from dxmatch.scoring.constraints import MustHave, ScheduleFits, WithinBudget
from dxmatch.scoring.presets import default_sheet
from dxmatch.scoring.rarity import Rarity
from dxmatch.scoring.scorers import LeadTime, RuleScore, SkillCoverage, TfidfText
from dxmatch.scoring.scorers.rule_score import Compare, Field, Rule
from dxmatch.scoring.scorers.tfidf_text import TextModel
from dxmatch.scoring.sheet import (
    read_strategy,
    strategy_from_table,
    strategy_from_toml,
    strategy_to_table,
    strategy_to_toml,
)

SHEET = """
name = "審査表"
on_unknown = "exclude"
[[must]]
line = "schedule_fits"
percent = 90
[[must]]
line = "any_of"
of = [{ line = "within_budget" }, { line = "not", of = { line = "must_have" } }]
[[want]]
line = "lead_time"
weight = 40
days = 14
[[want]]
line = "rule_score"
weight = 60
rules = [{ field = "years", compare = ">=", number = 3, points = 2 }]
"""


def test_read() -> None:
    rule = Rule(Field.YEARS, Compare.AT_LEAST, 3, points=2)
    assert strategy_from_toml(SHEET) == Strategy(
        must=ScheduleFits(percent=90) & AnyOf(of=(WithinBudget(), Not(of=MustHave()))),
        want=40 * LeadTime(days=14) + 60 * RuleScore(rules=(rule,)),
        name="審査表",
        on_unknown=OnUnknown.EXCLUDE,
    )


def test_whole_numbers_are_written_the_same_again() -> None:
    text = strategy_to_toml(strategy_from_toml(SHEET))
    assert strategy_to_toml(strategy_from_toml(text)) == text
    by_hand = Strategy(want=RuleScore(rules=(Rule(Field.YEARS, Compare.AT_LEAST, 3),)))
    text = strategy_to_toml(by_hand)
    assert strategy_to_toml(strategy_from_toml(text)) == text


def test_defaults_are_left_out() -> None:
    table = strategy_to_table(Strategy(must=ScheduleFits(), want=LeadTime()))
    assert table["must"] == [{"line": "schedule_fits"}]
    assert table["want"] == [{"weight": 1, "line": "lead_time"}]
    assert strategy_from_table(strategy_to_table(default_sheet())) == default_sheet()


def _nested(depth: int) -> str:
    inner = '{line = "not", of = ' * depth + '{line = "must_have"}' + "}" * depth
    return f'[[must]]\nline = "not"\nof = {inner}'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[must]]\nline = "shedule_fits"', "Did you mean 'schedule_fits'?"),
        ('[[want]]\nweight = 1\nline = "schedule_fits"', "want[0]: There is no want line named"),
        ("[[must]]\npercent = 3", "must[0] has no line name"),
        (
            '[[must]]\nline = "schedule_fits"\nprecent = 3',
            "unknown key(s) precent; allowed: percent",
        ),
        ('[[must]]\nline = "schedule_fits"\npercent = "many"', "must[0] (schedule_fits).percent"),
        ('[[must]]\nline = "schedule_fits"\npercent = 90.5', "must[0] (schedule_fits).percent"),
        (
            '[[must]]\nline = "schedule_fits"\npercent = 0',
            "must[0]: ScheduleFits(percent=…) must be a whole number from 1 to 100",
        ),
        ('[[want]]\nline = "lead_time"', "want[0] has no weight"),
        (
            '[[want]]\nline = "lead_time"\nweight = -1',
            "want[0].weight: A weight must be a whole number",
        ),
        ('[[want]]\nline = "lead_time"\nweight = 1.5', "weight must be a whole number"),
        ('[[want]]\nline = "lead_time"\nweight = "1"', "weight must be a whole number"),
        ('[[want]]\nline = "lead_time"\nweight = true', "weight must be a whole number"),
        ('[[want]]\nline = "lead_time"\nweight = 0', "All weights are zero"),
        ('[[want]]\nline = "rule_score"\nweight = 1', "want[0] (rule_score) needs rules"),
        (
            '[[want]]\nline = "rule_score"\nweight = 1\nrules = []',
            "want[0]: RuleScore(rules=…) must be one or more rules",
        ),
        ('[[want]]\nline = "skill_coverage"\nweight = 1\nrarity = 1', "unknown key(s) rarity"),
        ('on_unknown = "ask"\n[[must]]\nline = "must_have"', "on_unknown must be review | exclude"),
        ("must = 3", "must be [[must]] tables"),
        ("wants = []", "unknown key(s) wants"),
        ("", "at least one line"),
        ("[[must", "is not TOML"),
        ('[[must]]\nline = "not"', "must[0].of must be a line"),
        ('[[must]]\nline = "not"\nof = "must_have"', "must[0].of must be a line"),
        (
            '[[must]]\nline = "not"\nof = { line = "lead_time" }',
            "must[0].of: There is no must line named",
        ),
        ('[[must]]\nline = "any_of"\nof = ["must_have"]', "must[0].of[0] must be a line"),
        ('[[must]]\nline = "any_of"\nof = 5', "must[0]"),
        ('[[must]]\nline = "any_of"', "must[0]"),
        ('[[must]]\nline = "any_of"\nof = []', "must[0]"),
        ("x = " + "[" * 5_000 + "]" * 5_000, "no TOML that can be read"),
        ('[[want]]\nline = "rate_fit"\nweight = ' + "9" * 5_000, "no TOML that can be read"),
        (_nested(25), "is nested too deeply"),
        (_nested(400), "no TOML that can be read"),
    ],
)
def test_what_is_refused(text: str, said: str) -> None:
    """What, where, and what to do; never a traceback of another kind."""
    with pytest.raises(InvalidStrategy) as caught:
        strategy_from_toml(text)
    assert said in caught.value.text("en")
    assert caught.value.ja != caught.value.message
    assert caught.value.code and caught.value.hint and caught.value.hint_ja


def test_python_objects_have_no_place_in_a_file() -> None:
    model = TextModel.fit(TalentPool.of([Talent(vendor="v", id="1", summary="x")]))
    rarity = Rarity.fit(
        TalentPool.of([Talent(vendor="v", id="1", skills=(SkillClaim(skill="java"),))])
    )
    for line in (TfidfText(model=model), SkillCoverage(rarity=rarity)):
        with pytest.raises(InvalidStrategy, match="cannot be written to a sheet file"):
            strategy_to_toml(Strategy(want=line))


def test_read_strategy(tmp_path: Path) -> None:
    path = tmp_path / "sheet.toml"
    path.write_text(SHEET, encoding="utf-8-sig")
    assert read_strategy(path) == read_strategy(str(path)) == strategy_from_toml(SHEET)
    with pytest.raises(InvalidStrategy, match=r"none\.toml does not exist"):
        read_strategy(tmp_path / "none.toml")
    with pytest.raises(InvalidStrategy, match="Check the name of the file"):
        read_strategy(tmp_path)
    path.write_bytes(SHEET.encode("cp932"))
    with pytest.raises(InvalidStrategy, match="UnicodeDecodeError"):
        read_strategy(path)
    path.write_text(SHEET.replace("weight", "wieght", 1), encoding="utf-8")
    with pytest.raises(InvalidStrategy, match=r"^sheet\.toml: "):
        read_strategy(path)
    path.write_text("#" * 2_000_001, encoding="utf-8")
    with pytest.raises(InvalidStrategy, match="larger than 2 MB"):
        read_strategy(path)


@pytest.mark.parametrize("wrong", [None, 3, [], "", {3: 4}, {"must": [{"line": "not", "of": 3}]}])
def test_what_is_no_sheet_at_all(wrong: object) -> None:
    with pytest.raises(InvalidStrategy):
        strategy_from_table(wrong)  # type: ignore[arg-type]
    with pytest.raises(InvalidStrategy):
        strategy_from_toml(wrong)  # type: ignore[arg-type]
    with pytest.raises(InvalidStrategy):
        read_strategy(wrong)  # type: ignore[arg-type]
