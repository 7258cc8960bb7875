"""Searches one after the other as arrays, so that one compiled run serves them all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numba
import numpy as np

from dxmatch.models.pool.kernels.compiled import as_steps, step_numbers
from dxmatch.models.pool.kernels.compiled_addresses import Addresses
from dxmatch.models.pool.kernels.compiled_values import as_values, value_numbers
from dxmatch.models.pool.kernels.plan import Plan, Search
from dxmatch.models.pool.rows import Longs

_compile = numba.njit(nogil=True, cache=True, boundscheck=False)


class Searches(NamedTuple):
    """The plans, steps and values of some searches.

    Attributes:
        plan: all plans, one after the other; the sources of each count from 0.
        first_need: where the needs of each search begin, and after the last their number.
        first_source: the same of sources.
        steps: see `compiled.step_numbers`.
        first_step: where the steps of each search begin, and after the last their number.
        values: see `compiled_values.value_numbers`.
        first_value: where the values of each search begin, and after the last their number.
        numbers: of each search the weight of its points, Σ weight of its needs, and k.
    """

    plan: Plan
    first_need: Longs
    first_source: Longs
    steps: Longs
    first_step: Longs
    values: Longs
    first_value: Longs
    numbers: Longs


def searches_of(searches: Sequence[Search], addresses: Addresses) -> Searches:
    """Some searches as arrays; all plans read the same postings."""
    plans = [search.plan for search in searches]
    steps = [step_numbers(search.steps, addresses) for search in searches]
    values = [value_numbers(search.wanted.others, addresses) for search in searches]
    plan = Plan(
        plans[0].rows,
        plans[0].codes,
        np.concatenate([plan.begin for plan in plans]),
        np.concatenate([plan.end for plan in plans]),
        np.concatenate([plan.credit for plan in plans]),
        np.concatenate([plan.first_source for plan in plans]),
        np.concatenate([plan.weight for plan in plans]),
        0,
    )
    numbers = [(s.wanted.weight, s.plan.total_weight, s.wanted.k) for s in searches]
    return Searches(
        plan,
        _starts(plan.weight.size for plan in plans),
        _starts(plan.begin.size for plan in plans),
        as_steps([step for own in steps for step in own]),
        _starts(map(len, steps)),
        as_values([value for own in values for value in own]),
        _starts(map(len, values)),
        np.array(numbers, np.int64),
    )


def _starts(sizes: Iterable[int]) -> Longs:
    """Where each of some stretches begins, and the end of the last."""
    return np.cumsum([0, *sizes], dtype=np.int64)


@_compile
def plan_at(searches: Searches, place: int) -> Plan:
    """The plan of one search."""
    plan, needs, sources = searches.plan, searches.first_need, searches.first_source
    first, after = needs[place], needs[place + 1]
    begin, end = sources[place], sources[place + 1]
    return Plan(
        plan.rows,
        plan.codes,
        plan.begin[begin:end],
        plan.end[begin:end],
        plan.credit[begin:end],
        # Each plan says where its last need ends too.
        plan.first_source[first + place : after + place + 1],
        plan.weight[first:after],
        searches.numbers[place, 1],
    )
