"""Counts over steps against `evaluate`; laws are in tests/properties."""

import numpy as np
import pytest

from dxmatch.explain.change import ChangeKind
from dxmatch.explain.dials import dials
from dxmatch.explain.position_change import changed
from dxmatch.explain.trials import Trials
from dxmatch.explain.turning import Turning
from tests.explain.brute import eligible
from tests.explain.sample import POOL, POSITION, SHEET

DIALS = dials(POSITION)
AT = {dial.kind: at for at, dial in enumerate(DIALS)}
"""Of several forms the last one."""


@pytest.mark.parametrize(
    "kinds",
    [
        (ChangeKind.START, ChangeKind.WORKLOAD, ChangeKind.BUDGET),  # one part of three
        (ChangeKind.START, ChangeKind.ONSITE, ChangeKind.LEVEL),  # three parts of one
        (ChangeKind.BUDGET, ChangeKind.LEVEL, ChangeKind.WORKLOAD),  # two and one, mixed order
    ],
)
def test_counts(kinds: tuple[ChangeKind, ...]) -> None:
    turning = Turning(Trials.of(SHEET, POSITION, POOL, np.arange(len(POOL)), DIALS))
    chosen = tuple(sorted(AT[kind] for kind in kinds))
    counts = turning.counts(chosen, (3, 3, 3))
    assert counts.shape == (3, 3, 3) and counts.any()
    for cell in np.ndindex(counts.shape):
        turned = [
            DIALS[dial].steps[step - 1] for dial, step in zip(chosen, cell, strict=True) if step
        ]
        assert counts[cell] == len(eligible(SHEET, changed(POSITION, turned), POOL))
