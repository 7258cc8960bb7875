"""From a path and perhaps a mapping to a table, and the mapping that reads it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dxmatch.errors import FeedRejected, InvalidMapping
from dxmatch.io.columns import fits
from dxmatch.io.decode import decode_feed
from dxmatch.io.feed_file import FeedFile, open_feed
from dxmatch.io.fields import FIELDS
from dxmatch.io.frames import read_frame
from dxmatch.io.header_search import below_titles
from dxmatch.io.layout import FeedKind
from dxmatch.io.limits import Limits
from dxmatch.io.mapping import Mapping, read_mapping
from dxmatch.io.reader_table import READERS
from dxmatch.io.readers.json_elements import holds_elements
from dxmatch.io.readers.json_resume import is_resume, open_resumes, read_resumes
from dxmatch.io.readers.json_text import NotJson, parse_json
from dxmatch.io.rejection import NOT_FOUND, NOT_JSON, WRONG_KIND
from dxmatch.io.shipped import profiles, resume_mapping
from dxmatch.io.skill_sheets import over_template, read_skill_sheets
from dxmatch.io.suggestion import allowed_names
from dxmatch.io.table import Sheet

_TABLES = (FeedKind.CSV, FeedKind.TSV)
_BINARY = frozenset({FeedKind.XLSX, FeedKind.PARQUET, FeedKind.ARROW})


def open_table(
    path: Path,
    mapping: str | Path | Mapping | None,
    as_of: date | None,
    encoding: str | None,
    limits: Limits,
) -> tuple[Sheet, Mapping]:
    """The table of a feed, and the mapping that was given or found.

    Raises:
        FeedRejected: the file is no feed, or not of the kind that the mapping states.
        InvalidMapping: the mapping is wrong, or none was given and no shipped profile fits.
    """
    if not _exists(path):
        raise NOT_FOUND.of(path.name[:100])
    given = None if mapping is None else named_mapping(mapping)
    if given and given.format.kind is FeedKind.SKILL_SHEET:
        return read_skill_sheets(path, given, as_of=as_of, limits=limits), over_template(given)
    if path.is_dir() or (given and given.format.kind is FeedKind.JSON_RESUME):
        return _resumes(path, given or resume_mapping(), as_of, encoding, limits)
    file = open_feed(path, limits)
    if given is not None:
        return read_table(file, given, encoding, limits), given
    if file.kind is FeedKind.JSON and _holds_resume(file, encoding):
        return _resumes(path, resume_mapping(), as_of, encoding, limits)
    return _by_profile(file, encoding, limits)


def open_frame(
    source: object, mapping: str | Path | Mapping | None, limits: Limits
) -> tuple[Sheet, Mapping]:
    """A table in memory as text, and the mapping that was given or found.

    Raises:
        FeedRejected: the table cannot be read.
        InvalidMapping: see `open_table`.
    """
    sheet = read_frame(source, limits)
    if mapping is not None:
        return sheet, named_mapping(mapping)
    fitting = [(sheet, known) for known in profiles().values() if fits(known, sheet)]
    return _only(fitting, sheet.file)


def named_mapping(mapping: str | Path | Mapping) -> Mapping:
    """A mapping by the name of a shipped profile, by its file, or as it is.

    Raises:
        InvalidMapping: there is no such profile or file, or the file is wrong.
    """
    if isinstance(mapping, Mapping):
        return mapping
    known = profiles()
    if isinstance(mapping, str) and mapping in known:
        return known[mapping]
    path = Path(mapping)
    if path.suffix or _exists(path):
        return read_mapping(path)
    names = allowed_names(str(mapping), known)
    raise InvalidMapping(
        f"there is no shipped mapping {str(mapping)[:80]!r}.",
        ja=f"「{str(mapping)[:80]}」という列対応は付属していません。",
        hint=f"{names.en}; or give a TOML file.",
        hint_ja=f"{names.ja}。または TOML ファイルを指定してください。",
        code="MAPPING_NAME",
    )


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that is too long, or no name at all
        return False


def read_table(file: FeedFile, mapping: Mapping, encoding: str | None, limits: Limits) -> Sheet:
    """Read a file by the layout of a mapping; a stated ``encoding`` goes over the mapping's.

    Raises:
        FeedRejected: see the readers.
    """
    layout = mapping.format
    kind = layout.kind or file.kind
    if kind is not file.kind and not _BINARY.isdisjoint({kind, file.kind}):
        raise WRONG_KIND.of(file.name, f"{kind.value}, {file.kind.value}")
    stated = {"kind": kind, "encoding": encoding or layout.encoding}
    found = layout.model_copy(update=stated)
    sheet = READERS[kind](file, found, limits)
    return below_titles(
        sheet,
        mapping,
        lambda skip: READERS[kind](file, found.model_copy(update={"skip_rows": skip}), limits),
    )


def _resumes(
    path: Path, mapping: Mapping, as_of: date | None, encoding: str | None, limits: Limits
) -> tuple[Sheet, Mapping]:
    if mapping.format.kind not in {None, FeedKind.JSON_RESUME}:
        raise WRONG_KIND.of(path.name, f"{mapping.format.kind}, folder")
    stated = encoding or mapping.format.encoding
    sheet = read_resumes(open_resumes(path, limits), path.name, as_of=as_of, encoding=stated)
    columns = {label: (label,) for label in sheet.header if label in FIELDS}
    return sheet, mapping.model_copy(update={"columns": columns})


def _holds_resume(file: FeedFile, encoding: str | None) -> bool:
    text = decode_feed(file.content, file=file.name, encoding=encoding).text
    try:
        return is_resume(parse_json(text))
    except NotJson as error:
        if holds_elements(text):  # some of its records can be read
            return False
        raise NOT_JSON.of(file.name, str(error)) from None


def _by_profile(file: FeedFile, encoding: str | None, limits: Limits) -> tuple[Sheet, Mapping]:
    found: list[tuple[Sheet, Mapping]] = []
    for mapping in profiles().values():
        kind = mapping.format.kind
        if kind is not file.kind and not (kind in _TABLES and file.kind in _TABLES):
            continue
        try:
            sheet = read_table(file, mapping, encoding, limits)
        except FeedRejected as error:
            # Its layout does not fit; an unclear encoding is the file's own problem.
            if error.code.startswith("ENCODING"):
                raise
            continue
        if fits(mapping, sheet):
            found.append((sheet, mapping))
    return _only(found, file.name)


def _only(found: list[tuple[Sheet, Mapping]], name: str) -> tuple[Sheet, Mapping]:
    if len(found) == 1:
        return found[0]
    names = ", ".join(profiles())
    many, many_ja = ("several", "複数あります") if found else ("none", "ありません")
    raise InvalidMapping(
        f"{name}: the columns fit {many} of the shipped mappings.",
        ja=f"{name}: 付属の列対応に、列が合うものが{many_ja}。",
        hint=f"Let `dxmatch map {name}` propose a mapping, or give one: the name of a shipped "
        f"one ({names}) or a TOML file with [vendor] and [columns].",
        hint_ja=f"`dxmatch map {name}` で列対応の案を作るか、列対応(付属の名前({names})か、"
        "[vendor] と [columns] を書いた TOML ファイル)を指定してください。",
        code="MAPPING_NEEDED",
    )
