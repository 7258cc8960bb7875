"""The k best in one run, equal to judging and sorting everybody, by both twins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from dxmatch.models import SCALE
from dxmatch.models.pool.kernels import (
    Below,
    Choices,
    ColumnTest,
    ColumnValue,
    Early,
    KeptNumbers,
    Kernels,
    LookedUp,
    Marked,
    Plan,
    Plans,
    Searches,
    Served,
    Share,
    allowed,
    alone,
    ranked,
)
from dxmatch.models.pool.kernels.asked import Asked
from dxmatch.models.pool.kernels.entries import Entries
from dxmatch.models.pool.rows import ALL, Longs

TWINS = (Kernels.NUMPY, Kernels.COMPILED)


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


def totals_of(plan: Plan, searches: Searches, place: int, size: int) -> Longs:
    """In numpy, the total of everybody."""
    points = np.zeros(size, np.int64)
    for weight, sources in plan.needs:
        best = np.zeros(size, np.int64)
        for part, credit in sources:
            rows = plan.entries.rows[part]
            best[rows] = np.maximum(best[rows], credit[plan.entries.codes[part]])
        points += weight * best
    totals = searches.weight * (points // plan.total_weight)
    for weight, line in searches.others:
        value = line.of(place)
        assert value is not None
        totals += weight * value.at(ALL).astype(np.int64)
    return totals


def drawn_values(random: np.random.Generator, size: int) -> tuple[ColumnValue, ...]:
    """A value of each kind."""
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
    looked_up = LookedUp(
        random.integers(0, 9, size).astype(kinds[random.integers(3)]),
        random.integers(0, SCALE + 1, 9).astype(np.int32),
    )
    return (
        looked_up,
        Share((served[0] + served[1], served[0]), int(random.integers(4, 2**16))),
        early,
    )


def drawn_tests(random: np.random.Generator, size: int) -> list[ColumnTest | None]:
    """A test of each kind, and none."""
    verdicts = (random.random(size) < random.choice([0.9, 0.1, 0.001])).astype(np.uint8) * 2
    days = random.integers(0, 40, (2, size)).astype(np.uint16)
    gates = random.integers(0, 3, size).astype(np.uint8)
    return [
        Marked(verdicts.astype(np.uint8)),
        Below(days[0], days[1], int(random.integers(41))),
        Served((days[0], days[1]), (days[1], days[0]), int(random.integers(30)), None),
        Served((days[0], days[1]), (days[1], days[0]), int(random.integers(30)), gates),
        None,
    ]


def drawn_choices(
    random: np.random.Generator, asked: Sequence[Asked | None], count: int, *, kept: bool
) -> Choices[Asked]:
    """Any of them for each search."""
    codes = random.integers(0, len(asked), count).tolist()
    return Choices(asked, codes, KeptNumbers() if kept else None)


def drawn_searches(
    random: np.random.Generator, plans: list[Plan], size: int, *, kept: bool
) -> Searches:
    """Searches under some plans that ask for anything else."""
    lines = random.integers(0, 4, 2)
    return Searches(
        Plans.of(plans),
        [
            drawn_choices(random, drawn_tests(random, size), len(plans), kept=kept)
            for _ in range(lines[0])
        ],
        int(random.integers(1, 3)),
        int(random.integers(1, 9)),
        [
            (
                int(random.integers(0, 3)),
                drawn_choices(random, drawn_values(random, size), len(plans), kept=kept),
            )
            for _ in range(lines[1])
        ],
        int(random.choice([1, 3, 20, 400])),
    )


def checked(
    searches: Searches, plans: list[Plan], size: int, twins: Sequence[Kernels] = TWINS
) -> None:
    """Equal to judging and sorting everybody."""
    every = [ranked(searches, size, kernels) for kernels in twins]
    for place, plan in enumerate(plans):
        tests = [test for test in (line.of(place) for line in searches.tests) if test is not None]
        eligible = allowed(tests, size, searches.least, Kernels.NUMPY)
        total = totals_of(plan, searches, place, size)
        right = np.lexsort((np.arange(size), -total))
        right = right[eligible[right]][: searches.k]
        none = [-1] * (searches.k - right.size)
        for found in every:
            assert found.rows[place].tolist() == right.tolist() + none
            assert found.totals[place].tolist() == total[right].tolist() + none
            assert found.eligible[place] == np.count_nonzero(eligible)


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("seed", range(40))
def test_the_best_of_many_searches_in_one_run(seed: int, kept: bool) -> None:
    """Equal to judging and sorting everybody, whatever the plans leave for later."""
    random = np.random.default_rng(seed)
    size = int(random.choice([50, 2**14, 3 * 2**14 + 17, 2**18 + 5], p=[0.2, 0.2, 0.5, 0.1]))
    own = drawn_plan(random, size, 4)
    # Another plan over the same entries.
    same = own._replace(
        token=own.token[::-1], similarity=own.similarity[::-1], weight=own.weight[::-1]
    )
    plans = [own, same, own]
    checked(drawn_searches(random, plans, size, kept=kept), plans, size)


def test_what_is_asked_later_has_numbers_too() -> None:
    """More tests and values come while a line serves searches."""
    random = np.random.default_rng(3)
    for size in (50, 64, 2**14, 2**16 + 17):
        plan = drawn_plan(random, size, 4)
        tests: list[ColumnTest | None] = []
        values: list[ColumnValue] = []
        kept = KeptNumbers(), KeptNumbers()
        for _ in range(3):
            tests += drawn_tests(random, size)
            values += drawn_values(random, size)
            codes = [random.integers(0, len(known), 6).tolist() for known in (tests, values)]
            line: Choices[ColumnValue] = Choices(values, codes[1], kept[1])
            searches = Searches(
                Plans.of([plan] * 6),
                [Choices(tests, codes[0], kept[0])],
                1 + int(random.integers(2)),
                3,
                [(1, line), (2, line)],
                20,
            )
            checked(searches, [plan] * 6, size)


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
    passes = random.random(size) < share
    table = np.array([0, 5000, 9000], np.int32)
    price = LookedUp(random.integers(0, 3, size).astype(kind), table)
    days = random.integers(0, 5, (2, size)).astype(np.uint16)
    room = Share((days[0], days[1] % 2), 2**16 - 1)
    others: list[tuple[int, Choices[ColumnValue]]]
    others = [(1, alone(price)), (2, alone(room))]
    tests: list[Choices[ColumnTest]] = [alone(Marked(passes.view(np.uint8) * np.uint8(2)))]
    searches = Searches(Plans.of([plan]), tests, 2, 3, others, k)
    total = price.at(ALL).astype(np.int64) + 2 * room.at(ALL).astype(np.int64)
    total[held] += 3 * 2500
    right = np.lexsort((np.arange(size), -total))
    right = right[passes[right]][:k]
    none = [-1] * (k - right.size)
    for kernels in TWINS:
        found = ranked(searches, size, kernels)
        assert found.rows.tolist() == [right.tolist() + none]
        assert found.totals.tolist() == [total[right].tolist() + none]
        assert found.eligible.tolist() == [np.count_nonzero(passes)]
