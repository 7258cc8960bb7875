"""What a quarantine file holds: feeds with the mapping that reads them, and their waiting rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dxmatch.io.issues import IssueCode
from dxmatch.io.mapping import Mapping
from dxmatch.io.report import QuarantinedRow
from dxmatch.io.table import Note

Key = tuple[int, int]
"""Number of the feed and of the row: names a waiting row, whatever is changed in it."""

READ_FAULTS = frozenset(
    {
        IssueCode.RAGGED_ROW,
        IssueCode.MALFORMED_ROW,
        IssueCode.BAD_JSON,
        IssueCode.BAD_BYTES,
        IssueCode.FORMULA_CELL,
        IssueCode.FORMULA_WITHOUT_VALUE,
        IssueCode.CELL_ERROR,
        IssueCode.LONG_CELL,
        IssueCode.MIXED_ENCODING,
        IssueCode.DUPLICATE_KEY,
        IssueCode.TRUNCATED,
        IssueCode.HIDDEN_ROW,
        IssueCode.SUMMARY_ROW,
        IssueCode.NO_SKILL_SHEET,
        IssueCode.CONFLICTING_CELLS,
    }
)
"""What the text of a cell does not show: it holds until the cell (or the row) is changed."""


ASK_FOR_CHANGE = READ_FAULTS | {IssueCode.DUPLICATE_ID}
"""Issues that go away only with a change, so that the cells they were found in are kept too."""


@dataclass(frozen=True, slots=True)
class FeedContext:
    """How the rows of one feed are read again.

    Attributes:
        number: of the feed in its run, from 1.
        file: its name.
        sheet: the sheet that was read; empty where there are none.
        mapping: what read it; None for a file of talents that dxmatch wrote.
        as_of: the day of the export.
        sha256: of its bytes; empty if not known.
    """

    number: int
    file: str
    sheet: str
    mapping: Mapping | None = field(repr=False)
    as_of: date | None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A quarantined row, perhaps corrected.

    Attributes:
        feed: number of its feed; 0 if the file names none.
        row: the row with its present cells and the issues that were found.
        read: the cells as they were when the issues were found.
        notes: what was noticed about corrected cells (a formula typed into one).
        discard: somebody marked it 破棄.
    """

    feed: int
    row: QuarantinedRow
    read: tuple[str, ...] = field(repr=False)
    notes: tuple[Note, ...] = ()
    discard: bool = False

    @property
    def key(self) -> Key:
        """Feed and row."""
        return self.feed, self.row.row

    @property
    def changed(self) -> bool:
        """Whether somebody corrected a cell."""
        return self.row.cells != self.read


@dataclass(frozen=True, slots=True)
class Quarantine:
    """The content of a quarantine file, in order of feed and row."""

    feeds: tuple[FeedContext, ...]
    rows: tuple[WaitingRow, ...]

    def by_key(self) -> dict[Key, WaitingRow]:
        """The rows by feed and number."""
        return {row.key: row for row in self.rows}


def waiting(row: QuarantinedRow, feed: int) -> WaitingRow:
    """A row as the import set it aside."""
    return WaitingRow(feed, row, row.cells)
