"""The plan of a workbook: which sheets there are, where they are stored, what else is needed."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from urllib.parse import unquote

from dxmatch.io.gate.archive import Archive
from dxmatch.io.gate.markup import walk
from dxmatch.io.gate.refusals import BINARY_WORKBOOK, MACROS
from dxmatch.io.rejection import NO_WORKBOOK

_ROOT = "_rels/.rels"
_TYPES = "[Content_Types].xml"
_WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One worksheet: its name, the part that holds it, and whether Excel shows its tab."""

    name: str
    part: str
    visible: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The sheets in the order of their tabs, and the parts that they share."""

    sheets: tuple[SheetEntry, ...]
    strings: str
    styles: str
    date1904: bool


@dataclass(slots=True)
class _Elements:
    """All elements of a small part, with their attributes."""

    found: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.found.append((name, attributes))

    def end(self, name: str) -> None:
        """Nothing to do."""

    def text(self, text: str) -> None:
        """Nothing to do."""

    def named(self, *names: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name in names]


def read_package(archive: Archive) -> Package:
    """Read the plan of a workbook.

    Raises:
        FeedRejected: no workbook, macros, a binary workbook, or damage.
    """
    _refuse_code(archive)
    book = _book(archive)
    targets, kinds = _relations(archive, book)
    elements = _elements(archive, book)
    sheets = tuple(
        SheetEntry(
            sheet.get("name", ""), targets[identity], sheet.get("state") in {None, "visible"}
        )
        for sheet in elements.named("sheet")
        for identity in [sheet.get("id", "")]
        if kinds.get(identity) == "worksheet"
    )
    dates = elements.named("workbookPr")
    return Package(
        sheets,
        strings=_only(targets, kinds, "sharedStrings"),
        styles=_only(targets, kinds, "styles"),
        date1904=bool(dates) and dates[0].get("date1904") in {"1", "true"},
    )


def _refuse_code(archive: Archive) -> None:
    types = ""
    if _TYPES in archive:
        named = _elements(archive, _TYPES).named("Override", "Default")
        types = " ".join(item.get("ContentType", "") for item in named).lower()
    if "sheet.binary" in types or "xl/workbook.bin" in archive:
        raise BINARY_WORKBOOK.of(archive.file)
    if "macroenabled" in types or any(part.endswith("vbaproject.bin") for part in archive.parts):
        raise MACROS.of(archive.file)


def _book(archive: Archive) -> str:
    """The part of the workbook: where the archive says, else where everybody puts it."""
    if _ROOT in archive:
        for relation in _elements(archive, _ROOT).named("Relationship"):
            if relation.get("Type", "").endswith("/officeDocument"):
                target = _resolve("", relation.get("Target", ""))
                if target in archive and "/xl/" in f"/{target.lower()}":
                    return target
    if _WORKBOOK not in archive:
        raise NO_WORKBOOK.of(archive.file)
    return _WORKBOOK


def _relations(archive: Archive, book: str) -> tuple[dict[str, str], dict[str, str]]:
    """For each relation of the workbook the part it leads to, and its kind; external ones not."""
    folder, name = posixpath.split(book)
    part = f"{folder}/_rels/{name}.rels"
    targets: dict[str, str] = {}
    kinds: dict[str, str] = {}
    if part in archive:
        for relation in _elements(archive, part).named("Relationship"):
            target = _resolve(folder, relation.get("Target", ""))
            identity = relation.get("Id", "")
            if relation.get("TargetMode") == "External" or target not in archive:
                continue
            if identity in targets:
                raise NO_WORKBOOK.of(archive.file, "two relations of one name")
            targets[identity] = target
            kinds[identity] = relation.get("Type", "").rpartition("/")[2]
    return targets, kinds


def _resolve(folder: str, target: str) -> str:
    target = unquote(target).replace("\\", "/")
    whole = target if target.startswith("/") else f"{folder}/{target}"
    return posixpath.normpath(whole).lstrip("/")


def _only(targets: dict[str, str], kinds: dict[str, str], kind: str) -> str:
    return next((targets[identity] for identity, found in kinds.items() if found == kind), "")


def _elements(archive: Archive, part: str) -> _Elements:
    elements = _Elements()
    walk(archive.chunks(part), elements, file=archive.file, part=part)
    return elements
