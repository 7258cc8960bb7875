"""The sections say what the methods of the shortlist say."""

from __future__ import annotations

import pytest

from dxmatch.matching import Shortlist, View
from dxmatch.models import Lang
from dxmatch.page import Items, Page, Section, Table
from tests.matching.pages.sample import shortlist, talent


def section(page: Page, name: str) -> Section:
    return next(each for each in page.sections if each.name == name)


def tables(page: Page, name: str) -> list[Table]:
    return [block for block in section(page, name).blocks if isinstance(block, Table)]


@pytest.fixture(scope="module")
def found() -> Shortlist:
    """Two are eligible, one of them without a price; three ask for too much, one has no python."""
    more = [talent(f"b:{n}", "python", "sql", price=1_050_000 + n) for n in range(3)]
    more += [talent("c:1", "python", "sql"), talent("c:2", "sql", price=800_000)]
    return shortlist(*more, count=1, k=4)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_relaxations_are_those_of_relax(found: Shortlist, lang: Lang) -> None:
    answer = found.relax(4)
    told = tables(found.to_page(lang), "relaxations")
    assert answer.changes and answer.lines and answer.conflicts
    for relaxation in answer.changes[:8]:
        what = " + ".join(change.text(lang) for change in relaxation.changes)
        assert [what, f"{relaxation.eligible}", f"{relaxation.gained}"] in [
            [cell.text for cell in row] for row in told[0].rows
        ]
    assert [row[1].amount for row in told[1].rows] == [one.eligible for one in answer.lines[:8]]
    assert [row[1].amount for row in told[2].rows] == [one.left for one in answer.conflicts[:8]]


def test_questions_are_those_of_the_shortlist(found: Shortlist) -> None:
    questions = found.next_questions()
    [table] = tables(found.to_page(), "questions")
    assert questions
    assert [row[0].text for row in table.rows] == [question.key for question in questions[:8]]
    [outside] = tables(found.to_page("ja", View.EXTERNAL), "questions")
    told = [cell.text for row in outside.rows for cell in row]
    assert told == ["希望単価", "予算、単価の余裕"]


def test_shares_and_safe_ranges(found: Shortlist) -> None:
    told = found.stability()
    standings, ranges = tables(found.to_page(), "stability")
    shares = {each.key: int(each.first * 1000) / 1000 for each in told.standings}
    for row in standings.rows:
        assert row[1].amount == shares[row[0].text]
    [outside] = tables(found.to_page("ja", View.EXTERNAL), "stability")
    assert all(cell.text.rstrip("%").isdigit() for row in outside.rows for cell in row[1:])
    assert [row[1].amount for row in ranges.rows] == [each.line.weight for each in told.ranges]


def test_why_the_first_is_first(found: Shortlist) -> None:
    blocks = section(found.to_page(), "comparison").blocks
    [items] = [block for block in blocks if isinstance(block, Items)]
    assert found[0].total - found[1].total == 300_000
    assert items.items == (
        "総得点の差: +30.00 点(100 点満点中)",
        "単価の余裕: +30.00 点",
        "決め手: 単価の余裕",
    )
    outside = section(found.to_page("ja", View.EXTERNAL), "comparison").blocks
    assert not [block for block in outside if isinstance(block, Items)]
