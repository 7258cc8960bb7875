"""A pool file mapped into memory: nothing is copied, every byte is under a digest."""

from __future__ import annotations

import mmap
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from dxmatch.models.pool.file.layout import (
    BEGINNING,
    FORMAT,
    MAGIC,
    SIGNED,
    Header,
    Section,
    padded,
)
from dxmatch.models.pool.file.refusals import DAMAGED, OTHER_KIND, OTHER_VERSION, UNREADABLE


def read_sections(path: Path, *, verify: bool) -> tuple[Header, dict[str, NDArray[Any]]]:
    """The header, and the arrays as read-only views of the file.

    Raises:
        InvalidPoolFile: cannot be opened, no pool file, another version, or damaged.
    """
    content = _mapped(path)
    if len(content) < BEGINNING.size:
        raise (DAMAGED if content and MAGIC.startswith(content[: len(MAGIC)]) else OTHER_KIND).of(
            path.name
        )
    magic, version, zero, size, header_size, digest = BEGINNING.unpack_from(content)
    if magic != MAGIC:
        raise OTHER_KIND.of(path.name)
    if version != FORMAT:
        raise OTHER_VERSION.of(path.name, f"{version}, not {FORMAT}")
    if zero or size != len(content) or header_size > size - BEGINNING.size:
        raise DAMAGED.of(path.name, "length")
    begin = BEGINNING.size + header_size
    if sha256(content[:SIGNED] + content[BEGINNING.size : begin]).digest() != digest:
        raise DAMAGED.of(path.name, "header")
    try:
        header = Header.model_validate_json(content[BEGINNING.size : begin])
    except ValidationError:
        raise DAMAGED.of(path.name, "header") from None
    return header, _arrays(memoryview(content)[begin:], header, path.name, verify=verify)


def _mapped(path: Path) -> mmap.mmap | bytes:
    try:
        with path.open("rb") as file:
            if not path.is_file() or not path.stat().st_size:
                return b""
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise UNREADABLE.of(path.name, type(error).__name__) from None


def _arrays(
    content: memoryview, header: Header, name: str, *, verify: bool
) -> dict[str, NDArray[Any]]:
    arrays: dict[str, NDArray[Any]] = {}
    end = 0
    for section in header.sections:
        begin, end = end, end + padded(section.size)
        if section.offset != begin or end > len(content) or section.name in arrays:
            raise DAMAGED.of(name, "places")
        if verify and sha256(content[begin:end]).hexdigest() != section.sha256:
            raise DAMAGED.of(name, section.name[:80])
        arrays[section.name] = _array(content, section)
    if end != len(content) or not arrays.keys() >= set(header.same.values()):
        raise DAMAGED.of(name, "places")
    return arrays | {other: arrays[one] for other, one in header.same.items()}


def _array(content: memoryview, section: Section) -> NDArray[Any]:
    if not section.size:
        return np.zeros(section.shape, section.dtype)
    part = content[section.offset : section.offset + section.size]
    array = np.frombuffer(part, section.dtype)
    return (
        np.broadcast_to(array, section.shape) if section.constant else array.reshape(section.shape)
    )
