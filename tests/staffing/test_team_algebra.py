"""What may stand where, and parameters that make no sense."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dxmatch.errors import InvalidStrategy
from dxmatch.scoring.scorers import Experience
from dxmatch.staffing import (
    DayOverlap,
    JointCoverage,
    JointSkills,
    MunicipalExperience,
    SharedDays,
    TeamBudget,
    TeamSheet,
    VendorMix,
    WorkedTogether,
)
from dxmatch.staffing.team_algebra import AnyTeamOf, NotTeam, as_team_sheet

WANT: Any = DayOverlap()
MUST: Any = VendorMix()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: MUST + WANT, lambda: 3 * MUST, lambda: WANT & MUST, lambda: WANT | WANT,
        lambda: ~WANT, lambda: -1 * WANT, lambda: 1.5 * WANT, lambda: True * WANT,
        lambda: TeamSheet(must=WANT), lambda: TeamSheet(want=MUST), lambda: MUST & WANT,
        lambda: as_team_sheet(Experience()),  # type: ignore[arg-type]
        lambda: TeamSheet(MUST, on_unknown="maybe"),  # type: ignore[arg-type]
        lambda: AnyTeamOf(of=()), lambda: AnyTeamOf(of=(WANT,)), lambda: NotTeam(of=WANT),
    ],
)  # fmt: skip
def test_lines_on_the_wrong_side(wrong: Callable[[], object]) -> None:
    with pytest.raises(InvalidStrategy) as caught:
        wrong()
    assert caught.value.ja and caught.value.hint and caught.value.code


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: TeamBudget(yen=-1), lambda: TeamBudget(yen=1.0),  # type: ignore[arg-type]
        lambda: VendorMix(least=0), lambda: VendorMix(least=3, most=2), lambda: VendorMix(each=0),
        lambda: MunicipalExperience(people=0), lambda: MunicipalExperience(years=0),
        lambda: SharedDays(percent=0), lambda: SharedDays(percent=101),
        lambda: JointSkills(requirements=()), lambda: JointCoverage(requirements=("x",)),  # type: ignore[arg-type]
        lambda: WorkedTogether(pairs=[("a:1", "a:2")]),  # type: ignore[arg-type]
        lambda: WorkedTogether(pairs=(("a:1",),)),  # type: ignore[arg-type]
        lambda: WorkedTogether(pairs=(("a:1", 2),)),  # type: ignore[arg-type]
    ],
)  # fmt: skip
def test_parameters_that_make_no_sense(wrong: Callable[[], object]) -> None:
    with pytest.raises(InvalidStrategy) as caught:
        wrong()
    assert caught.value.code == "BAD_PARAMETER"


def test_sheets_are_values() -> None:
    one = TeamSheet(VendorMix(most=2) & ~SharedDays(), 3 * DayOverlap())
    two = TeamSheet(VendorMix(most=2) & NotTeam(of=SharedDays()), 3 * DayOverlap())
    assert one == two and hash(one) == hash(two) and one.max_total == 30_000
    assert as_team_sheet(None) == TeamSheet() and as_team_sheet(DayOverlap()).max_total == 10_000
