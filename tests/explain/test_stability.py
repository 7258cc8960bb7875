"""How sure: shares, safe weights and ties, with numbers checked by hand."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from dxmatch.errors import InvalidInput
from dxmatch.explain.stability import Stability
from dxmatch.matching import match
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.constraints import MustHave
from tests.explain.hand_checked import shortlist, talent
from tests.matching.sample import NEED


def test_exact_shares_of_two_lines() -> None:
    told = shortlist(1).stability()
    assert told.exact and told.samples == 0
    # a:1 is ahead of a:2 where 5,000 w > 2,500 (1 − w): from w = 1/3 on
    assert [(s.key, s.rank, s.first) for s in told.standings] == [
        ("a:1", 1, Fraction(2, 3)),
        ("a:2", 2, Fraction(1, 3)),
    ]
    wide = shortlist(2).stability()
    # b:1 has as many skills as a:1 and no price: it passes a:2 where 5,000 w > 10,000 (1 − w)
    share = wide.of("b:1")
    assert share is not None and (share.first, share.within) == (Fraction(0), Fraction(1, 3))
    assert wide.of("b:2") is None


def test_safe_weights() -> None:
    skills, price = shortlist().stability().ranges
    assert (skills.line.key, skills.low, skills.high) == ("skill_coverage", 20, None)
    assert (skills.below, skills.above, skills.nearest) == ("a:2", None, (19, "a:2"))
    assert (price.low, price.high, price.above) == (0, 120, "a:2")
    move = shortlist().stability().smallest_move
    assert move is not None and (move[0].line.key, move[1], move[2]) == (
        "skill_coverage",
        19,
        "a:2",
    )


def test_ties_are_groups() -> None:
    twins = [talent(f"c:{n}", "python", price=700_000) for n in range(30)]
    (tie,) = shortlist(2, *twins).stability().ties
    assert (tie.rank, tie.total, tie.size, len(tie.keys)) == (2, 700_000, 31, 20)
    assert tie.keys[0] == "a:2"
    assert "同点(2 位" in shortlist(2, *twins).stability().text("ja")


def test_nobody_and_nothing_to_weigh() -> None:
    pool = TalentPool.of([talent("a:1", "cert-pmp")])
    assert match(NEED, pool, MustHave()).stability() == Stability(10, (), (), (), 0, 20_260_401)
    pool = TalentPool.of([talent("a:1", "python"), talent("a:2", "python")])
    told = match(NEED, pool, MustHave(), 1).stability()
    assert [(s.key, s.first) for s in told.standings] == [("a:1", Fraction(1))]
    assert told.ties[0].keys == ("a:1", "a:2") and told.smallest_move is None


def test_words_and_plain_values() -> None:
    told = shortlist(2).stability()
    assert "1. a:1: first 66.6%, in the first 2 100.0%" in told.text("en")
    assert "配点 0〜120(現在 40)で1位は同じ(外れると a:2)" in told.text("ja")
    table = told.to_dict("ja")
    assert json.loads(json.dumps(table)) == table


@pytest.mark.parametrize("wrong", [{"samples": 0}, {"seed": -1}, {"samples": 1.5}])
def test_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(InvalidInput) as caught:
        shortlist().stability(**wrong)
    assert caught.value.code == "BAD_SAMPLES"
