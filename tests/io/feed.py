"""Small feeds for tests: one table, written in any format and encoding."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping as Table
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import xlsxwriter

from dxmatch.io import ImportReport, Mapping, read_feed
from dxmatch.io.layout import FeedKind, Layout
from dxmatch.models import Vendor

AS_OF = date(2026, 11, 23)
COLUMNS = {
    "id": "管理番号",
    "headline": "職種",
    "skills": "スキル",
    "rate": "希望単価",
    "utilization": "稼働率",
    "available_from": "参画可能日",
    "summary": "備考",
}
LABELS = tuple(COLUMNS.values())
GOOD = {
    "管理番号": "A-1",
    "職種": "データエンジニア",
    "スキル": "Python、SQL",
    "希望単価": "60~80万円/月",
    "稼働率": "週3~5",
    "参画可能日": "2027/4/1",
    "備考": "設計書を残す",
}
Row = Table[str, str]


def mapping(kind: FeedKind | None = None, **columns: str) -> Mapping:
    """The mapping of the test table; ``columns`` adds or replaces fields."""
    return Mapping(
        vendor=Vendor(id="acme", name="Acme"),
        format=Layout(kind=kind),
        columns={field: (label,) for field, label in {**COLUMNS, **columns}.items()},
    )


def row(**changes: str) -> dict[str, str]:
    """The good row with other cells; Japanese labels are keywords too."""
    return {**GOOD, **changes}


def as_csv(rows: Sequence[Row], encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """The table as CSV."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    labels = list(rows[0]) if rows else list(LABELS)
    writer.writerow(labels)
    writer.writerows([[entry.get(label, "") for label in labels] for entry in rows])
    return text.getvalue().encode(encoding)


def as_xlsx(rows: Sequence[Row]) -> bytes:
    """The table as a workbook of text cells."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for line, entry in enumerate([dict(zip(rows[0], rows[0], strict=True)), *rows]):
            for place, value in enumerate(entry.values()):
                sheet.write_string(line, place, value)
    return file.getvalue()


def as_parquet(rows: Sequence[Row]) -> bytes:
    """The table as Parquet, all columns of text."""
    import pyarrow
    import pyarrow.parquet

    file = BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([dict(r) for r in rows]), file)
    return file.getvalue()


def as_json(rows: Sequence[Row]) -> bytes:
    """The table as a JSON array."""
    return json.dumps([dict(entry) for entry in rows], ensure_ascii=False).encode()


def as_json_lines(rows: Sequence[Row]) -> bytes:
    """The table as JSON Lines."""
    return "".join(json.dumps(dict(r), ensure_ascii=False) + "\n" for r in rows).encode()


def read(
    folder: Path, content: bytes, name: str = "feed.csv", chosen: Mapping | None = None
) -> ImportReport:
    """Write a feed and read it."""
    path = folder / name
    path.write_bytes(content)
    return read_feed(path, chosen or mapping(), as_of=AS_OF)
