"""A pool written to one file and read from it: every part checked, nothing executed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final, get_type_hints

import numpy as np

from dxmatch._atomic import write_whole
from dxmatch.models.pool.file.array_tree import Part, Taken, put_together, taken_apart
from dxmatch.models.pool.file.reading import read_sections
from dxmatch.models.pool.file.refusals import DAMAGED, EXISTS, NOT_WRITTEN
from dxmatch.models.pool.file.talent_parts import check_talents, talent_parts, talents_of
from dxmatch.models.pool.file.writing import file_parts
from dxmatch.models.pool.talent_columns import TalentColumns

_COLUMNS: Final = "dxmatch.models.pool"


def save_columns(
    talents: TalentColumns, search: dict[str, Any], path: Path, *, force: bool
) -> None:
    """Write talents and search columns (dataclasses of arrays by name) to one file.

    Raises:
        InvalidPoolFile: something is there already (not with ``force``), or it cannot be written.
    """
    parts = dict(_all_parts(talents, search))
    arrays = {name: part for name, part in parts.items() if isinstance(part, np.ndarray)}
    plain = {name: part for name, part in parts.items() if not isinstance(part, np.ndarray)}
    try:
        if path.exists() and not force:
            raise EXISTS.of(path.name)
        content = file_parts(
            Taken(arrays, plain), talents=len(talents), writer=_writer(), search=_search_code()
        )
        write_whole(path, *content)
    except (OSError, ValueError) as error:
        raise NOT_WRITTEN.of(path.name, type(error).__name__) from None


def load_columns(
    kind: type, path: Path, *, verify: bool
) -> tuple[TalentColumns, dict[str, Any] | None]:
    """Talents, and the fields of the dataclass ``kind`` that were saved as search columns.

    They are None if another state of dxmatch saved them: then they have to be built again.

    Raises:
        InvalidPoolFile: no pool file, another version of the format, or damaged.
    """
    header, arrays = read_sections(path, verify=verify)
    taken = Taken(arrays, header.plain)
    try:
        talents = talents_of(taken)
        if len(talents) != header.talents:
            raise ValueError("another number of talents")
        if verify:
            check_talents(talents, header.talents)
    except (KeyError, TypeError, ValueError):
        raise DAMAGED.of(path.name, "talents") from None
    if (header.writer, header.search) != (_writer(), _search_code()):
        return talents, None
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind) if field.name != "talents"]
    try:
        return talents, {one: put_together(hints[one], one, taken) for one in names}
    except (KeyError, TypeError, ValueError):
        return talents, None  # fields of another day: built again as well


def _all_parts(talents: TalentColumns, search: dict[str, Any]) -> Iterator[tuple[str, Part]]:
    yield from talent_parts(talents)
    for name, value in search.items():
        yield from taken_apart(value, name)


def _writer() -> str:
    return version("dxmatch")


@cache
def _search_code() -> str:
    """Digest of the code that makes and reads search columns: no other may read what it wrote."""
    digest = sha256()
    for content in _sources(files(_COLUMNS)):
        digest.update(content)
    return digest.hexdigest()


def _sources(folder: Traversable) -> Iterator[bytes]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _sources(entry)
        elif entry.name.endswith(".py"):
            yield entry.read_bytes()
