"""A plan as a page and as a workbook: complete, escaped, self-contained, the same bytes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from io import BytesIO

import openpyxl
import pytest

from dxmatch.assignment import Filled, Pairing, Plan, Terms, assign
from dxmatch.models import Lang
from dxmatch.models.pool import TalentPool
from dxmatch.report import plan_book, plan_page
from dxmatch.report.plan_picture import people_by_week
from tests.assignment.sample import SHEET, position, project, talent

NASTY = '<script>alert("x")</script> & =1+1'
SVG = re.compile(r"<svg.*?</svg>", re.S)


def plan() -> Plan:
    """Three towns, of which one stays empty; a title that wants to be run."""
    towns = [
        project("a", position("p", 60)),
        project("b", position("p", 40)),
        project("c", position("p", 100)),
    ]
    towns[0] = towns[0].model_copy(update={"title": NASTY})
    terms = Terms(locks=(Pairing("a", "p", "v:<b>"),))
    return assign(towns, TalentPool.of([talent("<b>", "python")]), SHEET, Filled(), terms)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_page(lang: Lang) -> None:
    made = plan()
    page = plan_page(made, lang)
    assert page == plan_page(plan(), lang)
    assert f'<html lang="{lang}">' in page
    assert "<script" not in page and "&lt;script&gt;" in page
    assert "v:<b>" not in page and "v:&lt;b&gt;" in page
    assert not re.search(r"(src|href)=|url\(|@import", page)
    pictures = SVG.findall(page)
    assert len(pictures) == 2
    for picture in pictures:
        assert ET.fromstring(picture).tag.endswith("svg")
    for told in (
        made.objective.policy.get(lang),
        made.unfilled[0].reason.text(lang),
        made.unfilled[0].remedy.text(lang),
    ):
        assert told in page


def test_picture_of_the_weeks() -> None:
    """1 to 10 April 2027 are two weeks; both works add up to the whole of v:<b>'s time."""
    root = ET.fromstring(people_by_week(plan(), "en"))
    titles = [node.text for node in root.iter("{http://www.w3.org/2000/svg}title")]
    weeks = [title for title in titles if title and title.startswith("2027")]
    assert weeks == [f"2027-{day}: a/p 60%, b/p 40% = 100%" for day in ("03-29", "04-05")]


def test_nobody_placed_is_a_page_too() -> None:
    made = assign([project("a", position("p"))], TalentPool.of([talent("1", free=20)]), SHEET)
    assert len(SVG.findall(plan_page(made, "ja"))) == 1


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_book(lang: Lang) -> None:
    made = plan()
    data = plan_book(made, lang)
    assert data == plan_book(plan(), lang)
    book = openpyxl.load_workbook(BytesIO(data))
    assert len(book.sheetnames) == 5
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    first = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert [row[3] for row in first] == ["v:<b>", "v:<b>"]
    assert first[0][0] == NASTY
