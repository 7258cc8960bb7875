"""スキルシート: workbooks in which every visible sheet is one person, as a table of persons."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

from dxmatch.errors import FeedRejected
from dxmatch.io.feed_file import open_feed
from dxmatch.io.fields import FIELDS
from dxmatch.io.issues import IssueCode
from dxmatch.io.labels import label_key
from dxmatch.io.layout import FeedKind, History
from dxmatch.io.limits import Limits
from dxmatch.io.mapping import Mapping as FeedMapping
from dxmatch.io.protected_columns import is_protected_label
from dxmatch.io.readers.form_cells import FormValue, Labels, Place, address, read_form
from dxmatch.io.readers.project_history import FoundHistory, find_history, skill_uses
from dxmatch.io.readers.workbook import WorkbookSheet, read_workbook
from dxmatch.io.rejection import NO_WORKBOOK, NOT_FOUND, TOO_LARGE, WRONG_KIND
from dxmatch.io.shipped import profiles
from dxmatch.io.table import Note, Origin, Sheet, SourceRow

SKILLS, YEARS, SUMMARY = "history.skills", "history.years", "history.summary"
OTHER: Final = "その他のセル"
"""The column of all cells that neither the form nor the history explains."""

_FEWEST_LABELS: Final = 2
_LONGEST_SUMMARY: Final = 5000
_COUNTED: Final = frozenset({SKILLS, YEARS, SUMMARY})


def template() -> FeedMapping:
    """The shipped labels of skill sheets."""
    return profiles()[FeedKind.SKILL_SHEET]


def over_template(mapping: FeedMapping) -> FeedMapping:
    """A mapping of skill sheets with the template's labels where it states none."""
    base, layout = template(), mapping.format
    history = layout.history or base.format.history
    return mapping.model_copy(
        update={
            "format": layout.model_copy(update={"history": history}),
            "columns": {**base.columns, **mapping.columns},
            "fields": {**base.fields, **mapping.fields},
        }
    )


def workbooks_of(path: Path) -> list[Path]:
    """The workbooks of a folder in order of their names, or the one file."""
    if not path.is_dir():
        return [path]
    found = (file for file in path.iterdir() if file.suffix.lower() == ".xlsx" and file.is_file())
    return sorted(file for file in found if not file.name.startswith("~$"))


def read_skill_sheets(
    path: Path, mapping: FeedMapping, *, as_of: date | None, limits: Limits
) -> Sheet:
    """One row per person: per visible sheet of a workbook, or of each workbook of a folder.

    A sheet without labels that are known, and a workbook of a folder that is refused, is a row
    that waits. Without an identifier on it a person is known by the first digits of the SHA-256
    of what the sheet says: names of files and sheets are often those of persons.

    Args:
        path: a workbook, or a folder of them.
        mapping: its columns, over those of `template`.
        as_of: until when a running project counts.
        limits: of each workbook; ``rows`` bounds the persons.

    Raises:
        FeedRejected: there is no workbook, or the only one is refused.
    """
    reader = _Persons(over_template(mapping), as_of)
    books = workbooks_of(path)
    if not books:
        raise (NO_WORKBOOK if path.is_dir() else NOT_FOUND).of(path.name)
    for book in books:
        try:
            reader.take(book, limits)
        except FeedRejected as error:
            if not path.is_dir():
                raise
            reader.refused(book.name, str(error))
        if len(reader.persons) > limits.rows:
            raise TOO_LARGE.of(path.name, f"{limits.rows:,} persons")
    return reader.sheet(path.name)


@dataclass(slots=True)
class _Person:
    """One sheet: texts and cells by column, or why it is none."""

    file: str
    name: str
    texts: dict[str, str] = field(default_factory=dict, repr=False)
    cells: dict[str, Place] = field(default_factory=dict, repr=False)
    places: dict[Place, str] = field(default_factory=dict, repr=False)
    codes: list[tuple[IssueCode, str | None]] = field(default_factory=list)
    fault: str = field(default="", repr=False)


