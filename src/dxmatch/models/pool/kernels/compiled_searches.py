"""Searches one after the other as arrays, so that one compiled run serves them all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from dxmatch.models.pool.kernels.compiled import StepNumbers, as_steps, step_numbers, words_of
from dxmatch.models.pool.kernels.compiled_addresses import Addresses
from dxmatch.models.pool.kernels.compiled_plans import Plans, plan_at, plans_of
from dxmatch.models.pool.kernels.compiled_values import ValueNumbers, as_values, value_numbers
from dxmatch.models.pool.kernels.compiling import allocating
from dxmatch.models.pool.kernels.passed import Answer, Passed
from dxmatch.models.pool.kernels.plan import Search
from dxmatch.models.pool.rows import Longs


class Searches(NamedTuple):
    """The plans, steps and values of some searches.

    Attributes:
        plans: all plans, one after the other.
        steps: see `compiled.step_numbers`.
        values: see `compiled_values.value_numbers`.
        first: of each search its first need, source, step and value; at last how many there are.
        numbers: of each search the weight of its points, Σ weight of its needs, and k.
    """

    plans: Plans
    steps: Longs
    values: Longs
    first: Longs
    numbers: Longs


def searches_of(
    searches: Sequence[Search], addresses: Addresses, size: int, passed: Passed | None
) -> Searches:
    """Some searches of ``size`` rows as arrays; all plans read the same entries."""
    steps: list[StepNumbers] = []
    values: list[ValueNumbers] = []
    answers: list[Answer] = []
    make = partial(words_of, size=size)
    needs = sources = 0
    first, numbers = [(0, 0, 0, 0)], []
    for search in searches:
        plan, wanted = search.plan, search.wanted
        needs, sources = needs + len(plan.weight), sources + len(plan.token)
        if passed is None:
            steps += step_numbers(search.steps, addresses)
        else:
            own = [passed.answer(test, search.least, make) for test in search.tests]
            steps += [answer.step for answer in own]
            answers += own
        values += value_numbers(wanted.others, addresses)
        first.append((needs, sources, len(steps), len(values)))
        numbers.append((wanted.weight, plan.total_weight, wanted.k))
    addresses.keep(answers)
    return Searches(
        plans_of([search.plan for search in searches], addresses),
        as_steps(steps),
        as_values(values),
        np.array(first, np.int64),
        np.array(numbers, np.int64),
    )


@allocating
def plan_of(searches: Searches, place: int) -> Plans:
    """The plan of one search."""
    first = searches.first
    needs, sources = (first[place, 0], first[place + 1, 0]), (first[place, 1], first[place + 1, 1])
    return plan_at(searches.plans, place, needs, sources)
