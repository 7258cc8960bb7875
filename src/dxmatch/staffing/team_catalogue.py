"""All lines for teams by name, as sheets for teams write them, and what they count in words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from dxmatch.errors import InvalidStrategy
from dxmatch.models import Lang, Side
from dxmatch.scoring.algebra import Line
from dxmatch.scoring.catalogue import line_name
from dxmatch.scoring.explained import explained_by
from dxmatch.staffing import constraints, scorers
from dxmatch.staffing.team_algebra import AnyTeamOf, NotTeam


def team_line_names(side: Side) -> tuple[str, ...]:
    """The names of all lines for teams of one side, sorted."""
    return tuple(sorted(_lines()[side]))


def team_line_class(side: Side, name: str) -> type[Line]:
    """The class behind a name.

    Raises:
        InvalidStrategy: nobody has that name on that side.
    """
    found = _lines()[side].get(name)
    if found is None:
        names = ", ".join(team_line_names(side))
        raise InvalidStrategy(
            f"There is no {side.value} line for teams named {name!r}.",
            ja=f"体制の評価表の {side.value} 側に {name!r} という行はありません。",
            hint=f"Known: {names}. See: dxmatch lines",
            hint_ja=f"使える名前: {names}(一覧: dxmatch lines)",
            code="UNKNOWN_LINE",
        )
    return found


def team_line_explained(cls: type[Line], lang: Lang) -> str:
    """All about a line for teams: its docstring, or the Japanese text where there is one."""
    return explained_by(_japanese(), cls, lang)


@lru_cache(maxsize=1)
def _lines() -> Mapping[Side, Mapping[str, type[Line]]]:
    must = [getattr(constraints, name) for name in constraints.__all__]
    want = [getattr(scorers, name) for name in scorers.__all__]
    return {
        Side.MUST: {**{line_name(cls): cls for cls in must}, "any_of": AnyTeamOf, "not": NotTeam},
        Side.WANT: {line_name(cls): cls for cls in want},
    }


@lru_cache(maxsize=1)
def _japanese() -> Mapping[str, str]:
    text = files("dxmatch.staffing").joinpath("data/explained_ja.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text))
