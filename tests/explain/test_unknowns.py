"""What is open, and what to ask next."""

from __future__ import annotations

import json
from datetime import date

import numpy as np
import pytest

from dxmatch.errors import PluginContractError
from dxmatch.explain.unknowns import Question
from dxmatch.matching import match
from dxmatch.models import Consent, Position, Purpose, SkillClaim, Talent
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.rows import Ints
from dxmatch.scoring.algebra import OnUnknown
from dxmatch.scoring.constraints import Consented, PlaceReachable
from dxmatch.scoring.scorers import RateFit
from dxmatch.scoring.unknown import OpenFact
from tests.explain.hand_checked import shortlist
from tests.matching.sample import NEED


def facts(questions: tuple[Question, ...]) -> list[tuple[str, OpenFact, int]]:
    return [(q.key, q.fact, q.effect) for q in questions]


def test_one_price_is_missing() -> None:
    told = shortlist().unknowns()
    (open_,) = told.ranges
    assert (open_.key, open_.rank, open_.now, open_.low, open_.high) == (
        "b:1", 3, 600_000, 600_000, 1_000_000,
    )  # fmt: skip
    assert [line.key for line in open_.open_must] == ["within_budget"]
    (question,) = told.questions
    assert facts(told.questions) == [("b:1", OpenFact.RATE, 1_000_000)]
    assert question.vendor == "b"
    assert [line.key for line in question.decides] == ["within_budget"]
    assert [line.key for line in question.lines] == ["rate_fit"]
    assert question.text("en") == "ask b: price of b:1 (Budget, Price; up to 1,000,000 points)"
    assert question.text("ja") == "b へ: b:1 の希望単価(予算、単価の余裕、最大 1,000,000 点)"


def test_who_is_out_for_now_may_come_in() -> None:
    told = shortlist(on_unknown=OnUnknown.EXCLUDE).unknowns()
    assert [(r.key, r.rank) for r in told.ranges] == [("b:1", None)]
    assert "kept out" in told.text("en") and "対象外" in told.text("ja")


def test_proven() -> None:
    known = Talent(vendor="a", id="1", skills=(SkillClaim(skill="python", level=3, years=3),))
    found = match(NEED, TalentPool.of([known]), shortlist().strategy.must[0])
    assert found.unknowns().proven and found.next_questions() == ()
    assert "stay" in found.unknowns().text("en") and "変わりません" in found.unknowns().text("ja")


def test_what_cannot_reach_the_list_is_not_asked() -> None:
    many = [
        Talent(vendor="z", id=str(n), skills=(SkillClaim(skill="python", level=3, years=1),))
        for n in range(3)
    ]
    priced = shortlist(1).pool.talents[:1]  # full skills, 900,000 points
    pool = TalentPool.of([*priced, *many])  # 5,000 × 60 + at most 400,000
    found = match(NEED, pool, shortlist().strategy, 1)
    assert found.unknowns().proven and found.next_questions() == ()


def test_facts_of_the_position_are_the_municipalitys() -> None:
    consent = Consent(purposes=frozenset({Purpose.MATCHING}), expires=date(2030, 1, 1))
    pool = TalentPool.of([Talent(vendor="v", id="1", consent=consent)])
    (question,) = match(NEED, pool, Consented()).next_questions()
    assert (question.fact, question.vendor) == (OpenFact.AS_OF, None)
    assert question.text("en").startswith("ask the municipality: ")
    onsite = NEED.model_copy(update={"onsite_days": 4, "prefecture": 20})
    asked = match(onsite, TalentPool.of([Talent(vendor="v", id="1")]), PlaceReachable())
    assert {q.fact for q in asked.next_questions()} == {OpenFact.ONSITE_DAYS, OpenFact.PREFECTURES}


def test_plain_values() -> None:
    table = shortlist().unknowns().to_dict("en")
    assert json.loads(json.dumps(table)) == table
    assert table["questions"][0]["vendor"] == "b"


def test_bounds_that_do_not_hold_the_value_are_refused() -> None:
    class Wrong(RateFit):
        """Bounds of a broken plug-in."""

        def bounds(self, position: Position, pool: TalentPool, rows: Rows) -> tuple[Ints, Ints]:
            zero = np.zeros(pool.count(rows), np.int32)
            return zero, zero

    with pytest.raises(PluginContractError) as caught:
        match(NEED, shortlist().pool, 1 * Wrong()).unknowns()
    assert caught.value.code == "LINE_BOUNDS" and caught.value.hint_ja
