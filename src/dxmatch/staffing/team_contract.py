"""What a team line must answer: shape, type and range, checked at every call."""

from __future__ import annotations

import numpy as np

from dxmatch.errors import PluginContractError
from dxmatch.models import SCALE, Verdict
from dxmatch.models.pool.rows import Bytes, Ints
from dxmatch.scoring.algebra import Line
from dxmatch.scoring.asking import shape_fault
from dxmatch.staffing.bench import Bench, Teams
from dxmatch.staffing.team_algebra import TeamConstraint, TeamScorer


def team_verdicts(line: TeamConstraint, bench: Bench, teams: Teams) -> Bytes:
    """The verdicts of a team line, after its contract was checked."""
    return _verdicts(line, line.check(bench, teams), len(teams))


def hoped_verdicts(line: TeamConstraint, bench: Bench, teams: Teams) -> Bytes | None:
    """The verdicts that beginnings can still reach, if the line tells."""
    hope = line.hope(bench, teams)
    return None if hope is None else _verdicts(line, hope, len(teams))


def team_scores(line: TeamScorer, bench: Bench, teams: Teams) -> Ints:
    """The values of a team line, after its contract was checked."""
    return _values(line, line.score(bench, teams), len(teams))


def hoped_scores(line: TeamScorer, bench: Bench, teams: Teams) -> Ints | None:
    """The values that beginnings can still reach, if the line tells."""
    hope = line.hope(bench, teams)
    return None if hope is None else _values(line, hope, len(teams))


def _verdicts(line: Line, found: Bytes, size: int) -> Bytes:
    _shape(line, found, size, np.dtype(np.uint8))
    if found.size and int(found.max()) > Verdict.YES:
        raise _broken(line, f"a verdict above {int(Verdict.YES)}")
    return found


def _values(line: Line, found: Ints, size: int) -> Ints:
    _shape(line, found, size, np.dtype(np.int32))
    if found.size and not 0 <= int(found.min()) <= int(found.max()) <= SCALE:
        raise _broken(line, f"a value outside 0 … {SCALE}")
    return found


def _shape(line: Line, answer: object, size: int, kind: np.dtype[np.generic]) -> None:
    fault = shape_fault(answer, size, kind)
    if fault:
        raise _broken(line, fault)


def _broken(line: Line, what: str) -> PluginContractError:
    where = f"{type(line).__module__}.{type(line).__qualname__}"
    return PluginContractError(
        f"The team line {where} answered {what}.",
        ja=f"体制の評価行 {where} の応答が不正です: {what}",
        hint="Answer one value per team, for any teams, in the type that the base class states. "
        "Test it with dxmatch.testing.check_team_constraint or check_team_scorer.",
        hint_ja="どの組合せに対しても、基底クラスが定める型で 1 件ずつ答えてください。"
        "dxmatch.testing.check_team_constraint / check_team_scorer で検査できます。",
        code="LINE_CONTRACT",
    )
