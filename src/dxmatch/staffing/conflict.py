"""Why there is no team: lines and positions that clash, and the smallest things to drop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from dxmatch.models import Lang, Position, Text
from dxmatch.scoring.algebra import Line
from dxmatch.scoring.catalogue import line_name
from dxmatch.staffing.openings import Openings
from dxmatch.staffing.team_search import is_possible

_LARGEST = 3
"""Relaxations drop at most so many things."""

_ALWAYS = 2
"""Larger sets are looked for only if none of up to so many things leaves a team."""

_CALLS = 400
"""How often it is asked whether some team exists before the list is called incomplete."""


@dataclass(frozen=True, slots=True, eq=False)
class Demanded:
    """Something that a need demands: a position, a must line of it, or a team line.

    Attributes:
        position: None for a team line.
        line: None for the position as a whole, with all its seats.
    """

    position: Position | None
    line: Line | None
    _place: int = field(repr=False)
    _number: int = field(repr=False)

    def text(self, lang: Lang = "ja") -> str:
        """Its name for people."""
        line = self.line.title.get(lang) if self.line is not None else ""
        if self.position is None:
            return _TEAM.get(lang).format(line=line)
        title = self.position.title
        if self.line is None:
            return _SEATS.get(lang).format(title=title, seats=self.position.headcount)
        return _OF.get(lang).format(title=title, line=line)

    def to_dict(self, lang: Lang = "ja") -> dict[str, str | None]:
        """Plain values."""
        return {
            "position": None if self.position is None else self.position.id,
            "line": None if self.line is None else line_name(self.line),
            "text": self.text(lang),
        }


@dataclass(frozen=True, slots=True, eq=False)
class Conflict:
    """What cannot be had together, and ways out.

    Attributes:
        clash: lines that allow no team together, whatever the other lines say, and of which none
            can be left out; positions with their seats if not even dropping all lines helps; empty
            if a search for it reached its limit.
        relaxations: smallest sets of lines to drop (else of whole positions), each of which was
            checked to leave a team.
        complete: whether all smallest sets of one or two things are listed; those of three are
            looked for only if there is none.
    """

    clash: tuple[Demanded, ...]
    relaxations: tuple[tuple[Demanded, ...], ...]
    complete: bool


_TEAM = Text(ja="体制の条件「{line}」", en="team line “{line}”")
_SEATS = Text(ja="ポジション「{title}」({seats}席)", en="position “{title}” ({seats} seat(s))")
_OF = Text(ja="「{title}」の必須要件「{line}」", en="must line “{line}” of “{title}”")


def find_conflict(openings: Openings) -> Conflict:
    """Explain a need for which there is no team."""
    ask = _Asking(openings)
    lines, seats = _lines(openings), _seats(openings)
    if ask(lines) is not False:
        return Conflict(_clash(ask, lines, []), *_smallest(ask, lines))
    found, complete = _smallest(ask, seats)
    return Conflict(_clash(ask, seats, lines), found, complete)


def _lines(openings: Openings) -> list[Demanded]:
    of_positions = [
        Demanded(position, line, place, number)
        for place, position in enumerate(openings.positions)
        for number, line in enumerate(openings.strategy.must)
    ]
    of_team = [Demanded(None, line, -1, n) for n, line in enumerate(openings.team.must)]
    return of_team + of_positions


def _seats(openings: Openings) -> list[Demanded]:
    return [Demanded(p, None, place, -1) for place, p in enumerate(openings.positions)]


class _Asking:
    """Whether there is a team without some of what is demanded; equal questions are asked once."""

    def __init__(self, openings: Openings) -> None:
        self._openings = openings
        self._known: dict[object, bool | None] = {}
        self.calls = 0

    def __call__(self, dropped: Iterable[Demanded]) -> bool | None:
        dropped = list(dropped)
        positions = {d._place for d in dropped if d.line is None}
        lines = {(d._place, d._number) for d in dropped if d.position and d.line is not None}
        team = frozenset(d._number for d in dropped if d.position is None)
        problem = self._openings.relaxed(lines, team, positions)
        if problem is None:
            return None
        # Dropping lines only adds people, so equal numbers of people are the same people.
        sizes = tuple((group.position.id, group.rows.size) for group in problem.groups)
        key = (sizes, team)
        if key not in self._known:
            self.calls += 1
            self._known[key] = is_possible(problem)
        return self._known[key]


def _smallest(
    ask: _Asking, things: list[Demanded]
) -> tuple[tuple[tuple[Demanded, ...], ...], bool]:
    """All smallest sets that leave a team, the smaller ones first."""
    found: list[tuple[Demanded, ...]] = []
    complete = True
    for some in _sets(things):
        if found and len(some) > _ALWAYS:
            break
        if len(some) == len(things) and some[0].line is None:
            break  # without any position there is no team to speak of
        if any(set(known) <= set(some) for known in found):
            continue
        if ask.calls >= _CALLS:
            return tuple(found), False
        possible = ask(some)
        complete = complete and possible is not None
        if possible:
            found.append(some)
    return tuple(found), complete


def _sets(things: list[Demanded]) -> Iterator[tuple[Demanded, ...]]:
    for size in range(1, min(_LARGEST, len(things)) + 1):
        yield from combinations(things, size)


def _clash(ask: _Asking, things: list[Demanded], gone: list[Demanded]) -> tuple[Demanded, ...]:
    """A smallest set of things that allows no team: what can be dropped without help is dropped.

    Team lines are tried last, so that they stay if the choice is free.
    """
    dropped = list(gone)
    kept: list[Demanded] = []
    for thing in sorted(things, key=lambda thing: thing.position is None):
        possible = ask([*dropped, thing])
        if possible is None and thing.line is not None:
            return ()
        (dropped if possible is False else kept).append(thing)
    return tuple(kept)
