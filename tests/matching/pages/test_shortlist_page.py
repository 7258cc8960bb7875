from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.errors import InvalidInput
from dxmatch.matching import Shortlist, Source, View, match
from dxmatch.models import Lang, Position
from dxmatch.models.pool import TalentPool
from dxmatch.page import Table, Waterfall
from dxmatch.testing.generators import pools, positions, sheets
from tests.matching.pages.sample import NEED, dispatched, shortlist, talent
from tests.page.hostile import PAYLOADS, hostile_texts
from tests.page.skeleton import skeleton, texts

LANGS: tuple[Lang, ...] = ("ja", "en")
ALL = [(lang, view) for lang in LANGS for view in View]


def with_texts(text: str, key: str) -> Shortlist:
    """A shortlist whose free texts are all the same; ``key`` is the id of the best."""
    need = NEED.model_copy(update={"title": text, "description": text})
    best = talent(f"a:{key}", "python", "sql", price=700_000)
    best = best.model_copy(update={"headline": text, "summary": text})
    return shortlist(best, need=need, name=text)


@settings(max_examples=20)
@given(hostile_texts(), st.sampled_from(ALL))
def test_the_tree_does_not_depend_on_the_texts(text: str, made: tuple[Lang, View]) -> None:
    """Property 65 through the whole library: hostile titles, sheets, talents and files."""
    nasty = with_texts(text, '"><img/onerror=x>').to_html(*made, sources=[Source(text, "0")])
    plain = with_texts("safe", "safe").to_html(*made, sources=[Source("safe", "0")])
    assert skeleton(nasty) == skeleton(plain)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_notebook_pieces_keep_their_tree(payload: str) -> None:
    parts: tuple[Callable[[Shortlist], Any], ...]
    parts = (
        lambda found: found,
        lambda found: found[0],
        lambda found: found.funnel,
        lambda found: found.strategy,
    )
    for part in parts:
        nasty: Any = part(with_texts(payload, "<img/onerror=x>"))
        plain: Any = part(with_texts("safe", "safe"))
        assert skeleton(nasty._repr_html_()) == skeleton(plain._repr_html_())


@settings(max_examples=25)
@given(sheets(), positions(), pools(max_size=5), st.sampled_from(ALL))
def test_any_search_has_a_page_that_says_it_again(
    strategy: Any, position: Position, pool: TalentPool, made: tuple[Lang, View]
) -> None:
    """For every sheet, position and pool the page can be made, twice with the same bytes."""
    once, again = (match(position, pool, strategy, 3).to_html(*made) for _ in range(2))
    assert once == again
    seen = skeleton(once)
    assert seen.count("<main id=content tabindex=-1>") == 1 and "<script >" not in seen


@pytest.mark.parametrize("lang", LANGS)
def test_the_internal_page_shows_every_number(lang: Lang) -> None:
    found = shortlist(k=3)
    told = texts(found.to_html(lang))
    for one in found:
        assert one.key in told and str(one.score) in told
        for finding in one.findings:
            assert finding.reason.text(lang) in told
            assert finding.title.get(lang) in told
    for step in found.funnel:
        assert f"{step.left:,}" in told


def test_points_add_up_on_the_page() -> None:
    """The steps of a waterfall are the exact points of the total."""
    found = shortlist(k=3)
    people = [b for s in found.to_page().sections for b in s.blocks if hasattr(b, "points")]
    for person, one in zip(people, found, strict=True):
        fall = person.points
        assert isinstance(fall, Waterfall)
        assert sum(step.points for step in fall.steps) == one.total
        assert (fall.total, fall.full) == (str(one.score), one.max_total)


def test_rows_are_as_long_as_their_heads() -> None:
    for made in ALL:
        for section in shortlist().to_page(*made).sections:
            for block in section.blocks:
                if isinstance(block, Table):
                    assert {len(row) for row in block.rows} == {len(block.heads)}


def test_sections_in_order() -> None:
    names = [section.name for section in shortlist().to_page().sections]
    answers = ["relaxations", "questions", "stability"]
    assert names == ["position", "sheet", "funnel", "people", "comparison", *answers, "computed"]
    names = [section.name for section in shortlist().to_page("en", View.EXTERNAL).sections]
    assert names[-5:] == [*answers, "withheld", "computed"]
    names = [section.name for section in dispatched().to_page().sections]
    assert names == ["position", "sheet", "funnel", "people", "relaxations", "computed"]


def test_inputs_are_named_with_their_digests() -> None:
    made = [Source("feed-of-a-vendor.csv", "ab" * 32)]
    inside, outside = (shortlist().to_html("ja", view, sources=made) for view in View)
    assert "feed-of-a-vendor.csv" in inside and "ab" * 32 in inside
    assert "feed-of-a-vendor.csv" not in outside and "ab" * 32 in outside


def test_the_digest_of_the_sheet_changes_with_the_sheet() -> None:
    def digests(name: str) -> list[str]:
        return re.findall(r"\b[0-9a-f]{64}\b", shortlist(name=name).to_html())

    assert digests("a") == digests("a") != digests("b")
    assert len(digests("a")) == 2 and digests("a")[1] == digests("b")[1]


@pytest.mark.parametrize(
    "wrong",
    [{"lang": "fr"}, {"view": "secret"}, {"smallest": 1}, {"smallest": "5"}, {"view": None}],
)
def test_another_setup_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput) as caught:
        shortlist().to_html(**wrong)
    assert caught.value.code == "BAD_PAGE_SETUP"


@pytest.mark.parametrize("made", ALL)
def test_nobody_eligible_still_has_a_page(made: tuple[Lang, View]) -> None:
    html = shortlist(talent("b:1", "sql"), count=0).to_html(*made)
    assert re.search("満たす人材がいません|Nobody satisfies", html)


@pytest.mark.parametrize("made", ALL)
def test_dispatch_has_levels_and_years_and_no_ranking(made: tuple[Lang, View]) -> None:
    """DISPATCH_ANON: whatever the view, no identity, no rank and no points."""
    html = dispatched(talent("zz-vendor:best-one", "python", price=1)).to_html(*made)
    told = texts(html)
    assert "zz-vendor" not in html and "best-one" not in html and "a:00" not in html
    assert not re.search(r"総得点:|/ 100|1 位|Rank 1", told)
    assert re.search("レベル 4|level 4", told)
    assert re.search("第26条第6項|article 26", told)
    assert "<svg" not in html.partition('id="people"')[2].partition('id="computed"')[0]


def test_dispatch_rows_do_not_follow_the_rank() -> None:
    """The same people in another order of merit give the same table."""
    cheap, dear = (
        [
            talent("b:1", "python", price=p, years=3),
            talent("b:2", "python", "sql", price=q, years=9),
        ]
        for p, q in ((100_000, 990_000), (990_000, 100_000))
    )
    tables = [
        next(s for s in dispatched(*some, k=50).to_page().sections if s.name == "people").blocks[1]
        for some in (cheap, dear)
    ]
    assert tables[0] == tables[1]
