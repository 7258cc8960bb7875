"""One row after the other: to a talent, to the quarantine, or blank. Each row alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from dxmatch.io.assembly import Assembly
from dxmatch.io.columns import Column, ColumnPlan
from dxmatch.io.field_options import FieldOptions
from dxmatch.io.fields import FIELDS
from dxmatch.io.issues import IssueCode, Severity, wording
from dxmatch.io.mapping import Mapping
from dxmatch.io.parsed import Parsed
from dxmatch.io.reading import Reading
from dxmatch.io.report import QuarantinedRow, RowIssue, issue_at
from dxmatch.io.suspicion import text_issues, unmasked
from dxmatch.io.table import Note, Sheet, SourceRow
from dxmatch.models.pool.talent_builder import TalentBuilder
from dxmatch.vocabulary import Vocabulary

_UNSPLIT = (
    IssueCode.MALFORMED_ROW,
    IssueCode.BAD_JSON,
    IssueCode.BAD_BYTES,
    IssueCode.DUPLICATE_KEY,
    IssueCode.TRUNCATED,
    IssueCode.NO_SKILL_SHEET,
)
"""Faults of rows whose whole text is one cell."""


@dataclass(slots=True)
class _Reader:
    """One column with everything it has read so far: equal texts are parsed once."""

    column: Column
    options: FieldOptions
    reading: Reading
    known: dict[str, Parsed[Any]]

    def parse(self, text: str) -> Parsed[Any]:
        parsed = self.known.get(text)
        if parsed is None:
            parsed = FIELDS[self.column.field].parse(unmasked(text), self.reading)
            if noticed := text_issues(text):
                parsed = Parsed(parsed.value, tuple(dict.fromkeys((*parsed.issues, *noticed))))
            self.known[text] = parsed
        return parsed


class RowImport:
    """Collects talents, issues and quarantined rows of one sheet."""

    def __init__(
        self,
        mapping: Mapping,
        plan: ColumnPlan,
        sheet: Sheet,
        as_of: date | None,
        vocabulary: Vocabulary,
    ) -> None:
        self.talents = TalentBuilder()
        self.issues = [issue_at(sheet, note.row, note.column, note.code) for note in sheet.notes]
        self.quarantine: list[QuarantinedRow] = []
        self.blank = 0
        self._sheet = sheet
        self._assembly = Assembly(mapping.vendor.id)
        self._ids: set[str] = set()
        self._errors = frozenset(c for c in IssueCode if wording(c).severity is Severity.ERROR)
        self._id_column = next((c for c in plan.columns if c.field == "id"), None)
        self._readers = [
            _Reader(column, options, Reading(as_of, vocabulary, options), {})
            for column in plan.columns
            for options in [mapping.options(column.field)]
        ]

    def take(self, row: SourceRow) -> None:
        """Import one row."""
        if row.fault is not None:
            fault = self._issue(row, None, row.fault)
            self._set_aside(row, [fault, *[self._noted(row, note) for note in row.notes]])
        elif row.blank:
            self.blank += 1
        else:
            self._read(row)

    def _read(self, row: SourceRow) -> None:
        values, issues = self._values(row)
        issues += [self._noted(row, note) for note in row.notes]
        if self._repeats(values):
            issues.append(self._issue(row, self._id_column, IssueCode.DUPLICATE_ID))
        if not self._errors.isdisjoint([issue.code for issue in issues]):
            self._set_aside(row, issues)
            return
        try:
            identity = self.talents.add(self._assembly.fields(values))
        except ValidationError:
            # The place is enough; what the model says is about combinations of fields.
            self._set_aside(row, [*issues, self._issue(row, None, IssueCode.MODEL_INVALID)])
            return
        self._ids.add(identity)
        self.issues += issues

    def _repeats(self, values: dict[str, list[Any]]) -> bool:
        return "id" in values and values["id"][0] in self._ids

    def _values(self, row: SourceRow) -> tuple[dict[str, list[Any]], list[RowIssue]]:
        """Everything that the cells say, by field; no field without a value."""
        values: dict[str, list[Any]] = {}
        issues: list[RowIssue] = []
        for reader in self._readers:
            index = reader.column.index
            text = "" if index is None else row.cells[index]
            if not text or text.isspace():
                if reader.options.default is None:
                    continue
                text = reader.options.default
            parsed = reader.parse(text)
            if parsed.value is not None:
                values.setdefault(reader.column.field, []).append(parsed.value)
            if parsed.issues:
                issues += [self._issue(row, reader.column, code) for code in parsed.issues]
        if "id" not in values:
            issues.append(self._issue(row, self._id_column, IssueCode.MISSING_REQUIRED))
        return values, issues

    def _issue(self, row: SourceRow, column: Column | None, code: IssueCode) -> RowIssue:
        place, label = (None, "") if column is None else (column.index, column.label)
        if column is not None and place is None:
            label = column.field
        return self._placed(
            RowIssue(self._sheet.file, self._sheet.name, row.number, place, label, code), row
        )

    def _noted(self, row: SourceRow, note: Note) -> RowIssue:
        return self._placed(issue_at(self._sheet, row.number, note.column, note.code), row)

    def _placed(self, issue: RowIssue, row: SourceRow) -> RowIssue:
        origin = row.origin
        if origin is None:
            return issue
        known = issue.column is not None and issue.column < len(origin.cells)
        cell = origin.cells[issue.column] if known and issue.column is not None else ""
        return replace(issue, file=origin.file, sheet=origin.sheet, cell=cell)

    def _set_aside(self, row: SourceRow, issues: list[RowIssue]) -> None:
        labels = () if row.fault in _UNSPLIT else self._sheet.header
        found, where = tuple(issues), row.origin
        file, sheet = (
            (self._sheet.file, self._sheet.name) if where is None else (where.file, where.sheet)
        )
        self.quarantine.append(QuarantinedRow(file, sheet, row.number, labels, row.cells, found))
        self.issues += found
