"""Searches one after the other as arrays, so that one compiled run serves them all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numba
import numpy as np

from dxmatch.models.pool.kernels.compiled import StepNumbers, as_steps, step_numbers
from dxmatch.models.pool.kernels.compiled_addresses import Addresses
from dxmatch.models.pool.kernels.compiled_values import ValueNumbers, as_values, value_numbers
from dxmatch.models.pool.kernels.plan import Plan, Search
from dxmatch.models.pool.rows import Longs

_compile = numba.njit(nogil=True, cache=True, boundscheck=False)


class Searches(NamedTuple):
    """The plans, steps and values of some searches.

    Attributes:
        plan: all plans, one after the other; the sources of each count from 0.
        steps: see `compiled.step_numbers`.
        values: see `compiled_values.value_numbers`.
        first: of each search its first need, source, step and value; at last how many there are.
        numbers: of each search the weight of its points, Σ weight of its needs, and k.
    """

    plan: Plan
    steps: Longs
    values: Longs
    first: Longs
    numbers: Longs


def searches_of(searches: Sequence[Search], addresses: Addresses) -> Searches:
    """Some searches as arrays; all plans read the same postings."""
    steps: list[StepNumbers] = []
    values: list[ValueNumbers] = []
    needs = sources = 0
    first, numbers = [(0, 0, 0, 0)], []
    for search in searches:
        plan, wanted = search.plan, search.wanted
        needs, sources = needs + plan.weight.size, sources + plan.begin.size
        steps += step_numbers(search.steps, addresses)
        values += value_numbers(wanted.others, addresses)
        first.append((needs, sources, len(steps), len(values)))
        numbers.append((wanted.weight, plan.total_weight, wanted.k))
    return Searches(
        _one_after_the_other([search.plan for search in searches]),
        as_steps(steps),
        as_values(values),
        np.array(first, np.int64),
        np.array(numbers, np.int64),
    )


def _one_after_the_other(plans: Sequence[Plan]) -> Plan:
    if len(plans) == 1:
        return plans[0]
    return Plan(
        plans[0].rows,
        plans[0].codes,
        np.concatenate([plan.begin for plan in plans]),
        np.concatenate([plan.end for plan in plans]),
        np.concatenate([plan.credit for plan in plans]),
        np.concatenate([plan.first_source for plan in plans]),
        np.concatenate([plan.weight for plan in plans]),
        sum(plan.total_weight for plan in plans),
    )


@_compile
def plan_at(searches: Searches, place: int) -> Plan:
    """The plan of one search."""
    plan, first = searches.plan, searches.first
    needs, last_need = first[place, 0], first[place + 1, 0]
    sources, last_source = first[place, 1], first[place + 1, 1]
    return Plan(
        plan.rows,
        plan.codes,
        plan.begin[sources:last_source],
        plan.end[sources:last_source],
        plan.credit[sources:last_source],
        # Each plan says where its last need ends too.
        plan.first_source[needs + place : last_need + place + 1],
        plan.weight[needs:last_need],
        searches.numbers[place, 1],
    )
