"""The layout of a pool file: a fixed beginning, a header in JSON, and aligned arrays.

All numbers are little-endian. ``docs/pool.md`` describes the format for other programs.
"""

from __future__ import annotations

import struct
from hashlib import sha256
from math import prod
from typing import Annotated, Any, Final, Literal

import numpy as np
from pydantic import Field

from dxmatch.models.base import Model

MAGIC: Final = b"\x89DXPOOL\n"
FORMAT: Final = 1
"""Raised when a reader of an older version could misread the file."""

ALIGNED: Final = 64
BEGINNING: Final = struct.Struct("<8sIIQQ32s")
"""Magic, format, 0, bytes of the file, bytes of the header, SHA-256 of all that and the header."""

SIGNED: Final = 32
"""Bytes of the beginning that its digest covers."""

Kind = Literal["bool", "u1", "u2", "u4", "u8", "i1", "i2", "i4", "i8", "f4", "f8"]


class Section(Model):
    """One array: its place from the begin of the sections, and the digest with its padding."""

    name: str
    kind: Kind
    shape: tuple[Annotated[int, Field(ge=0, le=2**48)], ...] = Field(max_length=4)
    offset: Annotated[int, Field(ge=0, le=2**56, multiple_of=ALIGNED)]
    constant: bool = False
    """One member is stored that stands for all."""
    sha256: str

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of its members."""
        return np.dtype(np.bool_) if self.kind == "bool" else np.dtype(f"<{self.kind}")

    @property
    def size(self) -> int:
        """Bytes that are stored, without padding."""
        return (1 if self.constant else prod(self.shape)) * self.dtype.itemsize


class Header(Model):
    """What stands in the file besides the arrays."""

    writer: str
    """Version of dxmatch that wrote it."""
    search: str
    """Digest of the code that made the search columns; other code builds them again."""
    talents: Annotated[int, Field(ge=0)]
    plain: dict[str, Any]
    """Numbers and names of the search columns, by dotted name."""
    sections: tuple[Section, ...]
    same: dict[str, str]
    """Other names of sections."""


def padded(size: int) -> int:
    """The next multiple of the alignment."""
    return -(-size // ALIGNED) * ALIGNED


def sealed(header: bytes, content: int) -> bytes:
    """Beginning and header; ``content`` is the number of bytes that follow."""
    header += b" " * (padded(len(header)) - len(header))
    size = BEGINNING.size + len(header) + content
    signed = BEGINNING.pack(MAGIC, FORMAT, 0, size, len(header), b"")[:SIGNED]
    return signed + sha256(signed + header).digest() + header
