"""Small feeds for bad-input cases: standard good rows, and the parts of a workbook by hand."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO
from xml.sax.saxutils import escape, quoteattr

from dxmatch.io.table import column_letter

CANARY_NAME = "山田カナリア太郎"
CANARY_PHONE = "090-7777-1234"
"""Stand in protected columns of every row and must never be seen again."""

LABELS = (
    "人材ID",
    "氏名",
    "電話番号",
    "職種",
    "スキル",
    "希望単価",
    "参画可能日",
    "稼働率",
    "自己PR",
)
_JOBS = ("データエンジニア", "PM", "UI/UXデザイナー", "業務改善コンサルタント")
_SKILLS = ("Python、SQL", "Java、AWS", "Figma", "業務改善、要件定義", "Go")
_RATES = ("60~80万円/月", "5,000円/時", "800,000円/月", "4万円/日")
_DATES = ("2027/4/1", "2027-01-15", "令和9年4月1日", "2026年12月1日")
_LOADS = ("週3日", "50%", "週5日", "週2~3日")
_TEXTS = ("設計書を残す", "庁内説明の経験あり", "要件整理から担当", "データ移行が得意")

Row = Mapping[str, str]


def good(number: int, **changes: str) -> dict[str, str]:
    """A good row, ``G-001`` for 1. With ``changes`` of mapped cells give another 人材ID too."""

    def of(choices: Sequence[str], step: int) -> str:
        return choices[(number // step) % len(choices)]

    row = {
        "人材ID": f"G-{number:03}",
        "氏名": CANARY_NAME,
        "電話番号": CANARY_PHONE,
        "職種": of(_JOBS, 1),
        "スキル": of(_SKILLS, 1),
        "希望単価": of(_RATES, 2),
        "参画可能日": of(_DATES, 3),
        "稼働率": of(_LOADS, 1),
        "自己PR": of(_TEXTS, 2),
    }
    return row | changes


def goods(first: int, last: int) -> list[dict[str, str]]:
    """Good rows of these numbers, both included."""
    return [good(number) for number in range(first, last + 1)]


def ids(first: int, last: int) -> tuple[str, ...]:
    """The ids of `goods`."""
    return tuple(f"G-{number:03}" for number in range(first, last + 1))


def csv_text(
    rows: Sequence[Row],
    delimiter: str = ",",
    eol: str = "\r\n",
    quoting: int = csv.QUOTE_MINIMAL,
    labels: Sequence[str] | None = None,
) -> str:
    """Header and rows; the labels are those of the first row unless given."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=eol, quoting=quoting)  # type: ignore[arg-type]
    header = list(labels or (rows[0] if rows else LABELS))
    writer.writerow(header)
    writer.writerows([[row.get(label, "") for label in header] for row in rows])
    return text.getvalue()


def as_csv(rows: Sequence[Row], encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """A plain CSV."""
    return csv_text(rows, delimiter).encode(encoding)


def as_json(rows: Sequence[object]) -> bytes:
    """A JSON array of objects."""
    return json.dumps(list(rows), ensure_ascii=False).encode()


def as_json_lines(rows: Sequence[object]) -> bytes:
    """One JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def grid(rows: Sequence[Row]) -> list[list[str]]:
    """Header and rows as lists of cells, for `xlsx`."""
    header = list(rows[0]) if rows else list(LABELS)
    return [header, *([row.get(label, "") for label in header] for row in rows)]


def cell(place: str, value: str | float) -> str:
    """The XML of one cell: text as an inline string, a number as it is."""
    if isinstance(value, str):
        text = f"<is><t xml:space='preserve'>{escape(value)}</t></is>"
        return f'<c r="{place}" t="inlineStr">{text}</c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def sheet_rows(table: Sequence[Sequence[str | float]], first: int = 1) -> str:
    """The XML of rows, the first of them with this number; empty text is no cell."""
    lines = []
    for number, values in enumerate(table, start=first):
        cells = "".join(
            cell(f"{column_letter(place)}{number}", value)
            for place, value in enumerate(values)
            if value != ""
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    return "".join(lines)


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def sheet_xml(data: str, before: str = "", after: str = "", prolog: str = _XML) -> str:
    """A worksheet part around the XML of its rows."""
    return (
        f'{prolog}<worksheet xmlns="{_MAIN}" xmlns:r="{_DOC}">{before}'
        f"<sheetData>{data}</sheetData>{after}</worksheet>"
    )


def workbook_parts(
    sheets: Mapping[str, str], attributes: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The parts of a small valid workbook: name of a sheet → its part (see `sheet_xml`).

    ``attributes`` adds attributes to the entry of a sheet (``{"S": 'state="hidden"'}``).
    Change, add or drop parts, then `pack` them.
    """
    more = attributes or {}
    entries, relations, overrides, parts = "", "", "", {}
    for number, (name, xml) in enumerate(sheets.items(), start=1):
        entries += (
            f"<sheet name={quoteattr(name)} sheetId='{number}' r:id='rId{number}' "
            f"{more.get(name, '')}/>"
        )
        target = f"worksheets/sheet{number}.xml"
        relations += f'<Relationship Id="rId{number}" Type="{_DOC}/worksheet" Target="{target}"/>'
        overrides += (
            f'<Override PartName="/xl/{target}" ContentType="application/vnd.openxmlformats-'
            'officedocument.spreadsheetml.worksheet+xml"/>'
        )
        parts[f"xl/{target}"] = xml
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return {
        "[Content_Types].xml": (
            f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{main}"/>{overrides}</Types>'
        ),
        "_rels/.rels": (
            f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_DOC}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_DOC}">'
            f"<sheets>{entries}</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
        ),
        **parts,
    }


def pack(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts as a ZIP, in their order."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, compress_type=compression)
    return file.getvalue()


def xlsx(
    table: Sequence[Sequence[str | float]], before: str = "", after: str = "", name: str = "人材"
) -> bytes:
    """A workbook of one sheet: text and numbers; ``before`` and ``after`` stand around the data."""
    return pack(workbook_parts({name: sheet_xml(sheet_rows(table), before, after)}))
