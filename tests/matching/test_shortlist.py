"""A shortlist, its explanations and its exports, with numbers checked by hand."""

from __future__ import annotations

import json
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest

from dxmatch.errors import InvalidInput, UnknownTalent
from dxmatch.models import Verdict
from dxmatch.scoring.algebra import OnUnknown
from dxmatch.scoring.constraints import MustHave, WithinBudget
from tests.matching.sample import NEED, shortlist, talent


def test_ranks_and_totals() -> None:
    found = shortlist()
    assert [(m.rank, m.key, m.total) for m in found] == [
        (1, "a:1", 900_000),
        (2, "a:2", 700_000),
        (3, "b:1", 600_000),
    ]
    assert [m.score for m in found] == [Decimal("90.00"), Decimal("70.00"), Decimal("60.00")]
    assert [m.needs_review for m in found] == [False, False, True]
    assert (len(found), found.eligible, found[0].max_total) == (3, 3, 1_000_000)
    assert len(shortlist(2)) == 2 and [m.key for m in shortlist(2)] == ["a:1", "a:2"]


def test_findings() -> None:
    must, budget, skills, price = shortlist()[0].findings
    assert (must.line, must.verdict, must.points) == ("must_have", Verdict.YES, 0)
    assert (budget.reason.code, skills.value, skills.points) == ("BUDGET_FITS", 10_000, 600_000)
    assert (price.line, price.value, price.weight, price.points) == ("rate_fit", 7_500, 40, 300_000)
    assert [f.line for f in shortlist()[0].must] == ["must_have", "within_budget"]
    assert [f.line for f in shortlist()[0].want] == ["skill_coverage", "rate_fit"]


def test_funnel() -> None:
    assert [(s.line, s.no, s.unknown, s.left) for s in shortlist().funnel] == [
        (MustHave(), 1, 0, 3),
        (WithinBudget(), 1, 1, 3),
    ]
    strict = shortlist(on_unknown=OnUnknown.EXCLUDE)
    assert [s.left for s in strict.funnel] == [3, 2]
    assert strict.eligible == 2


def test_explain_anybody() -> None:
    found = shortlist()
    out = found.explain("b:2")
    assert (out.excluded, out.rank, out.total) == (True, None, 300_000)
    assert [f.verdict for f in out.must] == [Verdict.NO, Verdict.NO]
    assert found.explain("a:2").rank == 2
    assert found.explain("b:1").rank == shortlist(1).explain("b:1").rank == 3


def test_why_not_somebody_who_is_excluded() -> None:
    why = shortlist().why_not("b:2")
    assert why.excluded and why.gaps() == () and why.missing == 0
    assert [f.line for f in why.blocking] == ["must_have", "within_budget"]
    assert why.text("en").splitlines() == [
        "b:2: kept out by 2 must lines",
        "- Must-have requirements: does not meet: Python [stated: none] (open: none)",
        "- Budget: 1,300,000 yen is 300,000 yen above the budget of 1,000,000 yen "
        "per full-time month (without tax)",
    ]
    assert str(why) == why.text("ja")
    assert why.text("ja").startswith("b:2: 必須要件 2 件で対象外\n- 必須要件: ")


def test_why_not_somebody_who_is_unknown() -> None:
    why = shortlist(on_unknown=OnUnknown.EXCLUDE).why_not("b:1")
    assert [f.reason.code for f in why.blocking] == ["BUDGET_PRICE_UNKNOWN"]
    assert "kept out by 1 must line\n" in why.text("en")


def test_why_not_higher() -> None:
    why = shortlist(1).why_not("b:1")
    assert (why.excluded, why.missing, why.blocking) == (False, 300_000, ())
    assert [(f.line, gap) for f, gap in why.gaps()] == [("rate_fit", 300_000)]
    assert why.text("en").splitlines() == [
        "b:1: rank 3, 30.00 points behind the last on the list",
        "- Price (−30.00): the price is not stated (budget: 1,000,000 yen)",
    ]
    assert shortlist().why_not("a:1").text("en") == "a:1: rank 1"
    assert shortlist().why_not("a:1").text("ja") == "a:1: 1 位"


