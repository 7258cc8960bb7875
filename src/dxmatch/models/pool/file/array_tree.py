"""Frozen dataclasses of arrays, taken apart into named arrays and put together again.

Fields are found by their annotations, so that a class of columns may change without a word here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.recent import Recent

Plain: TypeAlias = bool | int | float | str | list[Any] | None
Part: TypeAlias = "NDArray[Any] | Plain"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a tree of dataclasses holds, by dotted name."""

    arrays: Mapping[str, NDArray[Any]]
    plain: Mapping[str, Plain]


def taken_apart(value: Any, name: str) -> Iterator[tuple[str, Part]]:
    """Every array and plain value below ``value``.

    Stores of recent values are left out; one that cannot be made anew without it leaves its size.

    Raises:
        TypeError: something that is neither.
    """
    if isinstance(value, np.ndarray):
        yield name, value
    elif value is None or isinstance(value, Enum | np.generic | bool | int | float | str):
        yield name, _plain(value)
    elif isinstance(value, Recent):
        yield name, value.size
    elif isinstance(value, tuple):
        if all(isinstance(item, bool | int | float | str) for item in value):
            yield name, list(value)
        else:
            yield name, len(value)
            for place, item in enumerate(value):
                yield from taken_apart(item, f"{name}.{place}")
    elif is_dataclass(value):
        for field in fields(value):
            below = getattr(value, field.name)
            anew = isinstance(below, Recent) and _made_anew(field)
            if field.init and not anew:
                yield from taken_apart(below, f"{name}.{field.name}")
    else:
        raise TypeError(f"{name}: a column cannot be a {type(value).__name__}")


def _plain(value: Any) -> Plain:
    if isinstance(value, Enum):
        value = value.value
    plain: Plain = value.item() if isinstance(value, np.generic) else value
    return plain


def put_together(kind: Any, name: str, taken: Taken) -> Any:
    """What `taken_apart` took apart; ``kind`` is the annotation of the field.

    Raises:
        KeyError: a part is missing.
        TypeError: the parts are of another kind.
    """
    origin = get_origin(kind)
    if name in taken.arrays:
        return taken.arrays[name]
    if origin in (Union, UnionType):
        if name in taken.plain and taken.plain[name] is None:
            return None
        (kind,) = [member for member in get_args(kind) if member is not NoneType]
        return put_together(kind, name, taken)
    if (origin or kind) is Recent:
        return Recent(_whole(taken.plain[name]))
    if origin is tuple:
        return _tuple(get_args(kind), name, taken)
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(**put_fields(kind, name, taken))
    plain = taken.plain[name]
    if issubclass(kind, Enum):
        return kind(plain)
    if not isinstance(plain, kind):
        raise TypeError(f"{name} is no {kind}")
    return plain


def put_fields(kind: type[Any], name: str, taken: Taken) -> dict[str, Any]:
    """The fields of a dataclass below a name; one that is made anew by default is left out."""
    hints, found = get_type_hints(kind), {}
    for field in fields(kind):
        hint = hints[field.name]
        recent = get_origin(hint) or hint
        anew = isinstance(recent, type) and issubclass(recent, Recent) and _made_anew(field)
        if field.init and not anew:
            found[field.name] = put_together(hint, f"{name}.{field.name}", taken)
    return found


def _made_anew(field: Field[Any]) -> bool:
    return field.default_factory is not MISSING


def _tuple(kinds: tuple[Any, ...], name: str, taken: Taken) -> tuple[Any, ...]:
    plain = taken.plain[name]
    if isinstance(plain, list):
        return tuple(plain)
    kind = [kinds[0]] * _whole(plain) if kinds[-1] is Ellipsis else kinds
    return tuple(put_together(one, f"{name}.{place}", taken) for place, one in enumerate(kind))


def _whole(plain: Plain) -> int:
    if not isinstance(plain, int):
        raise TypeError("a number is needed")
    return plain


def arrays_of(value: Any) -> list[NDArray[Any]]:
    """All arrays below ``value``."""
    return [part for _, part in taken_apart(value, "") if isinstance(part, np.ndarray)]
