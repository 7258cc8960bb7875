"""Teams as plain values: the documented JSON shape, flat rows, and frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dxmatch.matching.export import FrameLibrary, frame_of, match_table, strategy_table
from dxmatch.models import Lang
from dxmatch.scoring.catalogue import line_name
from dxmatch.staffing.conflict import Conflict
from dxmatch.staffing.team import Team, TeamFinding
from dxmatch.staffing.team_algebra import TeamSheet

if TYPE_CHECKING:
    from dxmatch.staffing.staffing import Staffing

COLUMNS = (
    "team", "team_total", "team_score", "proven", "position", "seat", "vendor", "talent", "total",
    "score", "rank_for_position", "needs_review",
)  # fmt: skip
"""Names of the columns of `seat_rows`."""


def staffing_table(staffing: Staffing, lang: Lang) -> dict[str, Any]:
    """The JSON shape of a result (docs/teams.md)."""
    openings = staffing.openings
    return {
        "project": staffing.project.id,
        "status": staffing.status.value,
        "asked": staffing.k,
        "diverse": staffing.search.diverse,
        "bound": staffing.bound,
        "gap": staffing.gap,
        "nodes": staffing.nodes,
        "pool": len(openings.pool),
        "eligible": {
            position.id: int(sheet.rows.size)
            for position, sheet in zip(openings.positions, openings.sheets, strict=True)
        },
        "strategy": strategy_table(openings.strategy),
        "team_lines": _sheet(openings.team),
        "teams": [_team(team, lang) for team in staffing],
        "conflict": None if staffing.conflict is None else _conflict(staffing.conflict, lang),
    }


def _sheet(sheet: TeamSheet) -> dict[str, Any]:
    return {
        "on_unknown": sheet.on_unknown.value,
        "max_total": sheet.max_total,
        "must": [{"line": line_name(line), "as_written": repr(line)} for line in sheet.must],
        "want": [
            {"line": line_name(line), "weight": weight, "as_written": repr(line)}
            for weight, line in sheet.want
        ],
    }


def _team(team: Team, lang: Lang) -> dict[str, Any]:
    return {
        "rank": team.rank,
        "total": team.total,
        "max_total": team.max_total,
        "bound": team.bound,
        "proven": team.proven,
        "needs_review": team.needs_review,
        "findings": [_finding(finding, lang) for finding in team.findings],
        "seats": [
            {"position": seat.position.id, "seat": seat.number, **match_table(seat.match, lang)}
            for seat in team
        ],
    }


def _finding(finding: TeamFinding, lang: Lang) -> dict[str, Any]:
    told: dict[str, Any] = {"line": finding.line, "side": finding.side.value}
    if finding.verdict is not None:
        told["verdict"] = finding.verdict.name
    else:
        told["value"] = finding.value
    return told | {
        "weight": finding.weight,
        "points": finding.points,
        "code": finding.reason.code,
        "text": finding.reason.text(lang),
    }


def _conflict(conflict: Conflict, lang: Lang) -> dict[str, Any]:
    return {
        "clash": [thing.to_dict(lang) for thing in conflict.clash],
        "relaxations": [[thing.to_dict(lang) for thing in s] for s in conflict.relaxations],
        "complete": conflict.complete,
    }


def seat_rows(staffing: Staffing) -> list[dict[str, Any]]:
    """One flat row per seat of each team, with the columns `COLUMNS`."""
    return [
        dict(
            zip(
                COLUMNS,
                (
                    team.rank,
                    team.total,
                    float(team.score),
                    team.proven,
                    seat.position.id,
                    seat.number,
                    seat.match.talent.vendor,
                    seat.match.talent.id,
                    seat.match.total,
                    float(seat.match.score),
                    seat.match.rank,
                    seat.match.needs_review,
                ),
                strict=True,
            )
        )
        for team in staffing
        for seat in team
    ]


def staffing_frame(staffing: Staffing, backend: FrameLibrary | None) -> Any:
    """The rows of `seat_rows`, in the library asked for or the first that is installed."""
    rows = seat_rows(staffing)
    return frame_of({name: [row[name] for row in rows] for name in COLUMNS}, backend)
