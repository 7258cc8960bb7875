"""A ZIP archive whose directory was checked, and whose parts are unpacked within limits.

No size that the archive states is believed: bytes are counted as they come out.
"""

from __future__ import annotations

import struct
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

from dxmatch.io.gate.refusals import TOO_SLOW, UNPACKS_TOO_LARGE, UNSAFE_ARCHIVE
from dxmatch.io.limits import Limits
from dxmatch.io.rejection import ENCRYPTED, NO_WORKBOOK

CHUNK = 1 << 20
_RATIO_FROM = 10 << 20
_HUGE_FROM = 256 << 20
_HUGE_STRICTER = 4
_ANYWAY = 150_000
_DIRECTORY_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    OverflowError,
    RuntimeError,
)


@dataclass(slots=True)
class Archive:
    """The parts of one archive by their names in small letters; reading is counted and timed.

    A small file has less time than a large one: a thirtieth of ``limits.child_seconds``, and as
    much again for each MiB, up to the whole.
    """

    file: str
    limits: Limits
    parts: dict[str, zipfile.ZipInfo] = field(repr=False)
    seconds: float
    _zip: zipfile.ZipFile = field(repr=False)
    _unpacked: dict[str, int] = field(default_factory=dict)
    _start: float = field(default_factory=time.monotonic)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.parts

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack one part, piece by piece.

        Raises:
            FeedRejected: it is damaged, not there, or unpacks to more than the limits allow.
        """
        info = self.parts.get(name.lower())
        if info is None:
            raise NO_WORKBOOK.of(self.file, f"no {name[:80]!r}")
        own = 0
        with _whole(self.file), self._zip.open(info) as stream:
            while piece := stream.read(CHUNK):
                own += len(piece)
                self._count(info, own)
                yield piece

    def most(self, name: str, of_a_byte: int) -> int:
        """How many items one part may hold: 150,000, or so many for each packed byte."""
        info = self.parts.get(name.lower())
        return max(_ANYWAY, of_a_byte * info.compress_size) if info else _ANYWAY

    def _count(self, info: zipfile.ZipInfo, own: int) -> None:
        limits = self.limits
        self._unpacked[info.filename] = own  # a part that is read again counts once
        if sum(self._unpacked.values()) > limits.xlsx_bytes:
            raise UNPACKS_TOO_LARGE.of(self.file, f"{limits.xlsx_bytes:,} bytes")
        ratio = limits.xlsx_ratio // (_HUGE_STRICTER if own > _HUGE_FROM else 1)
        if own > _RATIO_FROM and own > info.compress_size * ratio:
            raise UNPACKS_TOO_LARGE.of(self.file, f"more than {ratio} : 1")
        if time.monotonic() - self._start > self.seconds:
            raise TOO_SLOW.of(self.file, f"{self.seconds:.0f} s")


def open_archive(content: bytes, file: str, limits: Limits) -> Archive:
    """Check the directory of an archive; nothing is unpacked yet.

    Raises:
        FeedRejected: no archive, encrypted, too many parts, or parts that lie over each other or
            go by the same name.
    """
    if content.count(_DIRECTORY_ENTRY) > 2 * limits.xlsx_parts + 16:  # before it is all parsed
        raise UNSAFE_ARCHIVE.of(file, f"more than {limits.xlsx_parts:,} parts")
    with _whole(file):
        archive = zipfile.ZipFile(BytesIO(content))
        entries = archive.infolist()
    if len(entries) > limits.xlsx_parts:
        raise UNSAFE_ARCHIVE.of(file, f"more than {limits.xlsx_parts:,} parts")
    if any(entry.flag_bits & 0x41 for entry in entries):
        raise ENCRYPTED.of(file)
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise UNSAFE_ARCHIVE.of(file, "unusual compression")
    parts = {_part_name(entry, file): entry for entry in entries}
    if len(parts) != len(entries):
        raise UNSAFE_ARCHIVE.of(file, "two parts of one name")
    _apart(content, entries, archive.start_dir, file)
    seconds = limits.child_seconds * min(1.0, (1 + len(content) / (1 << 20)) / 30)
    return Archive(file, limits, parts, seconds, archive)


def _part_name(entry: zipfile.ZipInfo, file: str) -> str:
    name = entry.filename.replace("\\", "/").lower()
    if entry.orig_filename != entry.filename and "\0" in entry.orig_filename:
        raise UNSAFE_ARCHIVE.of(file, "a part with a bad name")
    steps = name.rstrip("/").split("/")
    if "" in steps or ".." in steps or "." in steps or ":" in name:
        raise UNSAFE_ARCHIVE.of(file, "a part with a bad name")
    return name


def _apart(content: bytes, entries: list[zipfile.ZipInfo], end: int, file: str) -> None:
    """Refuse parts that share bytes: few bytes then unpack to many, and readers disagree."""
    free = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        start = entry.header_offset
        if not free <= start <= len(content) - _LOCAL_HEADER.size:
            raise UNSAFE_ARCHIVE.of(file, "parts overlap")
        *_, name, extra = _LOCAL_HEADER.unpack_from(content, start)
        free = start + _LOCAL_HEADER.size + name + extra + entry.compress_size
    if free > end:
        raise UNSAFE_ARCHIVE.of(file, "parts overlap")


@contextmanager
def _whole(file: str) -> Iterator[None]:
    """Whatever the archive's own code stumbles over is damage of the archive."""
    try:
        yield
    except _DAMAGE as error:
        raise NO_WORKBOOK.of(file, type(error).__name__) from None
