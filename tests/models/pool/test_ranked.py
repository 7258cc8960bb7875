"""The k best in one compiled run, equal to judging and sorting everybody."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dxmatch.models import SCALE
from dxmatch.models.pool.kernels import (
    Below,
    ColumnTest,
    Early,
    Kernels,
    LookedUp,
    Marked,
    Passed,
    Plan,
    Search,
    Served,
    Share,
    Wanted,
    ranked,
)
from dxmatch.models.pool.kernels.entries import Entries
from dxmatch.models.pool.rows import ALL, Longs

pytest.importorskip("numba")


def drawn_plan(random: np.random.Generator, size: int, codes: int) -> Plan:
    """Needs with none to three sources each, from hardly held ones to those that most hold."""
    sources = random.integers(0, 4, size=random.integers(1, 6))
    shares = random.choice([0.7, 0.2, 0.02, 0.0005, 0.0], size=sources.sum())
    held = [np.flatnonzero(random.random(size) < share).astype(np.uint32) for share in shares]
    counts = np.array([rows.size for rows in held], np.int64)
    weight = random.integers(0, 6, sources.size)
    weight[0] += 1
    rows = np.concatenate([*held, np.empty(0, np.uint32)])
    starts = np.cumsum([0, *counts]).astype(np.intp)
    return Plan(
        Entries(starts, rows, random.integers(0, codes, rows.size).astype(np.uint8), size),
        random.integers(0, SCALE + 1, (4, codes)).astype(np.int32),
        random.permutation(counts.size).tolist(),
        random.choice([0, 1, 5000, SCALE], counts.size).tolist(),
        np.cumsum([0, *sources]).tolist(),
        random.integers(0, 4, sources.size).tolist(),
        weight.tolist(),
    )


def totals_of(search: Search, size: int) -> Longs:
    """In numpy, the total of everybody."""
    plan, points = search.plan, np.zeros(size, np.int64)
    for weight, sources in plan.needs:
        best = np.zeros(size, np.int64)
        for part, credit in sources:
            rows = plan.entries.rows[part]
            best[rows] = np.maximum(best[rows], credit[plan.entries.codes[part]])
        points += weight * best
    totals = search.wanted.weight * (points // plan.total_weight)
    return totals + sum(
        weight * value.at(ALL).astype(np.int64) for weight, value in search.wanted.others
    )


def drawn_search(random: np.random.Generator, plan: Plan, size: int) -> Search:
    """A search under a plan that asks for anything else."""
    kinds = (np.uint8, np.uint16, np.uint32)
    served = random.integers(0, 5, (2, size)).astype(np.uint16)
    sizes = random.integers(0, 4, 7)
    early = Early(
        random.integers(0, 7, size).astype(kinds[random.integers(3)]),
        np.cumsum([0, *sizes], dtype=np.int64),
        random.choice([5, 12, 20, 3_652_060], sizes.sum()).astype(np.int32),
        random.integers(5, 30, sizes.sum()).astype(np.int32),
        int(random.integers(0, 30)),
        int(random.integers(1, 9)),
    )
    assert not early.fault(size)
    values = [
        (int(random.integers(0, 3)), value)
        for value in (
            LookedUp(
                random.integers(0, 9, size).astype(kinds[random.integers(3)]),
                random.integers(0, SCALE + 1, 9).astype(np.int32),
            ),
            Share((served[0] + served[1], served[0]), int(random.integers(4, 2**16))),
            early,
        )
        if random.random() < 0.7
    ]
    verdicts = (random.random(size) < random.choice([0.9, 0.1, 0.001])).astype(np.uint8) * 2
    wanted = Wanted(int(random.integers(1, 9)), values, int(random.choice([1, 3, 20, 400])))
    return Search(plan, [Marked(verdicts.astype(np.uint8))], wanted, int(random.integers(1, 3)))


@pytest.mark.parametrize("seed", range(40))
def test_the_best_of_many_searches_in_one_run(seed: int) -> None:
    """Equal to judging and sorting everybody, whatever the plans leave for later."""
    random = np.random.default_rng(seed)
    size = int(random.choice([50, 2**14, 3 * 2**14 + 17, 2**18 + 5], p=[0.2, 0.2, 0.5, 0.1]))
    own = drawn_plan(random, size, 4)
    # Another plan over the same entries, and one over others.
    same = own._replace(
        token=own.token[::-1], similarity=own.similarity[::-1], weight=own.weight[::-1]
    )
    plans = [own, same, drawn_plan(random, size, 5), own]
    searches = [drawn_search(random, plan, size) for plan in plans]
    found = ranked(searches, size, Kernels.COMPILED)
    assert found is not None
    for search, best in zip(searches, found, strict=True):
        total, [test] = totals_of(search, size), search.tests
        assert isinstance(test, Marked)
        right = np.lexsort((np.arange(size), -total))
        right = right[test.verdicts[right] >= search.least][: search.wanted.k]
        assert best.rows.tolist() == right.tolist()
        assert best.totals.tolist() == total[right].tolist()
        assert best.eligible == np.count_nonzero(test.verdicts >= search.least)


@pytest.mark.parametrize("room", [2**28, 20_000, 0])
def test_kept_answers_change_nothing(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether tests are asked anew, kept, or forgotten now and then."""
    monkeypatch.setattr("dxmatch.models.pool.kernels.passed._ROOM", room)
    random = np.random.default_rng(3)
    for size in (50, 64, 2**14, 2**16 + 17):
        plan, passed = drawn_plan(random, size, 4), Passed()
        searches = [drawn_search(random, plan, size) for _ in range(6)]
        marked = searches[0].tests[0]
        assert isinstance(marked, Marked)
        days = random.integers(0, 40, (2, size)).astype(np.uint16)
        tests: list[ColumnTest] = [
            marked,
            Below(days[0], days[1], 30),
            Served((days[0], days[1]), (days[1], days[0]), 9, None),
        ]
        searches += [search._replace(tests=tests[:count]) for count, search in enumerate(searches)]
        plainly = ranked(searches, size, Kernels.COMPILED)
        assert plainly is not None
        for _ in range(2):
            kept = ranked(searches, size, Kernels.COMPILED, passed)
            assert kept is not None
            for right, found in zip(plainly, kept, strict=True):
                assert right.eligible == found.eligible
                assert right.rows.tolist() == found.rows.tolist()
                assert right.totals.tolist() == found.totals.tolist()


