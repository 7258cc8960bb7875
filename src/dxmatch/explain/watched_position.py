"""A position that notes which of its fields are read, so that what a line depends on is known.

A line is a pure function of position, pool and row. If it never read a field, then another value
of that field cannot change its answer; so only the lines that read what is changed have to be
asked again. This needs no list of lines, and holds for those of other packages too, if they
take a subclass of `Position` for a position.
"""

from __future__ import annotations

from typing import Any, Final

from dxmatch.explain.must_lines import fails
from dxmatch.models import Position
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.rows import Bools
from dxmatch.scoring.algebra import Constraint, Strategy

FIELDS: Final = frozenset(Position.model_fields)
_QUIET: Final = frozenset({"__class__"})


class WatchedPosition(Position):
    """A position like another one; each access to a field is noted, any other as all fields."""

    def __getattribute__(self, name: str) -> Any:
        if name not in _QUIET:
            noted = object.__getattribute__(self, "__pydantic_private__")["noted"]
            noted.update((name,) if name in FIELDS else FIELDS)
        return super().__getattribute__(name)


def watched(position: Position, noted: set[str]) -> WatchedPosition:
    """The same position; the names of the fields that are read go into ``noted``."""
    copy = WatchedPosition.__new__(WatchedPosition)
    Position.__setstate__(
        copy,
        {
            "__dict__": dict(position.__dict__),
            "__pydantic_fields_set__": set(position.model_fields_set),
            "__pydantic_extra__": None,
            "__pydantic_private__": {"noted": noted},
        },
    )
    return copy


def fails_and_reads(
    strategy: Strategy, line: Constraint, position: Position, pool: TalentPool, rows: Rows
) -> tuple[Bools, frozenset[str]]:
    """Whom a line keeps out, and which fields of the position the answer depends on."""
    noted: set[str] = set()
    out = fails(strategy, line, watched(position, noted), pool, rows)
    if noted == FIELDS:
        # It looked at the object itself, which then has to be the real one.
        out = fails(strategy, line, position, pool, rows)
    return out, frozenset(noted)
