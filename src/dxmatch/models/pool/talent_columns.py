"""Talents kept as columns; a `Talent` is made when somebody looks at it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain, pairwise, repeat
from typing import Any, Final, overload

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from dxmatch.errors import InvalidInput
from dxmatch.models.pool.coded import Coded, chained, coded
from dxmatch.models.pool.collector import without_cyclic_gc
from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.narrow import narrowed
from dxmatch.models.pool.recent import Recent
from dxmatch.models.pool.rows import Index
from dxmatch.models.pool.texts import Texts
from dxmatch.models.skill_claim import SkillClaim
from dxmatch.models.talent import Talent

PARTS: Final = tuple(name for name in Talent.model_fields if name not in {"id", "skills"})
"""The fields that are one value per talent, often the same one."""

TEXTS: Final = tuple(name for name in PARTS if Talent.model_fields[name].annotation is str)
"""Those of them that are text."""

_NAMES: Final = tuple(Talent.model_fields)
_ALL: Final = set(_NAMES)
"""Shared by all talents, whom nothing can be added to: a set of their own takes a third of them."""

_SLOTS: Final = tuple(
    vars(BaseModel)[name].__set__
    for name in (
        "__dict__",
        "__pydantic_fields_set__",
        "__pydantic_extra__",
        "__pydantic_private__",
    )
)
"""What sets the parts of a record, past its being frozen."""

_FIRST_BLOCK: Final = 256
_LARGEST_BLOCK: Final = 2**13
"""Talents that are made at once while they are read one after the other; more and more of them."""


@dataclass(frozen=True, eq=False, repr=False)
class TalentColumns(Sequence[Talent]):
    """A frozen sequence of talents, equal to the tuple of them.

    Attributes:
        ids: the id of each talent.
        parts: a column for each name in `PARTS`; every value is one that `Talent` accepts.
        claims: the different skill claims.
        skills: per row the codes of its claims: one per skill, in order of skill.
    """

    ids: Texts
    parts: Mapping[str, Coded[Any]]
    claims: Sequence[SkillClaim]
    skills: Lists
    _last: Recent[int, Talent] = field(default_factory=partial(Recent, 256))
    """Talents that were made last: the lines of a sheet look at the same ones in turn."""

    @classmethod
    def of(cls, talents: Sequence[Talent]) -> TalentColumns:
        """Columns for models that are there already.

        Raises:
            InvalidInput: something else than a `Talent`; a subclass would lose its own fields.
        """
        other = next((each for each in talents if type(each) is not Talent), None)
        if other is not None:
            raise _no_talent(type(other).__name__[:60])
        fields = [talent.__dict__ for talent in talents]
        skills = [each["skills"] for each in fields]
        claims = coded(list(chain.from_iterable(skills)))
        return cls(
            Texts.of(each["id"] for each in fields),
            {name: as_part(name, coded([each[name] for each in fields])) for name in PARTS},
            claims.values,
            Lists.of_sizes(list(map(len, skills)), claims.codes).narrow(),
        )

    @classmethod
    def chained(cls, several: Sequence[TalentColumns]) -> TalentColumns:
        """Several feeds one after the other."""
        if len(several) == 1:
            return several[0]
        if not several:
            return cls.of(())
        claims = chained([Coded(columns.claims, columns.skills.codes) for columns in several])
        sizes = np.concatenate([columns.skills.sizes for columns in several])
        return cls(
            Texts.chained([columns.ids for columns in several]),
            {name: chained([columns.parts[name] for columns in several]) for name in PARTS},
            claims.values,
            Lists.of_sizes(sizes, claims.codes).narrow(),
        )

    def take(self, rows: Index) -> TalentColumns:
        """Some of the talents, in the order of ``rows``."""
        parts = {name: column.take(rows) for name, column in self.parts.items()}
        skills = self.skills.take(rows).narrow()
        return TalentColumns(self.ids.take(rows), parts, self.claims, skills)

    def canonical(self) -> TalentColumns:
        """The same talents without values that nobody has; equal talents give equal columns."""
        claims = Coded(self.claims, self.skills.codes).canonical()
        parts = {name: column.canonical() for name, column in self.parts.items()}
        skills = Lists(self.skills.starts, claims.codes)
        return TalentColumns(self.ids, parts, claims.values, skills)

    def column(self, name: str) -> Coded[Any]:
        """The values of one field."""
        if name == "id":
            return Coded(self.ids, narrowed(np.arange(len(self)), len(self)))
        return self.parts[name]

    def arrays(self) -> list[NDArray[Any]]:
        """All arrays: ids, texts, codes."""
        columns = self.parts.values()
        texts = [column.values.utf8 for column in columns if isinstance(column.values, Texts)]
        lists = [self.ids.utf8, self.skills, *texts]
        codes = [column.codes for column in columns]
        return [*codes, *(array for each in lists for array in (each.starts, each.codes))]

    def __len__(self) -> int:
        return len(self.skills)

    @overload
    def __getitem__(self, key: int) -> Talent: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Talent, ...]: ...
    def __getitem__(self, key: int | slice) -> Talent | tuple[Talent, ...]:
        rows = range(len(self))[key]
        if isinstance(rows, int):
            return self._last.get(rows, lambda: self._one(rows))
        return tuple(self._made(np.arange(rows.start, rows.stop, rows.step)))

    def __iter__(self) -> Iterator[Talent]:
        start, size = 0, _FIRST_BLOCK
        while start < len(self):
            rows = np.arange(start, min(start + size, len(self)))
            with without_cyclic_gc():
                made = self._made(rows)
            yield from made
            start, size = start + rows.size, min(2 * size, _LARGEST_BLOCK)

    def _one(self, row: int) -> Talent:
        claims = self.claims
        values: dict[str, Any] = {name: column[row] for name, column in self.parts.items()}
        values["id"] = self.ids[row]
        values["skills"] = tuple([claims[code] for code in self.skills.of(row).tolist()])
        return restored([{name: values[name] for name in _NAMES}])[0]

    def _made(self, rows: Index) -> list[Talent]:
        if not rows.size:
            return []
        skills = self.skills.take(rows)
        named = tuple(self._claims.take(skills.codes).tolist())
        said: dict[str, list[Any]] = {"id": list(self.ids.take(rows))}
        said["skills"] = [named[start:end] for start, end in pairwise(skills.starts.tolist())]
        # What all of them say is written down once, and copied.
        first = dict.fromkeys(_NAMES)
        for name, column in self.parts.items():
            codes = column.codes[rows]
            if bool(np.all(codes == codes[0])):
                first[name] = column.values[codes.item(0)]
            else:
                said[name] = column.take(rows).listed()
        fields = list(map(dict.copy, repeat(first, rows.size)))
        for name, values in said.items():
            for own, value in zip(fields, values, strict=True):
                own[name] = value
        return restored(fields)

    @cached_property
    def _claims(self) -> NDArray[np.object_]:
        return np.fromiter(self.claims, np.object_, len(self.claims))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TalentColumns | tuple):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"TalentColumns({len(self)} talents)"


def as_part(name: str, column: Coded[Any]) -> Coded[Any]:
    """A column as it is kept: texts as `Texts`."""
    return Coded(Texts.of(column.values), column.codes) if name in TEXTS else column


def _no_talent(found: str) -> InvalidInput:
    # The fields of one model come out as pairs, if it stands where its list should.
    return InvalidInput(
        f"A pool takes lists of talents; there is a {found} among them.",
        ja=f"プールには人材のリストを渡してください({found} が含まれています)。",
        hint="For example TalentPool.of(report.talents) or TalentPool.of([talent]).",
        hint_ja="例: TalentPool.of(report.talents)、TalentPool.of([talent])",
        code="NO_TALENTS",
    )


def restored(fields: list[dict[str, Any]]) -> list[Talent]:
    """Talents from values that were validated before, as unpickling makes them, each dict one."""
    talents = list(map(Talent.__new__, repeat(Talent, len(fields))))
    parts: tuple[Iterable[Any], ...] = (fields, repeat(_ALL), repeat(None), repeat(None))
    for slot, values in zip(_SLOTS, parts, strict=True):
        deque(map(slot, talents, values), maxlen=0)  # a loop in Python takes twice the time
    return talents
