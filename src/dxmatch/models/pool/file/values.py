"""Different values of a field as JSON, read back through the models when they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any, Final, Generic, TypeVar, overload

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from dxmatch.models.pool.talent_builder import field_kind
from dxmatch.models.skill_claim import SkillClaim

ValueT = TypeVar("ValueT")
CLAIMS: Final = "claims"


@cache
def list_type(name: str) -> TypeAdapter[list[Any]]:
    """What checks the different values of a field of talents, or of skill claims."""
    kind: Any = SkillClaim if name == CLAIMS else field_kind(name)
    return TypeAdapter(list[kind])


def as_json(name: str, values: Sequence[Any]) -> NDArray[np.uint8]:
    """A JSON array; equal values give equal bytes."""
    return np.frombuffer(list_type(name).dump_json(list(values)), np.uint8)


class StoredValues(Sequence[ValueT], Generic[ValueT]):
    """Values whose JSON is read when the first one is asked for."""

    def __init__(self, name: str, content: NDArray[np.uint8], size: int) -> None:
        self._name, self._content, self._size = name, content, size

    @cached_property
    def values(self) -> list[ValueT]:
        """All of them.

        Raises:
            ValueError: they are not what the models allow, or another number of them.
        """
        values: list[ValueT] = list_type(self._name).validate_json(self._content.tobytes())
        if len(values) != self._size:
            raise ValueError("another number of values")
        return values

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, key: int) -> ValueT: ...
    @overload
    def __getitem__(self, key: slice) -> list[ValueT]: ...
    def __getitem__(self, key: int | slice) -> ValueT | list[ValueT]:
        return self.values[key]