def test_unknown_talents_and_bad_k() -> None:
    for ask in (shortlist().explain, shortlist().why_not):
        with pytest.raises(UnknownTalent, match="vendor:id"):
            ask("a:9")
    for k in (0, -1, 1.5, True, "3"):
        with pytest.raises(InvalidInput) as caught:
            shortlist(k)  # type: ignore[arg-type]
        assert caught.value.code == "BAD_K"


def test_json() -> None:
    found = shortlist(1)
    table = json.loads(found.to_json("en"))
    assert table == found.to_dict("en")
    assert set(table) == {"position", "strategy", "pool", "eligible", "funnel", "matches"}
    assert (table["pool"], table["eligible"]) == (4, 3)
    assert table["position"] == NEED.model_dump(mode="json")
    assert table["funnel"][1] == {"line": "within_budget", "no": 1, "unknown": 1, "left": 3}
    assert table["strategy"]["name"] == "審査表"
    assert table["strategy"]["want"][1] == {
        "line": "rate_fit",
        "weight": 40,
        "as_written": "RateFit(comfortable=80, too_much=120)",
    }
    (first,) = table["matches"]
    assert {key: value for key, value in first.items() if key != "findings"} == {
        "talent": "a:1",
        "rank": 1,
        "total": 900_000,
        "max_total": 1_000_000,
        "needs_review": False,
    }
    assert first["findings"][0] == {
        "line": "must_have",
        "side": "must",
        "verdict": "YES",
        "weight": 0,
        "points": 0,
        "code": "MUST_MET",
        "text": "meets all 1 requirements: Python [stated: Python]",
    }
    assert first["findings"][3] == {
        "line": "rate_fit",
        "side": "want",
        "value": 7_500,
        "weight": 40,
        "points": 300_000,
        "code": "RATE",
        "text": "the price of 900,000 yen is 90% of the budget of 1,000,000 yen "
        "(full value up to 80%, none from 120%)",
    }
    assert "開発者" in found.to_json() and "\n" not in found.to_json(indent=None)


def test_repr_counts_only() -> None:
    assert repr(shortlist(2)) == "Shortlist('dev': 2 of 3 eligible among 4 talents)"


class Tags(HTMLParser):
    """Which tags there are."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(f"{tag} {sorted(name for name, _ in attrs)}")


def skeleton(html: str) -> list[str]:
    parser = Tags()
    parser.feed(html)
    return parser.tags


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</p><style>", "&lt;b&gt;"],
)
def test_html_is_escaped(hostile: str) -> None:
    """The page has the same tags whatever the texts are."""
    nasty = talent('a:"><img/src=x>', "python", "cert-pmp", price=700_000)
    plain = talent("a:plain", "python", "cert-pmp", price=700_000)
    html: Any = shortlist(10, nasty, title=hostile)._repr_html_()
    assert skeleton(html) == skeleton(shortlist(10, plain)._repr_html_())
    assert hostile not in html


def test_html_shows_everything() -> None:
    html = shortlist()._repr_html_()
    for part in (
        "開発者",
        "a:1",
        "90.00",
        "要確認",
        "○",
        "？",
        "予算",
        "希望単価が不明・応相談です",
        "順位 / Rank",
        "予算 / Budget",
        "no comparable price is stated",
    ):
        assert part in html


def test_a_tie_with_the_last_on_the_list_is_told() -> None:
    """Without a point behind, only ``vendor:id`` decided; the answer says so."""
    twin = talent("a:9", "python", price=700_000)
    found = shortlist(2, twin)
    assert [match.key for match in found] == ["a:1", "a:2"]
    answer = found.why_not("a:9")
    assert (answer.missing, answer.match.rank) == (0, 3)
    assert "同点" in answer.text("ja")
    assert "ties go by vendor:id" in answer.text("en")
    for listed in found:
        assert "同点" not in found.why_not(listed.key).text("ja")
