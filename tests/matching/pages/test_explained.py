"""The sections say what the methods of the shortlist say."""

from __future__ import annotations

import pytest

from dxmatch.matching import Shortlist
from dxmatch.models import Lang
from dxmatch.page import Page, Section, Table
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
