"""`relax` on the sample, its words and shapes; laws are in tests/properties."""

import json
from html.parser import HTMLParser

import pytest

from dxmatch.errors import EmptyPool, InvalidInput
from dxmatch.explain.relaxing import relax
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.scorers import SkillCoverage
from tests.explain.sample import POOL, POSITION, SHEET, talent


def test_fewest_changes_come_first() -> None:
    dear = TalentPool.of([*POOL, talent(7, price=1_150_000)])
    told = relax(SHEET, POSITION, dear, 2, most=100)
    assert (told.eligible, told.enough, len(told)) == (0, False, len(told.changes))
    assert told.found >= len(told)
    counts = [len(one.changes) for one in told]
    assert counts == sorted(counts) and set(counts) == {1, 2}


def test_words_of_the_sample() -> None:
    told = relax(SHEET, POSITION, POOL)
    assert told.text("ja").splitlines() == [
        "適格な人材は 0 名です(6 名中)。1 名以上にするには:",
        "条件の変更:",
        "- 予算の上限を30,000円上げる(月額 480,000円 → 510,000円): 適格 1 名(+1 名)",
        "- 稼働率を10ポイント下げる(60% → 50%): 適格 1 名(+1 名)",
        "- 任用・契約形態に「労働者派遣」を加える: 適格 1 名(+1 名)",
        "- 開始を14日遅らせる(2027-04-01 → 2027-04-15、終了日は変えない): 適格 1 名(+1 名)",
        "- 「SQL」の経験年数を2年短くする(3年以上 → 1年以上): 適格 1 名(+1 名)",
        "必須要件の取りやめ:",
        "- 「稼働期間・稼働率」を外す: 適格 1 名(+1 名)",
        "- 「予算」を外す: 適格 1 名(+1 名)",
        "- 「任用・契約形態」を外す: 適格 1 名(+1 名)",
        "- 「必須要件: SQL(3年以上)」を外す: 適格 1 名(+1 名)",
        "両立しない必須要件:",
        "- 「稼働期間・稼働率」と「予算」と「任用・契約形態」と「必須要件: SQL(3年以上)」"
        "を同時に満たす人は 0 名",
    ]
    assert str(told) == told.text("ja")
    english = told.text("en")
    assert "raise the budget by 30,000 yen (480,000 → 510,000 yen per month): 1 eligible" in english
    assert "without “Budget”: 1 eligible (+1)" in english
    assert told.changes[0].gains() == ("v:1",)
    assert told.lines[0].gains() == ("v:4",)


def test_enough_already() -> None:
    wider = relax(SHEET, POSITION, POOL).changes[0].position
    told = relax(SHEET, wider, POOL)
    assert told.enough and told.eligible == 1
    assert (told.changes, told.lines, told.conflicts, told.found) == ((), (), (), 0)
    assert told.text("en") == "1 talents are eligible, at least 1. Nothing has to give way."


def test_more_than_there_are() -> None:
    told = relax(SHEET, POSITION, POOL, 7)
    assert (told.changes, told.lines) == ((), ())
    assert [(c.lines, c.left) for c in told.conflicts] == [((), 6)]
    assert "何を緩めても 7 名にはなりません" in told.text("ja")
    assert "6 talents are in the pool" in told.text("en")


def test_a_sheet_without_must_lines_lets_everybody_in() -> None:
    told = relax(Strategy(want=SkillCoverage()), POSITION, POOL, 6)
    assert told.enough and told.eligible == 6


def test_how_many_are_reported() -> None:
    every = relax(SHEET, POSITION, POOL, 2, most=100)
    few = relax(SHEET, POSITION, POOL, 2, most=1)
    assert few.found == every.found == len(every) > 1 == len(few)
    assert f"ほか {every.found - 1} 件" in few.text("ja")


def test_plain_values() -> None:
    told = relax(SHEET, POSITION, POOL, 2)
    table = json.loads(json.dumps(told.to_dict("en")))
    assert set(table) == {
        "position",
        "pool",
        "eligible",
        "at_least",
        "enough",
        "changes",
        "changes_found",
        "lines",
        "conflicts",
        "complete_to",
    }
    assert [one["eligible"] for one in table["changes"]] == [one.eligible for one in told]
    assert table["changes"][0]["gains"] == list(told[0].gains())
    assert "v:1" not in repr(told)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)


def test_html_is_escaped() -> None:
    nasty = POSITION.model_copy(update={"title": "<script>alert(1)</script>"})
    parser = Tags()
    parser.feed(relax(SHEET, nasty, POOL)._repr_html_())
    assert set(parser.tags) == {"div", "style", "p", "h3", "ul", "li"}


@pytest.mark.parametrize("bad", [0, -1, 1.5, True, "3"])
def test_bad_counts(bad: object) -> None:
    for given in ({"at_least": bad}, {"most": bad}):
        with pytest.raises(InvalidInput) as caught:
            relax(SHEET, POSITION, POOL, **given)  # type: ignore[arg-type]
        assert caught.value.code == "BAD_COUNT"


def test_nobody_to_gain() -> None:
    with pytest.raises(EmptyPool):
        relax(SHEET, POSITION, TalentPool.of([]))
