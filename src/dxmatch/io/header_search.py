"""A header below title rows, found by its labels where the mapping states no ``skip_rows``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dxmatch.errors import InvalidMapping
from dxmatch.io.columns import plan_columns
from dxmatch.io.issues import IssueCode
from dxmatch.io.labels import join_labels
from dxmatch.io.mapping import Mapping
from dxmatch.io.table import Sheet, SheetNote

_AHEAD = 20


def below_titles(sheet: Sheet, mapping: Mapping, again: Callable[[int], Sheet]) -> Sheet:
    """The sheet, or the one under the only row nearby that holds the labels of the mapping.

    Args:
        sheet: as it was read from its first row.
        mapping: whose columns are sought.
        again: reads the file with that many rows skipped.
    """
    layout = mapping.format
    if layout.skip_rows or sheet.open_ended or _fits(mapping, sheet):
        return sheet
    found = []
    for place, row in enumerate(sheet.rows[:_AHEAD]):
        lines = [row.cells for row in sheet.rows[place : place + layout.header_rows]]
        if _fits(mapping, replace(sheet, header=join_labels(lines), rows=())):
            found.append(row.number - 1)
    if len(found) != 1:
        return sheet
    below = again(found[0])
    note = SheetNote(IssueCode.TITLE_ROWS, found[0] + layout.header_rows)
    return replace(below, notes=(note, *below.notes))


def _fits(mapping: Mapping, sheet: Sheet) -> bool:
    try:
        plan_columns(mapping, sheet)
    except InvalidMapping:
        return False
    return True
