"""The result of a search for teams in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxmatch.matching.finding import out_of_100
from dxmatch.models import Lang, Text
from dxmatch.staffing.conflict import Conflict, Demanded

if TYPE_CHECKING:
    from dxmatch.staffing.staffing import Staffing

PROVEN = Text(
    ja="最適性を確認済みです({nodes:,} 通りを確認)。",
    en="Proven to be the best ({nodes:,} combinations looked at).",
)
GAP = Text(
    ja="制限内で見つかった最良です。これより良い体制があっても、差は {gap} 点以内です。",
    en="The best found within the limits. A better team would be better by {gap} points at most.",
)
TIED = Text(
    ja="これより点数の高い体制はありません。同点の体制のうち最初のものかどうかは、"
    "制限内では確認できていません。",
    en="No team has more points. Whether it is the first of those with as many was not proven "
    "within the limits.",
)
NOT_FOUND = Text(
    ja="制限内では体制が見つかりませんでした(体制がないと確認できたわけではありません)。",
    en="No team was found within the limits. That does not prove that there is none.",
)
INFEASIBLE = Text(
    ja="すべての条件を満たす体制はありません(確認済み)。",
    en="There is no team that satisfies everything (proven).",
)
ELIGIBLE = Text(
    ja="- {title}: {seats:,} 席に対し適格 {count:,} 名",
    en="- {title}: {count:,} eligible for {seats:,} seat(s)",
)
CLASH = Text(ja="同時には満たせない条件:", en="What cannot be had together:")
WAYS = Text(ja="次のどれかを外すと体制を組めます:", en="Dropping any one of these leaves a team:")
WAYS_OF_SEATS = Text(
    ja="条件を外しても組めません。次のどれかのポジションを見送ると組めます:",
    en="Dropping lines does not help. Leaving out any one of these leaves a team:",
)
NO_WAY = Text(
    ja="条件を外しても、ポジションを見送っても、体制を組めません。",
    en="Neither dropping lines nor leaving out positions helps.",
)
INCOMPLETE = Text(ja="(一覧は途中までです)", en="(the list is not complete)")
FEWER = Text(
    ja="求められた {k} 案のうち、条件を満たすのは {count} 案です。",
    en="Of the {k} teams asked for, {count} can be had.",
)


def staffing_text(staffing: Staffing, lang: Lang) -> str:
    """Status, then the teams, or why there is none."""
    parts = [status_text(staffing, lang)]
    parts += [team.text(lang) for team in staffing]
    if staffing.conflict is not None:
        parts.append("\n".join(eligible_lines(staffing, lang)))
        parts.append("\n".join(conflict_lines(staffing.conflict, lang)))
    return "\n\n".join(parts)


def eligible_lines(staffing: Staffing, lang: Lang) -> list[str]:
    """How many are eligible for how many seats, for every position."""
    openings = staffing.openings
    return [
        ELIGIBLE.get(lang).format(
            title=position.title, seats=position.headcount, count=sheet.rows.size
        )
        for position, sheet in zip(openings.positions, openings.sheets, strict=True)
    ]


def status_text(staffing: Staffing, lang: Lang) -> str:
    """How sure the result is, in one line or two."""
    if staffing.status.value == "infeasible":
        return INFEASIBLE.get(lang)
    if not staffing.teams:
        return NOT_FOUND.get(lang)
    if staffing.status.value == "gap":
        gap = max(team.bound - team.total for team in staffing)
        if gap == 0:
            return TIED.get(lang)
        shown = out_of_100(gap, staffing[0].max_total)
        return GAP.get(lang).format(gap=shown)
    told = PROVEN.get(lang).format(nodes=staffing.nodes)
    if len(staffing) < staffing.k:
        told += " " + FEWER.get(lang).format(k=staffing.k, count=len(staffing))
    return told


def conflict_lines(conflict: Conflict, lang: Lang) -> list[str]:
    """The clash and the ways out, one line each."""
    lines = []
    if conflict.clash:
        lines.append(CLASH.get(lang))
        lines += [f"- {thing.text(lang)}" for thing in conflict.clash]
    if not conflict.relaxations:
        return [*lines, NO_WAY.get(lang)]
    whole = all(thing.line is None for some in conflict.relaxations for thing in some)
    lines.append((WAYS_OF_SEATS if whole else WAYS).get(lang))
    lines += [f"- {together(some, lang)}" for some in conflict.relaxations]
    return lines if conflict.complete else [*lines, INCOMPLETE.get(lang)]


def together(things: tuple[Demanded, ...], lang: Lang) -> str:
    """Things that have to be dropped together."""
    return ("・" if lang == "ja" else " and ").join(thing.text(lang) for thing in things)