def test_early_counts_from_the_first_free_stretch() -> None:
    """Windows that are over do not count, and who has none gets nothing; asked one by one too."""
    starts = np.array([0, 2, 2, 3], np.int64)
    days = np.array([[100, 108, 130], [104, 200, 200]], np.int32)
    early = Early(np.array([0, 1, 2, 0], np.uint8), starts, days[0], days[1], 110, 10)
    right = [6000, 0, 0, 6000]
    assert early.at(ALL).tolist() == right
    assert [int(early.at(np.array([row]))[0]) for row in range(4)] == right


@pytest.mark.parametrize("share", [0.2, 0.002, 0.0])
@pytest.mark.parametrize(("k", "windows"), [(1, 2), (20, 2), (3000, 2), (20, 17)])
@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.uint32])
def test_the_best_over_several_windows(
    share: float, k: int, windows: int, kind: type[np.unsignedinteger[Any]]
) -> None:
    """Equal to judging and sorting everybody, many ties included, wherever the best stand."""
    size = windows * 2**14 + 301
    random = np.random.default_rng(k)
    held = np.flatnonzero(random.random(size) < 0.02).astype(np.uint32)
    entries = Entries(np.array([0, held.size]), held, np.zeros(held.size, np.uint8), size)
    plan = Plan(entries, np.array([[5000]], np.int32), [0], [5000], [0, 1], [0], [3])
    allowed = random.random(size) < share
    table = np.array([0, 5000, 9000], np.int32)
    price = LookedUp(random.integers(0, 3, size).astype(kind), table)
    days = random.integers(0, 5, (2, size)).astype(np.uint16)
    room = Share((days[0], days[1] % 2), 2**16 - 1)
    wanted = Wanted(3, [(1, price), (2, room)], k)
    tests = [Marked(allowed.view(np.uint8) * np.uint8(2))]
    best = ranked([Search(plan, tests, wanted, 2)], size, Kernels.COMPILED)
    assert best is not None
    found = best[0]
    total = price.at(ALL).astype(np.int64) + 2 * room.at(ALL).astype(np.int64)
    total[held] += 3 * 2500
    right = np.lexsort((np.arange(size), -total))
    right = right[allowed[right]][:k]
    assert found.rows.tolist() == right.tolist()
    assert found.totals.tolist() == total[right].tolist()
    assert found.eligible == np.count_nonzero(allowed)
