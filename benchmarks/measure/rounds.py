"""Engines in turns, so that a busy moment of the machine meets all of them."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

import numpy as np

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of one call."""

    median: float
    p99: float


def in_turns(
    calls: Mapping[str, Callable[[T], object]], inputs: Sequence[T], rounds: int
) -> dict[str, Timing]:
    """Every call with every input, ``rounds`` times after one round that is not counted.

    The order of the calls is drawn anew for each input: whoever runs after one that reads the same
    columns finds them in the caches, and that must not always be the same one.
    """
    order, random = list(calls.items()), Random(0)
    taken: dict[str, list[float]] = {label: [] for label in calls}
    gc.collect()
    gc.disable()
    try:
        for number in range(rounds + 1):
            for given in inputs:
                random.shuffle(order)
                for label, call in order:
                    began = time.perf_counter()
                    call(given)
                    if number:
                        taken[label].append(time.perf_counter() - began)
    finally:
        gc.enable()
    return {
        label: Timing(float(np.median(times)), float(np.quantile(times, 0.99)))
        for label, times in taken.items()
    }


def alone(call: Callable[[T], object], inputs: Sequence[T], rounds: int) -> Timing:
    """One engine with nothing in between."""
    return in_turns({"": call}, inputs, rounds)[""]
