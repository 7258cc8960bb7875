"""JSON Resume 1.2: one file or a folder of them; names and contacts are never taken over.

The published schema knows no rate, availability or work style; they stand in a block
``x-dxmatch`` whose keys are the target fields of a mapping, with the same texts as in a table.
Without an ``id`` there, a resume is known by the first digits of the SHA-256 of its bytes: the
file name is often a person's name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from dxmatch.errors import FeedRejected
from dxmatch.io.damaged_lines import escaped
from dxmatch.io.decode import decode_feed
from dxmatch.io.feed_file import FeedFile, open_feed
from dxmatch.io.issues import IssueCode
from dxmatch.io.limits import Limits
from dxmatch.io.readers.json_text import (
    NotJson,
    RepeatedKey,
    as_cell,
    dump_json,
    flatten,
    parse_json,
    table_of,
)
from dxmatch.io.rejection import NO_RESUMES
from dxmatch.io.table import Sheet, SourceRow

EXTENSION = "x-dxmatch"
_SECTIONS = ("basics", "work", "education", "projects", "volunteer", "certificates", "languages")
_CONTACTS = ("name", "email", "phone", "url", "image")


def is_resume(value: Any) -> bool:
    """Whether a JSON value looks like a JSON Resume."""
    return (
        isinstance(value, dict)
        and ("basics" in value or EXTENSION in value)
        and any(isinstance(value.get(section), dict | list) for section in (*_SECTIONS, EXTENSION))
    )


def resume_files(folder: Path) -> list[Path]:
    """The JSON files of a folder, in order of their names.

    Raises:
        FeedRejected: there is none.
    """
    files = sorted(path for path in folder.glob("*.json") if path.is_file())
    if not files:
        raise NO_RESUMES.of(folder.name)
    return files


def read_resumes(
    files: Iterable[FeedFile], name: str, *, as_of: date | None, encoding: str | None = None
) -> Sheet:
    """One row per file, with target fields as its header; a broken file is a faulty row.

    Raises:
        FeedRejected: the only file is in no known encoding.
    """
    files = list(files)
    read = [_resume(file, as_of, encoding, alone=len(files) == 1) for file in files]
    header = table_of(record for record, _, _ in read)
    rows = tuple(
        SourceRow(number, (text,), fault)
        if record is None
        else SourceRow(number, tuple([record.get(field, "") for field in header]))
        for number, (record, text, fault) in enumerate(read, start=1)
    )
    return Sheet(name, header, rows, open_ended=True)


def _resume(
    file: FeedFile, as_of: date | None, encoding: str | None, *, alone: bool
) -> tuple[dict[str, str] | None, str, IssueCode | None]:
    """The fields of one file, or its text and why it is no resume."""
    try:
        decoded = decode_feed(file.content, file=file.name, encoding=encoding)
    except FeedRejected:
        if alone:
            raise
        return None, escaped(file.content, "utf-8"), IssueCode.BAD_BYTES
    if IssueCode.BAD_BYTES in decoded.lines.values():
        return None, decoded.text, IssueCode.BAD_BYTES
    try:
        value = parse_json(decoded.text)
        record = resume_record(value, as_of) if is_resume(value) else None
    except RepeatedKey:
        return None, decoded.text, IssueCode.DUPLICATE_KEY
    except (NotJson, RecursionError):
        record = None
    if record is None:
        return None, decoded.text, IssueCode.BAD_JSON
    if not record.get("id", "").strip():
        record["id"] = "r-" + hashlib.sha256(file.content).hexdigest()[:16]
    return record, "", None


def open_resumes(path: Path, limits: Limits) -> list[FeedFile]:
    """The files of a folder, or the one file.

    Raises:
        FeedRejected: no resume there, or a file that cannot be read.
    """
    return [open_feed(file, limits) for file in (resume_files(path) if path.is_dir() else [path])]


def resume_record(resume: dict[str, Any], as_of: date | None) -> dict[str, str]:
    """The target fields that a resume fills, as text."""
    basics = _table(resume.get("basics"))
    contacts = [basics[key] for key in _CONTACTS if isinstance(basics.get(key), str)]
    work = [_table(entry) for entry in _list(resume.get("work"))]
    own = _table(resume.get(EXTENSION))
    record = {
        "id": "",
        "headline": _without(_string(basics.get("label")), contacts),
        "summary": _without(_summary(basics, work), contacts),
        "skills": dump_json(_skills(resume)),
        "certifications": dump_json(_certificates(resume)),
        "languages": dump_json(_languages(resume)),
        "years": _years(work, as_of),
    }
    lists = {key: as_cell(value) for key, value in own.items() if not isinstance(value, dict)}
    nested = {key: value for key, value in own.items() if isinstance(value, dict)}
    more = {path.replace(".", "_"): text for path, text in flatten(nested).items()}
    return {key: "" if text == "[]" else text for key, text in (record | lists | more).items()}


def _summary(basics: dict[str, Any], work: list[dict[str, Any]]) -> str:
    parts = [_string(basics.get("summary"))]
    for job in work:
        told = ": ".join(filter(None, (_string(job.get("position")), _string(job.get("summary")))))
        parts.append(told)
    return "\n".join(filter(None, parts))


def _skills(resume: dict[str, Any]) -> list[dict[str, str]]:
    skills: list[dict[str, str]] = []
    for entry in map(_table, _list(resume.get("skills"))):
        level = _string(entry.get("level"))
        skills.append({"name": _string(entry.get("name")), "level": level})
        skills += [{"name": word} for word in map(_string, _list(entry.get("keywords"))) if word]
    return [skill for skill in skills if skill["name"]]


def _certificates(resume: dict[str, Any]) -> list[dict[str, str]]:
    return [
        {"name": _string(entry.get("name")), "acquired": _string(entry.get("date"))}
        for entry in map(_table, _list(resume.get("certificates")))
        if _string(entry.get("name"))
    ]


def _languages(resume: dict[str, Any]) -> list[dict[str, str]]:
    return [
        {"name": _string(entry.get("language")), "level": _string(entry.get("fluency"))}
        for entry in map(_table, _list(resume.get("languages")))
        if _string(entry.get("language"))
    ]


def _years(work: list[dict[str, Any]], as_of: date | None) -> str:
    """Whole months in any job, counted once, as years; open jobs last until ``as_of``."""
    months: set[int] = set()
    now = None if as_of is None else as_of.year * 12 + as_of.month - 1
    for job in work:
        start, end = _month(job.get("startDate")), _month(job.get("endDate")) or now
        if start is not None and end is not None:
            months.update(range(start, end if now is None else min(end, now)))
    return f"{len(months) / 12:.1f}" if months else ""


def _month(value: Any) -> int | None:
    """Months since year 0 of an ISO date of any precision (YYYY, YYYY-MM, YYYY-MM-DD)."""
    year, _, rest = _string(value).partition("-")
    month = rest[:2] or "01"
    if not (len(year) == 4 and year.isascii() and year.isdigit()):
        return None
    if not (month.isascii() and month.isdigit() and 1 <= int(month) <= 12 and int(year) >= 1900):
        return None
    return int(year) * 12 + int(month) - 1


def _without(text: str, contacts: Iterable[str]) -> str:
    for contact in contacts:
        if len(contact.strip()) > 1:
            text = text.replace(contact.strip(), "")
    return text.strip()


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _string(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
