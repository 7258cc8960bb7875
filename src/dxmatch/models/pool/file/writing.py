"""Named arrays and numbers as the bytes of a pool file."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.arrays import is_constant, place
from dxmatch.models.pool.file.array_tree import Taken
from dxmatch.models.pool.file.layout import Header, Section, padded, sealed


def file_parts(taken: Taken, *, talents: int, writer: str, search: str) -> list[bytes | memoryview]:
    """The whole file in parts; arrays are not copied. Equal pools give equal bytes."""
    sections: list[Section] = []
    parts: list[bytes | memoryview] = []
    known: dict[tuple[Any, ...], str] = {}
    same: dict[str, str] = {}
    offset = 0
    for name, array in taken.arrays.items():
        first = known.setdefault(place(array), name) if array.size else name
        if first != name:
            same[name] = first
            continue
        content = _content(array)
        room = padded(len(content))
        padding = bytes(room - len(content))
        digest = sha256(content)
        digest.update(padding)
        sections.append(_section(name, array, offset, digest.hexdigest()))
        parts += [content, padding]
        offset += room
    header = Header(
        writer=writer,
        search=search,
        talents=talents,
        plain=dict(taken.plain),
        sections=tuple(sections),
        same=same,
    )
    return [sealed(header.model_dump_json().encode("utf-8"), offset), *parts]


def _section(name: str, array: NDArray[Any], offset: int, digest: str) -> Section:
    kind = "bool" if array.dtype == np.bool_ else array.dtype.str[1:]
    fields: Mapping[str, Any] = {
        "name": name,
        "kind": kind,
        "shape": array.shape,
        "constant": is_constant(array),
    }
    return Section.model_validate({**fields, "offset": offset, "sha256": digest})


def _content(array: NDArray[Any]) -> bytes | memoryview:
    if is_constant(array):
        array = array[(slice(1),) * array.ndim]
    little: Any = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
    return memoryview(little).cast("B") if little.size else b""
