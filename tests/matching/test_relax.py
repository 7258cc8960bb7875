"""What a shortlist offers when it is too short."""

from dxmatch.matching import match
from tests.explain.sample import POOL, POSITION, SHEET
from tests.matching.sample import shortlist, talent


def test_relax_is_that_of_the_shortlist() -> None:
    found = match(POSITION, POOL, SHEET)
    told = found.relax(2, most=3)
    assert (found.eligible, told.eligible, told.at_least) == (0, 0, 2)
    assert len(told) == 3 and told.position == POSITION
    again = match(told[0].position, POOL, SHEET)
    assert again.eligible == told[0].eligible >= 2
    assert {one.key for one in again} >= set(told[0].gains())


def test_why_not_says_what_to_change() -> None:
    answer = match(POSITION, POOL, SHEET).why_not("v:1")
    assert answer.excluded
    assert [way.eligible for way in answer.changes()] == [1, 1]
    assert [way.rank for way in answer.into_first()] == [1, 1]


def test_why_not_higher_says_what_to_change() -> None:
    """b:1 (no price, both skills) against a:2 (cheap, one skill): 600,000 against 700,000."""
    found = shortlist(2)
    answer = found.why_not("b:1")
    assert answer.changes() == ()
    assert [way.text("en") for way in answer.into_first() if way.weight] == [
        "change the weight of Price from 40 to 29: rank 2 of 3",
        "change the weight of Skill coverage from 60 to 81: rank 2 of 3",
    ]
    assert found.why_not("a:1").into_first() == ()


def test_a_twin_goes_by_identity() -> None:
    twin = talent("a:9", "python", "cert-pmp", price=900_000)
    assert shortlist(1, twin).why_not("a:9").into_first() == ()
