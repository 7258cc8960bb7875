"""Which reader reads which kind of file; a new kind is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dxmatch.io.decode import Decoded, decode_feed
from dxmatch.io.feed_file import FeedFile
from dxmatch.io.layout import FeedKind, Layout
from dxmatch.io.limits import Limits
from dxmatch.io.readers.arrow_reader import read_arrow
from dxmatch.io.readers.csv_reader import read_csv
from dxmatch.io.readers.json_reader import read_json, read_json_lines
from dxmatch.io.readers.xlsx_reader import read_xlsx
from dxmatch.io.table import Sheet

Reader = Callable[[FeedFile, Layout, Limits], Sheet]
"""Bytes of a file to a table of text. Total: a `Sheet`, or `FeedRejected` and nothing else."""

_TextReader = Callable[[Decoded, Layout, str, Limits], Sheet]


def _of_text(read: _TextReader) -> Reader:
    def reader(file: FeedFile, layout: Layout, limits: Limits) -> Sheet:
        decoded = decode_feed(file.content, file=file.name, encoding=layout.encoding)
        return read(decoded, layout, file.name, limits)

    return reader


def _columnar(kind: FeedKind) -> Reader:
    def reader(file: FeedFile, layout: Layout, limits: Limits) -> Sheet:
        del layout
        return read_arrow(file.content, kind, file.name, limits)

    return reader


def _xlsx(file: FeedFile, layout: Layout, limits: Limits) -> Sheet:
    return read_xlsx(file.content, layout, file.name, limits)


READERS: Final[Mapping[FeedKind, Reader]] = MappingProxyType(
    {
        FeedKind.CSV: _of_text(read_csv),
        FeedKind.TSV: _of_text(read_csv),
        FeedKind.JSON: _of_text(read_json),
        FeedKind.JSON_LINES: _of_text(read_json_lines),
        FeedKind.XLSX: _xlsx,
        FeedKind.PARQUET: _columnar(FeedKind.PARQUET),
        FeedKind.ARROW: _columnar(FeedKind.ARROW),
    }
)
