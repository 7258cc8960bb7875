import numpy as np

from dxmatch.explain.dials import dials
from dxmatch.explain.least_changes import least_changes, minimal_cells
from dxmatch.explain.trials import Trials
from tests.explain.sample import POOL, POSITION, SHEET


def test_minimal_cells() -> None:
    enough = np.array([[0, 0, 1], [0, 1, 0], [1, 0, 1]], np.bool_)
    assert minimal_cells(enough).tolist() == [[0, 2], [1, 1], [2, 0]]
    assert minimal_cells(np.zeros((2, 2), np.bool_)).tolist() == []


def test_not_only_the_neighbour_counts() -> None:
    assert minimal_cells(np.array([1, 0, 1], np.bool_)).tolist() == [[0]]


def test_the_sample() -> None:
    trials = Trials.of(SHEET, POSITION, POOL, np.arange(len(POOL)), dials(POSITION))
    singles = [trials.turned(cell) for cell in least_changes(trials, 1, 1)]
    assert [[(c.kind.value, c.amount) for c in one] for one in singles] == [
        [("start", 14)],
        [("budget", 30_000)],
        [("workload", 10)],
        [("form", 1)],
        [("years", 2)],
    ]
