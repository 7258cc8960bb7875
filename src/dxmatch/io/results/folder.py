"""The folder of an import: written as a whole, read back exactly."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn

from pydantic import ValidationError

from dxmatch.errors import DxMatchError, InvalidInput
from dxmatch.io.atomic_folder import write_folder
from dxmatch.io.feed_file import FeedFile
from dxmatch.io.layout import FeedKind
from dxmatch.io.limits import Limits
from dxmatch.io.quarantine.files import open_quarantine
from dxmatch.io.quarantine.lines import quarantine_bytes
from dxmatch.io.quarantine.sheets import workbook_bytes
from dxmatch.io.quarantine.waiting import Quarantine
from dxmatch.io.results.record import ImportRecord
from dxmatch.io.talents.door import read_talent_lines
from dxmatch.io.writers.talents_jsonl import jsonl_bytes
from dxmatch.models import Talent

TALENTS: Final = "talents.jsonl"
QUARANTINE: Final = "quarantine.jsonl"
WORKBOOK: Final = "quarantine.xlsx"
REPORT: Final = "report.json"
READABLE: Final = "report.txt"
FILES: Final = (TALENTS, QUARANTINE, WORKBOOK, REPORT, READABLE)
"""The files of the folder; no name depends on data."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """Talents, what waits, and the record of one run."""

    record: ImportRecord
    talents: Sequence[Talent] = field(repr=False)
    quarantine: Quarantine = field(repr=False)


Rendered = Callable[[ImportResult], str]
"""Makes the readable report."""


def write_result(folder: Path, result: ImportResult, render: Rendered, *, force: bool) -> None:
    """Write the whole folder; equal results give equal bytes, and a reader sees old or new.

    Raises:
        InvalidInput: something is there and ``force`` is not given, or it cannot be replaced.
    """
    files = {
        TALENTS: jsonl_bytes(result.talents),
        QUARANTINE: quarantine_bytes(result.quarantine),
        WORKBOOK: workbook_bytes(result.quarantine),
    }
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    record = result.record.model_copy(update={"outputs": digests})
    files[REPORT] = (record.model_dump_json(indent=2) + "\n").encode("utf-8")
    files[READABLE] = render(result).encode("utf-8")
    write_folder(folder, files, ours=FILES.__contains__, force=force)


def is_result(folder: Path) -> bool:
    """Whether a folder looks like the result of an import."""
    return all((folder / name).is_file() for name in (TALENTS, QUARANTINE, REPORT))


def read_result(folder: Path) -> ImportResult:
    """Read the folder back.

    Raises:
        InvalidInput: it is no result of an import, or a file of it was damaged.
    """
    if not is_result(folder):
        _refuse(folder, REPORT)
    try:
        record = ImportRecord.model_validate_json((folder / REPORT).read_bytes())
        content = (folder / TALENTS).read_bytes()
    except (OSError, ValidationError):
        _refuse(folder, REPORT)
    file = FeedFile(TALENTS, content, FeedKind.JSON_LINES)
    try:
        talents = read_talent_lines(file, Limits()) if content.strip() else None
        quarantine = open_quarantine(folder / QUARANTINE)
    except DxMatchError:
        _refuse(folder, QUARANTINE)
    if talents is not None and talents.quarantine:
        _refuse(folder, f"{TALENTS}: {talents.quarantine[0].row}")
    return ImportResult(record, talents.talents if talents else (), quarantine)


def _refuse(folder: Path, detail: str) -> NoReturn:
    raise InvalidInput(
        f"{folder.name}: not the result of dxmatch import ({detail}).",
        ja=f"{folder.name}: dxmatch import の結果のフォルダーではありません({detail})。",
        hint="Give the folder that dxmatch import wrote.",
        hint_ja="dxmatch import が書いたフォルダーを指定してください。",
        code="NO_RESULT",
    ) from None
