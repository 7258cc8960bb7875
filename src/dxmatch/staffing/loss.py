"""代替困難度: what a team loses without each of its members."""

from __future__ import annotations

from dataclasses import dataclass

from dxmatch.matching.finding import out_of_100
from dxmatch.models import Lang, Position, Text
from dxmatch.staffing.openings import Openings
from dxmatch.staffing.search import Search
from dxmatch.staffing.team import Team
from dxmatch.staffing.team_search import best_team


@dataclass(frozen=True, slots=True, eq=False)
class Loss:
    """What the best team without one member is worth.

    Attributes:
        key: the member who is left out, ``vendor:id``.
        points: how much lower the best total is without them; None: there is no team at all.
        joining: who comes in instead, in order of identity; more than one if others move too.
        proven: whether the search without them was complete.
    """

    position: Position
    key: str
    points: int | None
    joining: tuple[str, ...]
    proven: bool
    max_total: int

    def text(self, lang: Lang = "ja") -> str:
        """The loss in words."""
        open_ = "" if self.proven else _OPEN.get(lang)
        who = f"{self.key} ({self.position.title})"
        if self.points is None:
            return (_NONE if self.proven else _NONE_FOUND).get(lang).format(who=who)
        shown = out_of_100(self.points, self.max_total)
        joining = ", ".join(self.joining)
        return _LOSS.get(lang).format(who=who, points=shown, joining=joining) + open_


_LOSS = Text(
    ja="{who} がいない場合: −{points} 点(代わりに {joining})",
    en="without {who}: −{points} points ({joining} instead)",
)
_NONE = Text(
    ja="{who} がいない場合: 条件を満たす体制はありません",
    en="without {who}: there is no team at all",
)
_NONE_FOUND = Text(
    ja="{who} がいない場合: 制限内では体制が見つかりませんでした",
    en="without {who}: no team was found within the limits",
)
_OPEN = Text(ja="(制限内で見つかった最良)", en=" (the best found within the limits)")


def losses(openings: Openings, team: Team, search: Search) -> tuple[Loss, ...]:
    """One loss per member, the dearest first, those without whom there is no team before all."""
    pool, found = openings.pool, []
    for seat in team:
        other = best_team(openings.problem.without(pool.row(seat.match.key)), search)
        points, joining = None, []
        if other.team is not None:
            points = max(team.total - other.value, 0)
            joining = [pool.talents[row].key for row in sorted(other.team)]
        found.append(
            Loss(
                seat.position,
                seat.match.key,
                points,
                tuple(key for key in joining if key not in team.keys),
                other.proven and team.proven,
                team.max_total,
            )
        )
    return tuple(sorted(found, key=lambda loss: (loss.points is not None, -(loss.points or 0))))
