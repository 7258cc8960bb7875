import numpy as np
import pytest

from dxmatch.explain.watched_position import FIELDS, fails_and_reads, watched
from dxmatch.models import Position
from dxmatch.models.pool import ALL
from dxmatch.scoring.algebra import AnyOf, Constraint
from dxmatch.scoring.constraints import (
    Consented,
    FormAllowed,
    MustHave,
    PlaceReachable,
    ScheduleFits,
    WithinBudget,
)
from tests.explain.plugged import Particular
from tests.explain.sample import POOL, POSITION, SHEET

READ = [
    (ScheduleFits(), {"period", "workload"}),
    (WithinBudget(), {"budget", "workload"}),
    (FormAllowed(), {"forms"}),
    (PlaceReachable(), {"onsite_days", "prefecture"}),
    (MustHave(), {"must"}),
    (Consented(), {"as_of"}),
    (AnyOf(of=(FormAllowed(), Consented())), {"forms", "as_of"}),
    (Particular(only=POSITION), set(FIELDS)),
]


@pytest.mark.parametrize(("line", "fields"), READ, ids=lambda value: type(value).__name__)
def test_what_a_line_reads(line: Constraint, fields: set[str]) -> None:
    out, read = fails_and_reads(SHEET, line, POSITION, POOL, ALL)
    assert read == fields
    assert np.array_equal(out, line.check(POSITION, POOL, ALL) == 0)


def test_it_is_a_position() -> None:
    noted: set[str] = set()
    seen = watched(POSITION, noted)
    assert noted == set()
    assert isinstance(seen, Position) is True
    assert noted == set()
    assert seen.title == POSITION.title and noted == {"title"}
    assert seen.model_dump() == POSITION.model_dump() and noted == FIELDS
