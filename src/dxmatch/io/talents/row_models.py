"""Rows of our own files: to a talent, to the quarantine, or blank. Each row alone."""

from __future__ import annotations

import json
from typing import Any, Final, NoReturn

from pydantic import ValidationError

from dxmatch.io.formula_safe import unguarded
from dxmatch.io.issues import IssueCode, Severity, wording
from dxmatch.io.rejection import NO_HEADER
from dxmatch.io.report import ImportReport, QuarantinedRow, RowIssue, issue_at
from dxmatch.io.table import Sheet, SourceRow
from dxmatch.io.talents.cells import COLUMNS, from_cells
from dxmatch.io.talents.lines import canonical_line
from dxmatch.io.talents.resume_block import is_untouched, whole_talent
from dxmatch.models import Talent
from dxmatch.models.pool.talent_builder import TalentBuilder

OWN: Final = "dxmatch-talents"
"""What the report of such a file names as its mapping."""

Fault = tuple[IssueCode, str]
"""What is wrong with a row, and the column or field it concerns (empty: the row)."""


class TalentRows:
    """Collects the talents of one file, and everything noticed on the way."""

    def __init__(self, file: str, sheet: str = "") -> None:
        self._file, self._sheet = file, sheet
        self._talents = TalentBuilder()
        self._issues: list[RowIssue] = []
        self._quarantine: list[QuarantinedRow] = []
        self._keys: set[str] = set()
        self._blank = 0

    def take_line(self, number: int, line: bytes) -> None:
        """One talent as a line of JSON; a key that stands there twice is a fault."""
        line = line.strip()
        if not line:
            self._blank += 1
            return
        fault: Fault | None
        try:
            talent = Talent.model_validate_json(line)
        except ValidationError as error:
            fault = _fault_of(error, line)
        else:
            same = canonical_line(talent).encode("utf-8") == line
            fault = None if same or _is_plain(line) else (IssueCode.BAD_JSON, "")
            if fault is None:
                fault = self._accepted(talent)
        if fault is not None:
            self._set_aside(number, (), (line.decode("utf-8", "surrogateescape"),), fault)

    def take_resume(self, number: int, content: bytes) -> None:
        """One JSON Resume that dxmatch wrote; what another program changed is not guessed at."""
        fault: Fault | None = (IssueCode.BAD_JSON, "")
        try:
            resume = json.loads(content.decode("utf-8-sig"), object_pairs_hook=distinct)
            whole = whole_talent(resume)
            if whole is not None:
                talent = Talent.model_validate_json(json.dumps(whole))
                untouched = is_untouched(resume)
                fault = self._accepted(talent) if untouched else (IssueCode.MODEL_INVALID, "")
        except ValidationError as error:
            fault = _fault_of(error, b"{}")
        except (ValueError, RecursionError):
            pass
        if fault is not None:
            self._set_aside(number, (), (content.decode("utf-8", "surrogateescape"),), fault)

    def take_table(self, sheet: Sheet, *, unguard: bool) -> None:
        """All rows of a table with the labels of `COLUMNS`, in any order.

        Raises:
            FeedRejected: the labels are others.
        """
        if sorted(sheet.header) != sorted(COLUMNS):
            raise NO_HEADER.of(sheet.file)
        places = [sheet.header.index(column) for column in COLUMNS]
        self._issues += [issue_at(sheet, note.row, note.column, note.code) for note in sheet.notes]
        for row in sheet.rows:
            self._take_row(sheet, row, places, unguard)

    def report(self, encoding: str) -> ImportReport:
        """Everything that was collected."""
        return ImportReport(
            file=self._file,
            sheet=self._sheet,
            mapping=OWN,
            encoding=encoding,
            talents=self._talents.build(),
            issues=tuple(self._issues),
            quarantine=tuple(self._quarantine),
            blank=self._blank,
            skipped=(),
        )

    def _take_row(self, sheet: Sheet, row: SourceRow, places: list[int], unguard: bool) -> None:
        noted = [row.fault] if row.fault else []
        noted += [n.code for n in row.notes if wording(n.code).severity is Severity.ERROR]
        if not noted and row.blank:
            self._blank += 1
            return
        fault: Fault | None = (noted[0], "") if noted else None
        cells = tuple(map(unguarded, row.cells)) if unguard else row.cells
        if fault is None:
            try:
                fields = from_cells([cells[place] for place in places])
                fault = self._accepted(Talent.model_validate(fields))
            except ValidationError as error:
                fault = (IssueCode.MODEL_INVALID, _field_of(error))
        if fault is not None:
            self._set_aside(row.number, sheet.header, cells, fault)

    def _accepted(self, talent: Talent) -> Fault | None:
        if talent.key in self._keys:
            return IssueCode.DUPLICATE_ID, "id"
        self._keys.add(talent.key)
        self._talents.add(talent.__dict__)
        return None

    def _set_aside(
        self, number: int, labels: tuple[str, ...], cells: tuple[str, ...], fault: Fault
    ) -> None:
        code, field = fault
        place = labels.index(field) if field in labels else None
        issue = RowIssue(self._file, self._sheet, number, place, field, code)
        row = QuarantinedRow(self._file, self._sheet, number, labels, cells, (issue,))
        self._quarantine.append(row)
        self._issues.append(issue)


def distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """For ``object_pairs_hook``: a key that stands there twice is no JSON here."""
    found = dict(pairs)
    if len(found) != len(pairs):
        _refuse()
    return found


def _refuse() -> NoReturn:
    raise ValueError("a key is repeated")


def _is_plain(line: bytes) -> bool:
    try:
        json.loads(line, object_pairs_hook=distinct)
    except (ValueError, RecursionError):
        return False
    return True


def _fault_of(error: ValidationError, line: bytes) -> Fault:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return IssueCode.BAD_BYTES, ""
    if not _is_plain(line):
        return IssueCode.BAD_JSON, ""
    return IssueCode.MODEL_INVALID, _field_of(error)


def _field_of(error: ValidationError) -> str:
    """The field that the model refused; a field that no talent has may be data."""
    for problem in error.errors(include_input=False, include_url=False, include_context=False):
        place = problem["loc"]
        if place and place[0] in Talent.model_fields:
            dotted = ".".join(map(str, place))
            return next((c for c in COLUMNS if dotted.startswith(c)), str(place[0]))
    return ""
