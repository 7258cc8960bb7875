"""Talents collected as columns, one by one or in blocks: checked like a `Talent`, none is made."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import count, islice
from typing import Annotated, Any

import numpy as np
from pydantic import TypeAdapter, ValidationError

from dxmatch.models.pool.claim_builder import ClaimBuilder
from dxmatch.models.pool.coded import Coded, distinct
from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.narrow import Codes, narrowed
from dxmatch.models.pool.talent_columns import PARTS, TalentColumns, as_part
from dxmatch.models.pool.texts import Texts
from dxmatch.models.skill_claim import merge_claims
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
        self._claims = ClaimBuilder()
        self._skills = array("I")
        self._sizes = array("I")

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
        self._skills.extend(map(self._claims.number, claims))
        self._sizes.append(len(claims))
        self._ids.append(identity)
        return identity

    def code_of(self, name: str, value: Any) -> int:
        """The number of a value of one field in `PARTS`, for `extend`.

        Raises:
            ValidationError: `Talent` would refuse the value.
        """
        return self._parts[name].code(value)

    def codes_of_texts(self, name: str, texts: list[str]) -> list[int]:
        """The numbers of many values of a field of text, for `extend`.

        They must be as `Talent` keeps them: without blanks around, not too long, no surrogates.
        """
        return self._parts[name].codes_of(texts)

    @property
    def claims(self) -> ClaimBuilder:
        """The different claims so far, by number; gives others a number, for `extend`."""
        return self._claims

    def extend(self, ids: Sequence[str], parts: Mapping[str, Codes], skills: Lists) -> None:
        """Take several talents at once, all of which `Talent` accepts.

        Args:
            ids: as they are kept.
            parts: a number from `code_of` per talent for each name in `PARTS`.
            skills: per talent the numbers of its claims: one per skill, in order of skill.
        """
        for name in PARTS:
            _append(self._parts[name].codes, parts[name])
        _append(self._skills, skills.codes)
        _append(self._sizes, skills.sizes)
        self._ids += ids

    def build(self) -> TalentColumns:
        """All talents that were taken, in their order."""
        skills = narrowed(_whole(self._skills), len(self._claims) - 1)
        return TalentColumns(
            Texts.of(self._ids),
            {name: as_part(name, values.column()) for name, values in self._parts.items()},
            self._claims.build(),
            Lists.of_sizes(_whole(self._sizes), skills).narrow(),
        )


class _Values:
    """One field: its different values, checked when they are first seen."""

    def __init__(self, name: str) -> None:
        self.codes = array("I")
        self._check = field_type(name).validate_python
        self._numbers: defaultdict[Any, int] = defaultdict()
        self._values: list[Any] = []
        self._as_given = True  # then different values are different still

    def code(self, value: Any) -> int:
        # A record takes long to hash, so that is done once.
        number = self._numbers.setdefault(value, len(self._values))
        if number < len(self._values):
            return number
        try:
            checked = self._check(value)
        except ValidationError:
            del self._numbers[value]
            raise
        return self._keep(value, checked)

    def codes_of(self, values: list[str]) -> list[int]:
        known, numbers = len(self._values), self._numbers
        numbers.default_factory = count(known).__next__
        found = list(map(numbers.__getitem__, values))
        numbers.default_factory = None
        self._values += [*islice(reversed(numbers), len(numbers) - known)][::-1]
        return found

    def _keep(self, value: Any, checked: Any) -> int:
        self._values.append(checked)
        if checked is not value and self._as_given:
            self._as_given = type(checked) is type(value) and checked == value
        return len(self._values) - 1

    def column(self) -> Coded[Any]:
        if self._as_given:
            return Coded(self._values, narrowed(_whole(self.codes), len(self._values) - 1))
        values, numbers = distinct(self._values)
        return Coded(values, narrowed(numbers, len(values) - 1)[_whole(self.codes)])


def _append(numbers: array[int], more: Codes) -> None:
    numbers.frombytes(np.ascontiguousarray(more, np.dtype(numbers.typecode)).tobytes())


def _whole(numbers: array[int]) -> np.typing.NDArray[np.intp]:
    return np.array(numbers, np.intp)
