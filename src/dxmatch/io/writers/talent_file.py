"""Write talents in the format that the name of the file asks for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dxmatch._atomic import write_whole
from dxmatch.io.atomic_folder import write_folder
from dxmatch.io.out_refusal import OUT_EXISTS, OUT_FAILED, OUT_LINK, OUT_SUFFIX
from dxmatch.io.writers.json_resume import resume_files
from dxmatch.io.writers.talents_csv import csv_bytes
from dxmatch.io.writers.talents_jsonl import json_bytes, jsonl_bytes
from dxmatch.io.writers.talents_xlsx import xlsx_bytes
from dxmatch.models import Talent

FORMATS: Final[Mapping[str, Callable[[Iterable[Talent]], bytes]]] = MappingProxyType(
    {".jsonl": jsonl_bytes, ".json": json_bytes, ".csv": csv_bytes, ".xlsx": xlsx_bytes}
)
_RESUME: Final = re.compile(r"talent-\d{6,}\.json")


def write_talents(talents: Iterable[Talent], path: str | Path, *, force: bool = False) -> int:
    """Write talents by suffix: ``.jsonl``, ``.json``, ``.csv``, ``.xlsx``; none: JSON Resumes.

    `read_feed` reads each of them back without a mapping, as the same talents in order of vendor
    and id. In CSV a cell that a spreadsheet program could run has an apostrophe in front, which
    `read_feed` takes away again; XLSX holds strings only. Without a suffix ``path`` becomes a
    folder with one JSON Resume a talent. Equal talents give equal bytes.

    Returns:
        The number of talents.

    Raises:
        InvalidInput: another suffix, something is there and ``force`` is not given, two talents of
            one vendor have the same id, a cell is too long for XLSX, or the disk says no.
    """
    path, listed = Path(path), list(talents)
    if not path.suffix:
        files = {
            name: (json.dumps(resume, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
            for name, resume in resume_files(listed).items()
        }
        write_folder(
            path, files, ours=lambda name: _RESUME.fullmatch(name) is not None, force=force
        )
        return len(listed)
    if path.suffix.lower() not in FORMATS:
        raise OUT_SUFFIX.of(path.name)
    content = FORMATS[path.suffix.lower()](listed)
    if path.is_symlink():
        raise OUT_LINK.of(path.name)
    if path.exists() and not force:
        raise OUT_EXISTS.of(path.name)
    try:
        write_whole(path, content)
    except OSError as error:
        raise OUT_FAILED.of(path.name, type(error).__name__) from None
    return len(listed)
