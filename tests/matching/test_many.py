"""match_many: arrays for many positions, and shortlists of any of them."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import numpy as np
import pytest

from dxmatch.errors import EmptyPool, InvalidInput, PluginContractError
from dxmatch.matching import Matches, match_many
from dxmatch.models import Position
from dxmatch.models.pool import Kernels, Rows, TalentPool
from dxmatch.models.pool.rows import Bytes
from dxmatch.scoring.constraints import WithinBudget
from tests.matching.sample import NEED, TALENTS, shortlist
from tests.scoring.plugged import Everybody

POOL = TalentPool.of(TALENTS)
SHEET = shortlist().strategy
OTHER = NEED.model_copy(update={"id": "rich", "budget": None})


def many(**options: Any) -> Matches:
    return match_many([NEED, OTHER], POOL, SHEET, 3, **options)


def test_arrays_are_padded_where_fewer_are_eligible() -> None:
    found = match_many([NEED], POOL, SHEET, 5)
    assert found.rows.tolist() == [[0, 1, 2, -1, -1]]
    assert found.totals.tolist() == [[900_000, 700_000, 600_000, -1, -1]]
    assert found.eligible.tolist() == [3]


def test_a_position_has_its_shortlist() -> None:
    found = many()
    assert [short.position.id for short in found] == ["dev", "rich"]
    assert found[0].matches[0].key == found.keys(0)[0] == "a:1"
    assert repr(found) == "Matches(2 positions, best 3 of 4 talents)"


def test_a_frame_has_one_row_per_position_and_talent() -> None:
    frame = many().to_frame("pandas")
    assert list(frame.columns) == ["position", "rank", "talent", "total"]
    assert frame.head(2).values.tolist() == [["dev", 1, "a:1", 900_000], ["dev", 2, "a:2", 700_000]]


def test_progress_is_told_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dxmatch.matching.many._CHUNK", 2)
    told: list[tuple[int, int]] = []
    match_many([NEED] * 15, POOL, SHEET, threads=2, progress=lambda *each: told.append(each))
    assert told == [(done, 15) for done in (2, 4, 6, 8, 10, 12, 14, 15)]


def test_no_position_is_an_empty_answer() -> None:
    found = match_many([], POOL)
    assert found.rows.shape == (0, 10) and list(found) == []


@pytest.mark.parametrize("threads", [0, -1, 1.5, True])
def test_threads_are_a_number_from_one(threads: Any) -> None:
    with pytest.raises(InvalidInput) as caught:
        many(threads=threads)
    assert caught.value.code == "BAD_THREADS"


def test_misuse_is_refused_before_anything_is_searched() -> None:
    with pytest.raises(InvalidInput, match="takes positions, not str"):
        match_many([NEED, "dev"], POOL)  # type: ignore[list-item]
    with pytest.raises(InvalidInput, match="TalentPool"):
        match_many([NEED], list(TALENTS))  # type: ignore[arg-type]
    with pytest.raises(EmptyPool):
        match_many([NEED], TalentPool.of([]))


class Broken(Everybody):
    """Answers a verdict that there is not."""

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        return pool.full(rows, 7).astype(np.uint8)


@pytest.mark.parametrize("threads", [1, 2])
def test_a_line_that_breaks_its_contract_is_named(threads: int) -> None:
    with pytest.raises(PluginContractError, match="Broken"):
        match_many([NEED] * 200, POOL, WithinBudget() & Broken(), threads=threads)
    with pytest.raises(PluginContractError, match="AnyOf"):
        match_many([NEED] * 200, POOL, WithinBudget() | Broken(), threads=threads)


@pytest.mark.parametrize("kernels", Kernels)
def test_a_pool_is_gone_when_nobody_uses_it(kernels: Kernels) -> None:
    """What a search keeps points at no pool, so the memory does not wait for the collector."""
    gc.collect()
    gc.disable()
    try:
        pool = TalentPool.of(TALENTS).using(kernels)
        gone = weakref.ref(pool.skills)
        assert match_many([NEED, OTHER], pool, SHEET, 3).rows.shape == (2, 3)
        del pool
        assert gone() is None
    finally:
        gc.enable()
