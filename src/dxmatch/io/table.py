"""What every reader hands over: a table of text, each row with its number in the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dxmatch.io.issues import IssueCode


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader noticed about one cell of a row, or about the row (``column`` is None)."""

    code: IssueCode
    column: int | None = None


@dataclass(frozen=True, slots=True)
class SheetNote:
    """What a reader noticed about the table as a whole, or about a column or row of it.

    ``row`` is 0 if no row is meant; rows below the header carry their own notes.
    """

    code: IssueCode
    row: int = 0
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row stands that is a form of its own: file, sheet, and the cell of each column."""

    file: str
    sheet: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row: its number as the source counts it (1-based), and its cells as text.

    ``fault`` says why the row cannot be read as a record (ragged, not JSON); its cells are then
    whatever was there. ``notes`` are kept with the row; one of an error sends it to quarantine.
    ``origin`` is stated where the table as a whole does not say where the row stands.
    """

    number: int
    cells: tuple[str, ...] = field(repr=False)
    fault: IssueCode | None = None
    notes: tuple[Note, ...] = ()
    origin: Origin | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing is written in it."""
        return not any(cell and not cell.isspace() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table in which everything is text; nothing has been interpreted yet.

    Attributes:
        file: name of the file, without its folder.
        name: name of the sheet; empty for formats without sheets.
        header: the label of each column; dotted paths for JSON.
        rows: in the order of the source.
        encoding: how the text was stored; empty where the format decides.
        open_ended: a row may lack columns (JSON), so a mapped column may be missing.
        notes: what the reader noticed about the table.
    """

    file: str
    header: tuple[str, ...] = field(repr=False)
    rows: Sequence[SourceRow] = field(repr=False)
    name: str = ""
    encoding: str = ""
    open_ended: bool = False
    notes: tuple[SheetNote, ...] = ()


def column_letter(index: int) -> str:
    """The letter that a spreadsheet shows for a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
