"""Tables that are already in memory: data frames and results of queries, as text like any feed.

Frames come through narwhals (pandas, polars, pyarrow); the result of a query is anything with
``description`` (DB-API cursor) or ``keys()`` (SQLAlchemy), and needs no library at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from dxmatch.errors import FeedRejected, InvalidInput
from dxmatch.io.cell_text import as_text
from dxmatch.io.issues import IssueCode
from dxmatch.io.labels import label_key
from dxmatch.io.limits import Limits
from dxmatch.io.rejection import TOO_LARGE, Rejection
from dxmatch.io.table import Note, Sheet, SheetNote, SourceRow

_UNREADABLE: Final = Rejection(
    "FEED_TABLE",
    "the table cannot be read",
    "表を読み取れません",
    "Give a frame with distinct column names (polars LazyFrame: collect() first), or a cursor "
    "that has run a query.",
    "列名が重複しないフレーム(polars の LazyFrame は collect() したもの)か、問い合わせを実行した"
    "カーソルを渡してください。",
)


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A frame or the result of a query, and the name that messages and reports call it by."""

    source: Any = field(repr=False)
    name: str


def read_frame(source: object, limits: Limits | None = None) -> Sheet:
    """A frame, a cursor or the result of a query as a table of text; rows count from 1.

    Nothing (None, NaN, NaT) is empty, whole numbers have no ``.0``, days are ISO, lists are JSON.
    A value that cannot become text costs its row.

    Args:
        source: a pandas or polars frame, an Arrow table, a DB-API cursor, a SQLAlchemy result, or
            a `NamedTable` of one.
        limits: rows, columns and characters of a cell.

    Raises:
        FeedRejected: repeated column names, no query was run, or beyond the limits.
        InvalidInput: this is no such table.
    """
    limits = limits or Limits()
    name = ""
    if isinstance(source, NamedTable):
        name = source.name
        source = source.source
    # The table is not ours: whatever it raises is a table that cannot be read.
    try:
        header, rows, kind = _opened(source)
        name = name or kind
        if len(header) > limits.columns:
            raise TOO_LARGE.of(name, f"{limits.columns:,} columns")
        found = tuple(_rows(rows, len(header), limits))
    except (FeedRejected, InvalidInput):
        raise
    except Exception as error:  # noqa: BLE001
        raise _UNREADABLE.of(name or "table", type(error).__name__[:60]) from None
    if len(found) > limits.rows:
        raise TOO_LARGE.of(name, f"{limits.rows:,} rows")
    return Sheet(name, header, found, notes=tuple(_header_notes(header)))


def _opened(source: object) -> tuple[tuple[str, ...], Iterable[Sequence[Any]], str]:
    """Labels, rows, and what it is called."""
    import narwhals.stable.v2 as nw

    frame = nw.from_native(source, eager_only=True, pass_through=True)
    if isinstance(frame, nw.DataFrame):
        return _labels(frame.columns), frame.iter_rows(), "frame"
    if isinstance(source, Iterable) and not isinstance(source, str | bytes | Mapping):
        described = getattr(source, "description", None)
        if described is not None:
            return _labels([column[0] for column in described]), source, "query"
        keys = getattr(source, "keys", None)
        if callable(keys):
            return _labels(keys()), source, "query"
        if hasattr(source, "description"):
            raise _UNREADABLE.of("query", "no query was run")
    if hasattr(source, "collect"):
        raise _UNREADABLE.of("frame", type(source).__name__[:60])
    raise InvalidInput(
        f"A feed is a path, a frame or the result of a query, not {type(source).__name__[:60]}.",
        ja=f"人材データは、パス・フレーム・問い合わせの結果のいずれかです"
        f"({type(source).__name__[:60]} は使えません)。",
        hint="Give a path, a pandas or polars frame, an Arrow table, or a database cursor.",
        hint_ja="パス、pandas・polars のフレーム、Arrow の表、データベースのカーソルの"
        "いずれかを渡してください。",
        code="FEED_TYPE",
    )


def _labels(names: Iterable[object]) -> tuple[str, ...]:
    return tuple(as_text(name)[0] for name in names)


def _rows(rows: Iterable[Sequence[Any]], width: int, limits: Limits) -> Iterator[SourceRow]:
    """The rows as text, one more than the limit at most."""
    for number, row in enumerate(islice(rows, limits.rows + 1), start=1):
        cells: list[str] = []
        notes: list[Note] = []
        for column, value in enumerate(row):
            text, code = as_text(value)
            if len(text) > limits.cell_chars:
                text, code = text[: limits.cell_chars], IssueCode.LONG_CELL
            cells.append(text)
            if code is not None:
                notes.append(Note(code, column))
        fault = None if len(cells) == width else IssueCode.RAGGED_ROW
        yield SourceRow(number, tuple(cells), fault, tuple(notes))


def _header_notes(header: Sequence[str]) -> Iterator[SheetNote]:
    seen: set[str] = set()
    for column, label in enumerate(header):
        key = label_key(label)
        if not key:
            yield SheetNote(IssueCode.EMPTY_HEADER, column=column)
        elif key in seen:
            yield SheetNote(IssueCode.DUPLICATE_HEADER, column=column)
        seen.add(key)
