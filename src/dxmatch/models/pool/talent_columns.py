"""Talents kept as columns; a `Talent` is made when somebody looks at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any, Final, overload

import numpy as np

from dxmatch.models.pool.coded import Coded, Lists, chained, coded
from dxmatch.models.pool.rows import Index
from dxmatch.models.skill_claim import SkillClaim
from dxmatch.models.talent import Talent

PARTS: Final = tuple(name for name in Talent.model_fields if name != "skills")
"""The fields that are one value per talent."""

_ALL_FIELDS: Final = frozenset(Talent.model_fields)
_BLOCK: Final = 1000
"""Talents that are made at once while they are read one after the other."""


@dataclass(frozen=True, eq=False, repr=False)
class TalentColumns(Sequence[Talent]):
    """A frozen sequence of talents, equal to the tuple of them.

    Attributes:
        parts: a column for each name in `PARTS`; every value is one that `Talent` accepts.
        claims: the different skill claims.
        skills: per row the codes of its claims: one per skill, in order of skill.
    """

    parts: Mapping[str, Coded[Any]]
    claims: Sequence[SkillClaim]
    skills: Lists

    @classmethod
    def of(cls, talents: Sequence[Talent]) -> TalentColumns:
        """Columns for models that are there already."""
        fields = [talent.__dict__ for talent in talents]
        skills = [field["skills"] for field in fields]
        claims = coded(list(chain.from_iterable(skills)))
        return cls(
            {name: coded([field[name] for field in fields]) for name in PARTS},
            claims.values,
            Lists.of_sizes(list(map(len, skills)), claims.codes),
        )

    @classmethod
    def chained(cls, several: Sequence[TalentColumns]) -> TalentColumns:
        """Several feeds one after the other."""
        claims = chained([Coded(columns.claims, columns.skills.codes) for columns in several])
        sizes = [columns.skills.sizes for columns in several]
        return cls(
            {name: chained([columns.parts[name] for columns in several]) for name in PARTS},
            claims.values,
            Lists.of_sizes(np.concatenate([np.empty(0, np.intp), *sizes]), claims.codes),
        )

    def take(self, rows: Index) -> TalentColumns:
        """Some of the talents, in the order of ``rows``."""
        parts = {name: column.take(rows) for name, column in self.parts.items()}
        return TalentColumns(parts, self.claims, self.skills.take(rows))

    def column(self, name: str) -> Coded[Any]:
        """The values of one field."""
        return self.parts[name]

    def __len__(self) -> int:
        return len(self.skills)

    @overload
    def __getitem__(self, key: int) -> Talent: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Talent, ...]: ...
    def __getitem__(self, key: int | slice) -> Talent | tuple[Talent, ...]:
        rows = range(len(self))[key]
        if isinstance(rows, int):
            return next(self._made(np.array([rows])))
        return tuple(self._made(np.arange(rows.start, rows.stop, rows.step)))

    def __iter__(self) -> Iterator[Talent]:
        for start in range(0, len(self), _BLOCK):
            yield from self._made(np.arange(start, min(start + _BLOCK, len(self))))

    def _made(self, rows: Index) -> Iterator[Talent]:
        claims, skills = self.claims, self.skills.take(rows)
        named = [claims[code] for code in skills.codes.tolist()]
        bounds = pairwise(skills.starts.tolist())
        columns = {name: self.parts[name].take(rows).listed() for name in PARTS}
        columns["skills"] = [tuple(named[start:end]) for start, end in bounds]
        names = tuple(Talent.model_fields)
        for values in zip(*(columns[name] for name in names), strict=True):
            yield _restored(dict(zip(names, values, strict=True)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TalentColumns | tuple):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"TalentColumns({len(self)} talents)"


def _restored(values: dict[str, Any]) -> Talent:
    """A talent from values that were validated before, as unpickling makes it."""
    talent = Talent.__new__(Talent)
    talent.__setstate__(
        {
            "__dict__": values,
            "__pydantic_fields_set__": set(_ALL_FIELDS),
            "__pydantic_extra__": None,
            "__pydantic_private__": None,
        }
    )
    return talent