@dataclass(slots=True)
class _Persons:
    mapping: FeedMapping
    as_of: date | None
    persons: list[_Person] = field(default_factory=list)

    @property
    def history(self) -> History:
        return self.mapping.format.history or History()

    def take(self, path: Path, limits: Limits) -> None:
        """All persons of one workbook."""
        file = open_feed(path, limits)
        if file.kind is not FeedKind.XLSX:
            raise WRONG_KIND.of(file.name, f"{FeedKind.SKILL_SHEET}, {file.kind}")
        wanted = self.mapping.format.sheet
        for sheet in read_workbook(file.content, file.name, limits).sheets:
            if sheet.rows and wanted in {None, sheet.name}:
                self.persons.append(self._person(file.name, sheet))

    def refused(self, file: str, reason: str) -> None:
        """A workbook of a folder that cannot be read."""
        self.persons.append(_Person(file, "", fault=reason))

    def _person(self, file: str, sheet: WorkbookSheet) -> _Person:
        columns = self.mapping.columns
        labels = Labels.of(
            label for names in columns.values() for label in names if label not in _COUNTED
        )
        history = find_history(sheet, self.history, labels)
        values, used = read_form(sheet, labels, lambda row: not (history and history.holds(row)))
        if len({label_key(value.label) for value in values}) < _FEWEST_LABELS and not history:
            return _Person(file, sheet.name, fault=_as_text(sheet))
        person = _Person(file, sheet.name)
        for name, keys in _targets(columns):
            _take_values(person, name, keys, values, labels)
        _take_protected(person, values)
        if history is not None:
            self._take_history(person, history)
        _fill_singles(person, columns)
        _take_rest(person, sheet, used | (history.used if history else frozenset()))
        _take_notes(person, sheet)
        if not person.texts.get(columns["id"][0], ""):
            person.texts[columns["id"][0]] = f"s-{_digest(sheet)}"
        return person

    def _take_history(self, person: _Person, history: FoundHistory) -> None:
        projects = [(project, project.months(self.as_of)) for project in history.projects]
        uses, undated = skill_uses(projects, self.history)
        skills: list[dict[str, str]] = [
            {
                "name": use.name,
                "years": f"{len(use.months) / 12:.2f}年",
                "last_used": min(use.last_used, self.as_of or use.last_used).isoformat(),
            }
            for use in uses
        ]
        skills += [{"name": name} for name in undated]
        person.texts[SKILLS] = json.dumps(skills, ensure_ascii=False) if skills else ""
        months = frozenset[int]().union(*(taken for _, taken in projects if taken))
        person.texts[YEARS] = f"{len(months) / 12:.2f}年" if months else ""
        if any(taken is None for _, taken in projects):
            person.codes.append((IssueCode.PERIOD_NOT_COUNTED, YEARS))
        told = [project.summary for project in history.projects if project.summary]
        own = sum(len(person.texts.get(label, "")) + 1 for label in self.mapping.columns["summary"])
        kept, room = [], _LONGEST_SUMMARY - own
        for text in told:
            if len(text) + 1 > room:
                person.codes.append((IssueCode.HISTORY_SHORTENED, SUMMARY))
                break
            kept.append(text)
            room -= len(text) + 1
        person.texts[SUMMARY] = "\n".join(kept)
        for project in history.projects[:1]:
            person.cells |= dict.fromkeys((SKILLS, YEARS, SUMMARY), (project.row, 0))

    def sheet(self, name: str) -> Sheet:
        """All persons under one header: the columns of the mapping first."""
        header = dict.fromkeys(name for name, _ in _targets(self.mapping.columns))
        for person in self.persons:
            header |= dict.fromkeys(person.texts)
        labels = tuple(header)
        rows = tuple(
            _row(number, person, labels) for number, person in enumerate(self.persons, start=1)
        )
        return Sheet(name, labels, rows, open_ended=True)


