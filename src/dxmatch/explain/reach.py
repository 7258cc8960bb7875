"""Which dials can help at all, and which rows they can reach: sound bounds, before the search.

A line that no dial touches stays closed. A line that one dial alone touches opens only at a step
of that dial. And lines without a dial in common need a dial each.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np

from dxmatch.explain.change import ChangeKind
from dxmatch.explain.must_lines import Requires
from dxmatch.explain.trials import Trials
from dxmatch.models.pool.rows import Bools
from dxmatch.scoring.constraints import (
    Consented,
    FormAllowed,
    PlaceReachable,
    ScheduleFits,
    WithinBudget,
)

_STEADY = (Consented, FormAllowed, PlaceReachable, Requires, ScheduleFits, WithinBudget)
"""Lines that read no more of a changed position than of the one as it is."""


def within_reach(trials: Trials, most: int) -> tuple[list[int], Trials]:
    """The dials that may help, and the trials of the rows that ``most`` of them may let in."""
    lines = range(len(trials.lines))
    for line in lines:
        if not isinstance(trials.lines[line], _STEADY):
            _ask_around(trials, line)
    touching = [_touching(trials, line) for line in lines]
    reached = _few_parts(trials, touching, most)
    for line in lines:
        if not touching[line]:
            reached &= ~trials.closed[line]
    near = trials.only(np.flatnonzero(reached))
    useful: set[int] = set()
    reached = np.ones(near.rows.size, np.bool_)
    for line in lines:
        if any(not both_forms(near, *pair) for pair in combinations(touching[line], 2)):
            useful.update(touching[line])
            continue
        opened = {dial: _opened(near, dial, line) for dial in touching[line]}
        useful.update(dial for dial, rows in opened.items() if rows.any())
        reached &= np.logical_or.reduce([~near.closed[line], *opened.values()])
    return sorted(useful), near.only(np.flatnonzero(reached))


def both_forms(trials: Trials, one: int, other: int) -> bool:
    """Whether two dials add an engagement form each: that is never done at once."""
    return trials.dials[one].kind is trials.dials[other].kind is ChangeKind.FORM


def _touching(trials: Trials, line: int) -> tuple[int, ...]:
    return trials.axes(line, range(len(trials.dials)))


def _ask_around(trials: Trials, line: int) -> None:
    """Turn each dial that touches a line, until it reads nothing new."""
    asked: set[int] = set()
    while new := set(_touching(trials, line)) - asked:
        for dial in new:
            for step in range(1, len(trials.dials[dial].steps) + 1):
                trials.lets_in(line, ((dial, step),))
        asked |= new


def _opened(trials: Trials, dial: int, line: int) -> Bools:
    """Whom the line keeps out and some step of the dial lets in."""
    out: Bools = trials.closed[line]
    if not out.any():
        return out
    steps = range(1, len(trials.dials[dial].steps) + 1)
    opened = [out & trials.lets_in(line, ((dial, step),)) for step in steps]
    return np.asarray(np.logical_or.reduce(opened), np.bool_)


def _few_parts(trials: Trials, touching: list[tuple[int, ...]], most: int) -> Bools:
    """Rows kept out by at most so many parts: sets of lines that share dials."""
    parts: list[tuple[set[int], list[int]]] = []
    for line, dials in enumerate(touching):
        meeting = [part for part in parts if part[0].intersection(dials)]
        parts = [part for part in parts if part not in meeting]
        together = set(dials).union(*(part[0] for part in meeting))
        members = [line, *(other for part in meeting for other in part[1])]
        parts.append((together, members))
    needed = np.zeros(trials.rows.size, np.intp)
    for _, members in parts:
        needed += np.any(trials.closed[members], axis=0)
    return needed <= most
