"""The external view: nobody can be recognised, and it says what it withholds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.matching import View, match
from dxmatch.matching.pages.anonymous_profile import profiles, safe_to_show
from dxmatch.matching.pages.people_section import letter
from dxmatch.matching.pages.setup import Setup
from dxmatch.models import Position, SkillClaim, Talent
from dxmatch.models.pool import TalentPool
from dxmatch.page import document_text, piece_text
from dxmatch.report import page_workbook
from dxmatch.testing.generators import pools, positions, sheets
from tests.matching.pages.sample import NEED, shortlist, talent

CANARY = "カナリア"


def planted(one: Talent, number: int) -> Talent:
    """A canary in every place of a talent that holds free text or an identity."""
    claims = (*one.skills, SkillClaim(skill="canary-skill"))
    values = {
        "vendor": f"canary-{one.vendor}",
        "id": f"{CANARY}{number}",
        "headline": f"{CANARY}花子",
        "summary": f"連絡先 {CANARY}",
        "skills": claims,
    }
    return Talent.model_validate({**dict(one), **values})


@settings(max_examples=25)
@given(sheets(), positions(), pools(max_size=8), st.sampled_from(["ja", "en"]))
def test_no_canary_outside(
    strategy: object, position: Position, pool: TalentPool, lang: str
) -> None:
    """Property 67: nothing that identifies a talent or a vendor is on the external page."""
    people = TalentPool.of(planted(one, at) for at, one in enumerate(pool))
    page = match(position, people, strategy).to_page(lang, View.EXTERNAL)  # type: ignore[call-overload]
    shown = document_text(page) + piece_text(*(b for s in page.sections for b in s.blocks))
    assert CANARY not in shown and "canary" not in shown.lower()
    assert CANARY.encode() not in page_workbook([page])


def test_the_internal_page_would_show_the_canary() -> None:
    """The test above can fail: the internal page does hold the id."""
    one = planted(talent("a:1", "python", "sql", price=1), 1)
    assert CANARY in shortlist(one).to_html()
    assert CANARY not in shortlist(one).to_html("ja", View.EXTERNAL)


@given(
    st.lists(st.lists(st.integers(0, 2), min_size=4, max_size=4), min_size=1, max_size=30),
    st.integers(2, 6),
)
def test_what_is_shown_is_shared_by_enough(table: list[list[int]], smallest: int) -> None:
    """k-anonymity: of everybody, what is shown holds for at least k; nothing if there are fewer."""
    codes = np.array(table, np.int64)
    kinds, counts = np.unique(codes, axis=0, return_counts=True)
    for mine in codes:
        shown = list(safe_to_show(mine, kinds, counts, smallest))
        same = [row for row in table if all(row[at] == mine[at] for at in shown)]
        assert len(same) >= smallest or (not shown and len(table) < smallest)


def test_the_one_who_differs_is_hidden_and_counted() -> None:
    """Twelve are alike; the one with 25 years has the years withheld."""
    found = shortlist(talent("z:1", "python", "sql", price=500_000, years=25), k=2)
    eligible = np.arange(13)
    rows = [found.pool.row(one.key) for one in found]
    old, usual = profiles(NEED, found.pool, eligible, rows, Setup("en", View.EXTERNAL))
    assert ("Years of experience", "withheld") in old.facts and old.hidden == 2
    assert ("Years of experience", "5 years to 10 years") in usual.facts and usual.hidden == 0
    assert ("Price per full-time month", "800,000 yen to 1,000,000 yen") in usual.facts
    html = found.to_html("en", View.EXTERNAL)
    assert "(2 of 8 values)" in html and "25 years" not in html


@pytest.mark.parametrize(
    ("people", "shown"),
    [(0, "0 名"), (1, "5 名未満"), (4, "5 名未満"), (5, "約 5 名"), (13, "約 10 名")],
)
def test_small_counts_are_not_told(people: int, shown: str) -> None:
    assert Setup("ja", View.EXTERNAL).count(people) == shown
    assert Setup("ja").count(people) == f"{people} 名"


@pytest.mark.parametrize("places", [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_letters(places: tuple[int, str]) -> None:
    assert letter(places[0]) == places[1]


def test_labels_in_order_of_rank() -> None:
    html = shortlist(k=3).to_html("ja", View.EXTERNAL)
    found: Sequence[int] = [html.index(f">候補者 {name}<") for name in "ABC"]
    assert list(found) == sorted(found)


def test_points_are_in_quarters() -> None:
    page = shortlist(k=3).to_page("ja", View.EXTERNAL)
    for section in page.sections:
        for block in section.blocks:
            for step in getattr(getattr(block, "points", None), "steps", ()):
                assert step.points * 4 % step.most == 0 and step.reason == ""
