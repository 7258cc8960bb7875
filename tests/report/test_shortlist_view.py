from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from dxmatch.matching import match
from dxmatch.models import Lang
from dxmatch.models.pool import TalentPool
from dxmatch.report import funnel_table, shortlist_view
from tests.report.sample import POSITION, SHEET, shortlist, talent


def text_of(view: RenderableType, width: int = 100) -> str:
    out = StringIO()
    Console(file=out, width=width, color_system=None).print(view)
    return out.getvalue()


def test_says_who_how_much_and_why() -> None:
    text = text_of(shortlist_view(shortlist(), "ja"))
    best = shortlist()[0]
    assert f"1  a:1    {best.score}".replace(" ", "") in text.replace(" ", "")
    assert "○必須要件  ○予算" in text
    assert "○必須要件  ？予算" in text
    assert "スキル充足度 60.00/60" in text
    for finding in best.want:
        assert "".join(finding.reason.text("ja").split()) in "".join(text.split())


def test_what_is_open_is_flagged_and_told() -> None:
    first, second = text_of(shortlist_view(shortlist(), "ja")).split("a:2")
    assert "要確認" in second.splitlines()[0]
    assert "要確認" not in first.split("a:1")[1]
    assert "？   予算: " in second


def test_the_funnel_counts_line_by_line() -> None:
    rows = [line.split() for line in text_of(funnel_table(shortlist(), "ja")).splitlines()]
    assert ["人材プール全体", "3"] in rows
    assert ["必須要件", "1", "0", "2"] in rows
    assert ["予算", "0", "1", "2"] in rows


def test_nobody_eligible_still_shows_the_funnel() -> None:
    nobody = match(POSITION, TalentPool.of([talent("a:1", "sql", rate=1)]), SHEET)
    text = text_of(shortlist_view(nobody, "ja"))
    assert "必須要件を満たす人材がいません" in text
    assert "絞り込み内訳" in text


def test_english() -> None:
    text = text_of(shortlist_view(shortlist(), "en"))
    assert "2 eligible of 3 talents" in text
    assert "Funnel" in text
    assert "review" in text


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_line_is_wider_than_the_terminal(lang: Lang, width: int) -> None:
    lines = text_of(shortlist_view(shortlist(), lang), width).splitlines()
    assert max(map(cell_len, lines)) <= width


def test_data_cannot_speak_to_the_terminal() -> None:
    sly = POSITION.model_copy(update={"title": "\x1b[2J[bold]開発"})
    text = text_of(shortlist_view(match(sly, shortlist().pool, SHEET), "ja"))
    assert "\x1b" not in text
    assert r"\x1b[2J[bold]開発" in text


def test_how_many_are_wanted_is_said_beside_how_many_are_eligible() -> None:
    three = POSITION.model_copy(update={"headcount": 3})
    pool = TalentPool.of([talent("a:1", "python", rate=1)])
    text = text_of(shortlist_view(match(three, pool, SHEET), "ja"))
    assert "募集 3 名" in text and "適格 1 名" in text
    assert "3 wanted" in text_of(shortlist_view(match(three, pool, SHEET), "en"))
    assert "募集" not in text_of(shortlist_view(match(POSITION, pool, SHEET), "ja"))
