"""One row after the other: to a talent, to the quarantine, or blank. Each row alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from dxmatch.io.assembly import Assembly
from dxmatch.io.column_values import ColumnValues, errors
from dxmatch.io.columns import Column, ColumnPlan
from dxmatch.io.issue_log import IssueLog, label_of
from dxmatch.io.issues import IssueCode
from dxmatch.io.mapping import Mapping
from dxmatch.io.reading import Reading
from dxmatch.io.report import QuarantinedRow, RowIssue, issue_at
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
        self.issues = IssueLog(sheet, plan.columns)
        self.issues.add(issue_at(sheet, note.row, note.column, note.code) for note in sheet.notes)
        self.quarantine: list[QuarantinedRow] = []
        self.blank = 0
        self._sheet = sheet
        self.assembly = Assembly(mapping.vendor.id)
        self.ids: set[str] = set()
        self._id_column = next((c for c in plan.columns if c.field == "id"), None)
        self.columns = [
            ColumnValues(column, Reading(as_of, vocabulary, mapping.options(column.field)))
            for column in plan.columns
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
        if not errors().isdisjoint([issue.code for issue in issues]):
            self._set_aside(row, issues)
            return
        try:
            identity = self.talents.add(self.assembly.fields(values))
        except ValidationError:
            # The place is enough; what the model says is about combinations of fields.
            self._set_aside(row, [*issues, self._issue(row, None, IssueCode.MODEL_INVALID)])
            return
        self.ids.add(identity)
        self.issues.add(issues)

    def _repeats(self, values: dict[str, list[Any]]) -> bool:
        return "id" in values and values["id"][0] in self.ids

    def _values(self, row: SourceRow) -> tuple[dict[str, list[Any]], list[RowIssue]]:
        """Everything that the cells say, by field; no field without a value."""
        values: dict[str, list[Any]] = {}
        issues: list[RowIssue] = []
        for known in self.columns:
            column = known.column
            parsed = known.parse("" if column.index is None else row.cells[column.index])
            if parsed.value is not None:
                values.setdefault(column.field, []).append(parsed.value)
            if parsed.issues:
                issues += [self._issue(row, column, code) for code in parsed.issues]
        if "id" not in values:
            issues.append(self._issue(row, self._id_column, IssueCode.MISSING_REQUIRED))
        return values, issues

    def _issue(self, row: SourceRow, column: Column | None, code: IssueCode) -> RowIssue:
        place, label = (None, "") if column is None else (column.index, label_of(column))
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
        self.issues.add(found)
