from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from dxmatch.matching import match
from dxmatch.models import Lang
from dxmatch.report import relaxations_view, ways_view
from tests.explain.sample import POOL, POSITION, SHEET


def text_of(view: RenderableType, width: int = 100) -> str:
    out = StringIO()
    Console(file=out, width=width, color_system=None).print(view)
    return out.getvalue()


def test_says_what_gives_how_many() -> None:
    told = match(POSITION, POOL, SHEET).relax(2)
    text = text_of(relaxations_view(told, "ja"))
    assert "API開発者 [dev]" in text and told.headline("ja") in text
    first = told[0]
    for change in first.changes:
        assert change.text("ja").replace(" ", "") in text.replace(" ", "").replace("\n", "")


def test_more_than_is_shown_is_counted() -> None:
    told = match(POSITION, POOL, SHEET).relax(2, most=4)
    assert f"ほか {told.found - 4} 件" in text_of(relaxations_view(told, "ja"))


def test_nothing_to_do() -> None:
    told = match(POSITION, POOL, SHEET).relax(1)[0]
    text = text_of(relaxations_view(match(told.position, POOL, SHEET).relax(1), "en"))
    assert "Nothing has to give way" in text and "Must lines" not in text


def test_no_change_helps() -> None:
    text = text_of(relaxations_view(match(POSITION, POOL, SHEET).relax(99), "en"))
    assert "No combination of up to three changes is enough" in text


def test_ways_of_a_talent() -> None:
    answer = match(POSITION, POOL, SHEET, 1).why_not("v:1")
    text = text_of(ways_view(answer, 1, "en"))
    assert "To let them in:" in text and "To bring them into the first 1:" in text
    assert "raise the budget by 30,000 yen" in text


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_line_is_wider_than_the_terminal(lang: Lang, width: int) -> None:
    found = match(POSITION, POOL, SHEET, 1)
    views = (relaxations_view(found.relax(2), lang), ways_view(found.why_not("v:2"), 1, lang))
    for view in views:
        assert max(map(cell_len, text_of(view, width).splitlines())) <= width


def test_data_cannot_speak_to_the_terminal() -> None:
    sly = POSITION.model_copy(update={"title": "\x1b[2J開発"})
    text = text_of(relaxations_view(match(sly, POOL, SHEET).relax(1), "ja"))
    assert "\x1b" not in text and r"\x1b[2J開発" in text
