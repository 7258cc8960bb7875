"""Talents collected row by row as columns: each is checked like a `Talent`, none is made."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Mapping
from functools import cache
from typing import Annotated, Any

import numpy as np
from pydantic import TypeAdapter

from dxmatch.models.pool.coded import Coded, distinct, key_of_value
from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.narrow import narrowed
from dxmatch.models.pool.talent_columns import PARTS, TalentColumns, as_part
from dxmatch.models.pool.texts import Texts
from dxmatch.models.skill_claim import SkillClaim, merge_claims
from dxmatch.models.talent import Talent


def field_kind(name: str) -> Any:
    """The type of one field of a talent, with all that is asked of it."""
    field = Talent.model_fields[name]
    kind: Any = field.annotation
    return Annotated[kind, *field.metadata] if field.metadata else kind


@cache
def field_type(name: str) -> TypeAdapter[Any]:
    """What checks one field of a talent alone, as the model does."""
    return TypeAdapter(field_kind(name))


@cache
def _default(name: str) -> Any:
    return Talent.model_fields[name].get_default(call_default_factory=True)


class TalentBuilder:
    """Takes the fields of one talent after the other; equal values are checked and kept once."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._parts = {name: _Values(name) for name in PARTS}
        self._claims = _Claims()

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, fields: Mapping[str, Any]) -> str:
        """Take one talent, given as for `Talent`; returns its id as it is kept.

        Raises:
            ValidationError: `Talent` would refuse these fields; nothing was taken.
        """
        identity: str = field_type("id").validate_python(fields.get("id"))
        claims = merge_claims(field_type("skills").validate_python(fields.get("skills", ())))
        parts = self._parts
        found = [
            parts[name].code(fields[name] if name in fields else _default(name)) for name in PARTS
        ]
        for name, code in zip(PARTS, found, strict=True):
            parts[name].codes.append(code)
        self._claims.add(claims)
        self._ids.append(identity)
        return identity

    def build(self) -> TalentColumns:
        """All talents that were taken, in their order."""
        return TalentColumns(
            Texts.of(self._ids),
            {name: as_part(name, values.column()) for name, values in self._parts.items()},
            tuple(self._claims.values),
            self._claims.lists(),
        )


class _Values:
    """One field: its different values, checked when they are first seen."""

    def __init__(self, name: str) -> None:
        self.codes = array("L")
        self._check = field_type(name).validate_python
        self._numbers: dict[Hashable, int] = {}
        self._values: list[Any] = []

    def code(self, value: Any) -> int:
        known = self._numbers.get(value)
        if known is None:
            self._values.append(self._check(value))
            known = self._numbers[value] = len(self._values) - 1
        return known

    def column(self) -> Coded[Any]:
        values, numbers = distinct(self._values)
        return Coded(values, narrowed(numbers, len(values) - 1)[_whole(self.codes)])


class _Claims:
    """The skill claims of all talents; a claim that is shared is known by itself."""

    def __init__(self) -> None:
        self.values: list[SkillClaim] = []
        self._codes = array("L")
        self._sizes = array("L")
        self._by_place: dict[int, int] = {}
        self._by_value: dict[Hashable, int] = {}

    def add(self, claims: tuple[SkillClaim, ...]) -> None:
        by_place = self._by_place
        for claim in claims:
            code = by_place.get(id(claim))
            self._codes.append(self._new(claim) if code is None else code)
        self._sizes.append(len(claims))

    def _new(self, claim: SkillClaim) -> int:
        code = self._by_value.setdefault(key_of_value(claim), len(self.values))
        if code == len(self.values):
            self.values.append(claim)
            self._by_place[id(claim)] = code  # it is kept, so nothing else gets its place
        return code

    def lists(self) -> Lists:
        codes = narrowed(_whole(self._codes), len(self.values) - 1)
        return Lists.of_sizes(_whole(self._sizes), codes).narrow()


def _whole(numbers: array[int]) -> np.typing.NDArray[np.intp]:
    return np.array(numbers, np.intp)