def _targets(columns: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each column of the table, with the keys of the labels that it stands for."""
    for name, labels in columns.items():
        if FIELDS[name].several:
            yield from ((label, frozenset([label_key(label)])) for label in labels)
        else:
            yield labels[0], frozenset(map(label_key, labels))


def _take_values(
    person: _Person, name: str, keys: frozenset[str], values: Iterable[FormValue], labels: Labels
) -> None:
    found = [value for value in values if value.texts and labels.key(value.label) in keys]
    joint = "、" if len(keys) == 1 else " "
    texts = list(dict.fromkeys(joint.join(value.texts) for value in found))
    if not texts:
        return
    person.texts[name] = "\n".join(texts)
    person.cells[name] = found[0].places[0]
    person.places |= {place: name for value in found for place in value.places}
    if len(texts) > 1 and len(keys) > 1:
        person.codes.append((IssueCode.CONFLICTING_CELLS, name))


def _take_protected(person: _Person, values: Iterable[FormValue]) -> None:
    """What is never imported stands under its label, so that the report tells it."""
    for value in values:
        if is_protected_label(value.label):
            before = person.texts.get(value.label, "")
            person.texts[value.label] = " ".join(filter(None, (before, *value.texts)))
            person.places |= dict.fromkeys(value.places, value.label)


def _fill_singles(person: _Person, columns: Mapping[str, tuple[str, ...]]) -> None:
    """What is counted fills a field that the form leaves empty."""
    for name, labels in columns.items():
        if FIELDS[name].several or _COUNTED.isdisjoint(labels):
            continue
        counted = next(label for label in labels if label in _COUNTED)
        text, place = person.texts.pop(counted, ""), person.cells.get(counted)
        moved = not person.texts.get(labels[0]) and bool(text)
        if moved:
            person.texts[labels[0]] = text
            if place is not None:
                person.cells[labels[0]] = place
        person.codes = [(code, labels[0] if at == counted else at) for code, at in person.codes]


def _take_rest(person: _Person, sheet: WorkbookSheet, used: frozenset[Place] | set[Place]) -> None:
    rest = [
        f"{address((row, column))}: {text.strip()}"
        for row, cells in enumerate(sheet.grid)
        for column, text in enumerate(cells)
        if text.strip() and (row, column) not in used
    ]
    person.texts[OTHER] = "\n".join(rest)


def _take_notes(person: _Person, sheet: WorkbookSheet) -> None:
    """What the reader of the workbook noticed, said of the column that the cell went to."""
    person.codes += [(note.code, None) for note in sheet.notes]
    for row in sheet.rows:
        for note in row.notes:
            at = None if note.column is None else (row.number - 1, note.column)
            person.codes.append((note.code, None if at is None else person.places.get(at)))


def _row(number: int, person: _Person, labels: tuple[str, ...]) -> SourceRow:
    origin = Origin(person.file, person.name)
    if person.fault:
        fault = IssueCode.NO_SKILL_SHEET
        return SourceRow(number, (person.fault,), fault, origin=origin)
    cells = (person.cells.get(label) for label in labels)
    places = tuple("" if place is None else address(place) for place in cells)
    notes = [Note(code, None if at is None else labels.index(at)) for code, at in person.codes]
    return SourceRow(
        number,
        tuple(person.texts.get(label, "") for label in labels),
        notes=tuple(dict.fromkeys(notes)),
        origin=Origin(person.file, person.name, places),
    )


def _as_text(sheet: WorkbookSheet) -> str:
    return "\n".join("\t".join(row.cells) for row in sheet.rows)


def _digest(sheet: WorkbookSheet) -> str:
    said = [(row.number, row.cells) for row in sheet.rows]
    return sha256(json.dumps(said).encode()).hexdigest()[:16]
