"""Frozen dataclasses of arrays, taken apart into named arrays and put together again.

Fields are found by their annotations, so that a class of columns may change without a word here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
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
    """Every array and plain value below ``value``; of a store of recent values only its size.

    Raises:
        TypeError: something that is neither.
    """
    if isinstance(value, np.ndarray):
        yield name, value
    elif isinstance(value, np.generic):
        yield name, value.item()
    elif value is None or isinstance(value, bool | int | float | str):
        yield name, value
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
            if field.init:
                yield from taken_apart(getattr(value, field.name), f"{name}.{field.name}")
    else:
        raise TypeError(f"{name}: a column cannot be a {type(value).__name__}")


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
        hints = get_type_hints(kind)
        wanted = [field.name for field in fields(kind) if field.init]
        return kind(**{one: put_together(hints[one], f"{name}.{one}", taken) for one in wanted})
    plain = taken.plain[name]
    if not isinstance(plain, kind):
        raise TypeError(f"{name} is no {kind}")
    return plain


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


def column_bytes(value: Any) -> int:
    """The bytes of all arrays below ``value``."""
    return sum(p.nbytes for _, p in taken_apart(value, "") if isinstance(p, np.ndarray))
