"""Why one is above the other, with numbers checked by hand."""

from __future__ import annotations

import json

import pytest

from dxmatch.errors import InvalidInput, UnknownTalent
from dxmatch.explain.comparison import Decision
from tests.explain.hand_checked import shortlist, talent


def test_line_by_line() -> None:
    told = shortlist().compare("a:1", "a:2")
    assert [(w.line.key, w.a_value, w.b_value, w.points) for w in told.want] == [
        ("skill_coverage", 10_000, 5_000, 300_000),
        ("rate_fit", 7_500, 10_000, -100_000),
    ]
    assert (told.points, told.decision, told.max_total) == (200_000, Decision.POINTS, 1_000_000)
    assert told.ahead == told.a
    assert [line.line.key for line in told.deciding] == ["skill_coverage"]


def test_words() -> None:
    told = shortlist().compare("a:2", "a:1")
    assert told.text("en").splitlines() == [
        "a:1 is ahead of a:2 by 200,000 points (totals 900,000 : 700,000 / 1,000,000)",
        "- Skill coverage: (10,000 − 5,000) × 60 = +300,000",
        "- Price: (7,500 − 10,000) × 40 = −100,000",
        "decided by: Skill coverage",
    ]
    assert str(told) == told.text("ja")
    assert told.text("ja").endswith("決め手: スキル充足度")


def test_who_is_kept_out_is_behind_whatever_the_points() -> None:
    told = shortlist().compare("b:2", "b:1")
    assert (told.decision, told.ahead) == (Decision.ELIGIBILITY, told.b)
    assert "b:1 is eligible, b:2 is kept out by must lines" in told.text("en")
    assert "does not meet: Python" in told.text("en")


def test_ties_are_told_as_ties() -> None:
    told = shortlist(10, talent("a:9", "python", price=700_000)).compare("a:2", "a:9")
    assert (told.points, told.decision, told.ahead) == (0, Decision.IDENTITY, told.a)
    assert "are tied" in told.text("en") and "only vendor:id" in told.text("en")
    assert "同点" in told.text("ja") and told.deciding == ()


def test_nobody_is_ahead_of_themselves_or_among_the_excluded() -> None:
    found = shortlist(10, talent("c:1", "cert-pmp"))
    assert found.compare("a:1", "a:1").ahead is None
    told = found.compare("b:2", "c:1")
    assert (told.ahead, told.decision) == (None, Decision.NONE)
    assert "both kept out" in told.text("en")
    assert "同じ人材" in found.compare("a:1", "a:1").text("ja")


def test_a_chain_must_hold_together() -> None:
    found = shortlist()
    with pytest.raises(InvalidInput) as caught:
        found.compare("a:1", "a:2") + found.compare("a:1", "b:1")
    assert caught.value.code == "BROKEN_CHAIN" and caught.value.hint_ja
    with pytest.raises(UnknownTalent):
        found.compare("a:1", "a:99")


def test_plain_values_and_html() -> None:
    told = shortlist().compare("a:1", "b:2")
    table = told.to_dict("en")
    assert json.loads(json.dumps(table)) == table
    assert (table["ahead"], table["points"], table["decision"]) == ("a:1", 600_000, "eligibility")
    html = shortlist(10, talent('a:"><img/src=x>', "python")).compare('a:"><img/src=x>', "a:1")
    assert "<img" not in html._repr_html_() and "<table role" in html._repr_html_()
