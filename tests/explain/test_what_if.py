"""What if: who enters, leaves and moves, and why."""

from __future__ import annotations

import json

import pytest

from dxmatch.errors import InvalidInput, InvalidStrategy
from dxmatch.explain.what_if import Movement
from dxmatch.matching import match
from dxmatch.models import Rate
from dxmatch.scoring.constraints import WithinBudget
from dxmatch.scoring.scorers import RateFit
from tests.explain.hand_checked import shortlist


def test_other_weights() -> None:
    found = shortlist(1)
    told = found.what_if(weights={"skill_coverage": 10})
    assert [(m.key, m.movement, m.rank_before, m.rank_after) for m in told.moves] == [
        ("a:2", Movement.ENTERED, 2, 1),
        ("a:1", Movement.LEFT, 1, 2),
    ]
    first = told.entered[0]
    assert (first.total_before, first.total_after) == (700_000, 450_000)
    assert [(c.line.key, c.points) for c in first.lines] == [("skill_coverage", -250_000)]
    assert told.changed and [m.key for m in told.left] == ["a:1"]
    assert (told.max_before, told.max_after) == (1_000_000, 500_000)
    assert [m.key for m in found] == ["a:1"]  # the shortlist is as it was


def test_another_position() -> None:
    found = shortlist(10)
    dear = found.position.model_copy(update={"budget": Rate(high=800_000)})
    told = found.what_if(position=dear)
    (left,) = told.left
    assert (left.key, left.rank_after, told.eligible_after) == ("a:1", None, 2)
    assert [block.line.key for block in left.blocked_after] == ["within_budget"]
    assert "100,000 yen above the budget" in told.text("en")
    assert "対象外" in told.text("ja") and "外れる" in told.text("ja")


def test_another_sheet() -> None:
    told = shortlist(2).what_if(WithinBudget())
    assert told.max_after == 0 and {m.key for m in told.moves} == {"a:1", "a:2"}
    alone = shortlist(2).what_if(1 * RateFit(comfortable=50))
    assert {c.line.key for c in alone.moves[0].lines} == {"skill_coverage", "rate_fit"}


def test_nothing_changes() -> None:
    told = shortlist(2).what_if()
    assert not told.changed and told.of(Movement.STAYED) == told.moves
    assert all(move.lines == () for move in told.moves)
    table = told.to_dict("en")
    assert json.loads(json.dumps(table)) == table


def test_it_is_the_other_ranking() -> None:
    found = shortlist(2)
    told = found.what_if(weights={"rate_fit": 200})
    again = match(found.position, found.pool, 60 * found.strategy.want[0][1] + 200 * RateFit(), 2)
    ranked = sorted((m for m in told.moves if (m.rank_after or 9) <= 2), key=lambda m: m.rank_after)  # type: ignore[arg-type,return-value]
    assert [(m.key, m.total_after) for m in ranked] == [(m.key, m.total) for m in again]


def test_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        shortlist().what_if(weights={"rate_fitt": 1})
    assert caught.value.code == "NO_SUCH_LINE" and "rate_fit" in caught.value.hint_ja
    for weight in (-1, 1.5, True):
        with pytest.raises(InvalidStrategy):
            shortlist().what_if(weights={"rate_fit": weight})  # type: ignore[dict-item]
