"""Archives that are no workbook, or that are built to harm: bombs are made when they run."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from functools import lru_cache
from io import BytesIO

from dxmatch.io.limits import Limits
from tests.badinput.building import good, grid, pack, sheet_rows, sheet_xml, workbook_parts
from tests.badinput.case import Case, Klass, Refused
from tests.badinput.cases_xlsx import with_part

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHEET = "xl/worksheets/sheet1.xml"
_MIB = 1 << 20


def _parts() -> dict[str, str]:
    return workbook_parts({"人材": sheet_xml(sheet_rows(grid([good(1)])))})


def _without(name: str) -> bytes:
    return pack({part: text for part, text in _parts().items() if part != name})


def _entries(entries: Iterable[tuple[str, bytes | str]], method: int = 8) -> bytes:
    """An archive in which names may stand twice."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in entries:
            info = zipfile.ZipInfo(name)
            archive.NameToInfo.clear()  # or a second entry of one name is warned of
            archive.writestr(info, content, compress_type=method)
    return file.getvalue()


def _more(*entries: tuple[str, bytes | str]) -> Callable[[], bytes]:
    return lambda: _entries([*_parts().items(), *entries])


@lru_cache(maxsize=2)
def _bomb(part: str, unit: str, mebibytes: int) -> bytes:
    """A part with a unit repeated in the place of its data, written piece by piece."""
    parts = with_part(_parts(), "sharedStrings", "<sst></sst>")
    first, _, last = (parts[part] if part == _SHEET else "<sst>|</sst>").partition(
        "</sheetData>" if part == _SHEET else "|"
    )
    piece = (unit * (_MIB // len(unit))).encode()
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in parts.items():
            if name != part:
                archive.writestr(name, text)
        with archive.open(part, "w") as stream:
            stream.write(first.encode())
            for _ in range(mebibytes):
                stream.write(piece)
            stream.write(("</sheetData>" * (part == _SHEET) + last).encode())
    return file.getvalue()


def _patched(offset: int, form: str, value: int, central: int) -> Callable[[], bytes]:
    """A field of the first local and central header set to a lie."""

    def make() -> bytes:
        content = bytearray(pack(_parts()))
        struct.pack_into(form, content, offset, value)
        struct.pack_into(form, content, content.index(b"PK\x01\x02") + central, value)
        return bytes(content)

    return make


def _overlap() -> bytes:
    """Every entry of the directory points to the first part."""
    content = bytearray(pack(_parts()))
    place = content.index(b"PK\x01\x02")
    while (place := content.find(b"PK\x01\x02", place + 1)) >= 0:
        struct.pack_into("<I", content, place + 42, 0)
    return bytes(content)


def _local_name() -> bytes:
    return pack(_parts()).replace(b"xl/workbook.xml", b"xl/workbooc.xml", 1)


def _type(found: str, instead: str) -> Callable[[], bytes]:
    name = "[Content_Types].xml"
    return lambda: pack({**_parts(), name: _parts()[name].replace(found, instead)})


def _wrong_sum() -> bytes:
    content = pack(_parts(), zipfile.ZIP_STORED)
    return content.replace("円".encode(), "年".encode(), 1)


_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACRO = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_BINARY = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
_UNSAFE, _NONE, _LARGE = "FEED_ARCHIVE_UNSAFE", "FEED_NO_WORKBOOK", "FEED_UNPACKS_TOO_LARGE"
_MANY = "FEED_UNPACKS_TOO_LARGE|FEED_TOO_MANY_CELLS|FEED_CELL_REFERENCE|PARSER_TIMEOUT"
_STRINGS = "xl/sharedStrings.xml"

_BAD: list[tuple[str, Callable[[], bytes], str]] = [
    ("bomb-rows", lambda: _bomb(_SHEET, "<row/>", 48), _MANY),
    ("bomb-cells", lambda: _bomb(_SHEET, '<row><c r="A1"/></row>', 48), _MANY),
    ("bomb-one-cell", lambda: _bomb(_SHEET, "A", 48), _LARGE),
    ("bomb-one-row", lambda: _bomb(_SHEET, "<c/>", 48), _MANY),
    ("bomb-blanks", lambda: _bomb(_SHEET, " ", 48), _LARGE),
    ("bomb-strings", lambda: _bomb(_STRINGS, "<si><t>a</t></si>", 48), _MANY),
    ("bomb-empty-strings", lambda: _bomb(_STRINGS, "<si/>", 48), _MANY),
    ("bomb-string", lambda: _bomb(_STRINGS, "あ", 48), _LARGE),
    ("many-parts", _more(*((f"x/{n}", "") for n in range(2100))), _UNSAFE),
    ("very-many-parts", _more(*((f"x/{n}", "") for n in range(9000))), _UNSAFE),
    ("part-twice", _more((_SHEET, "<worksheet/>")), _UNSAFE),
    ("part-in-capitals", _more((_SHEET.upper(), "<worksheet/>")), _UNSAFE),
    ("part-with-backslash", _more((_SHEET.replace("/", "\\"), "<worksheet/>")), _UNSAFE),
    ("part-above", _more(("../evil.xml", "")), _UNSAFE),
    ("part-absolute", _more(("/etc/passwd", "")), _UNSAFE),
    ("part-of-drive", _more(("C:/evil.xml", "")), _UNSAFE),
    ("part-dot", _more(("xl/./evil.xml", "")), _UNSAFE),
    ("overlap", _overlap, _UNSAFE),
    ("bzip2", lambda: _entries(_parts().items(), zipfile.ZIP_BZIP2), _UNSAFE),
    ("lzma", lambda: _entries(_parts().items(), zipfile.ZIP_LZMA), _UNSAFE),
    ("unknown-method", _patched(8, "<H", 99, 10), _UNSAFE),
    ("encrypted-part", _patched(6, "<H", 1, 8), "FEED_ENCRYPTED"),
    ("encrypted-strongly", _patched(6, "<H", 0x41, 8), "FEED_ENCRYPTED"),
    ("encrypted-ole", lambda: _OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le"),
     "FEED_ENCRYPTED"),
    ("old-excel", lambda: _OLE + bytes(2000), "FEED_OLD_EXCEL"),
    ("macro-type", _type(_MAIN, _MACRO), "FEED_MACROS"),
    ("macro-template", _type(_MAIN, "application/vnd.ms-excel.template.macroEnabled.main+xml"),
     "FEED_MACROS"),
    ("macro-part", _more(("xl/vbaProject.bin", _OLE)), "FEED_MACROS"),
    ("binary-type", _type(_MAIN, _BINARY), "FEED_XLSB"),
    ("binary-part", _more(("xl/workbook.bin", b"\x83\x01\x00")), "FEED_XLSB"),
    ("word", lambda: pack({"word/document.xml": "<w/>"}), _NONE),
    ("slides", lambda: pack({"ppt/presentation.xml": "<p/>", "x.xml": "<T/>"}), _NONE),
    ("open-document", lambda: pack({"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                                    "content.xml": "<x/>"}), _NONE),
    ("empty-archive", lambda: pack({}), "FEED_BINARY|FEED_NO_WORKBOOK"),
    ("no-workbook", lambda: _without("xl/workbook.xml"), _NONE),
    ("no-relations", lambda: _without("xl/_rels/workbook.xml.rels"), "FEED_NO_SHEET"),
    ("no-sheet", lambda: _without(_SHEET), "FEED_NO_SHEET"),
    ("local-name", _local_name, _NONE),
    ("wrong-sum", _wrong_sum, _NONE),
    ("says-small", _patched(22, "<I", 1, 24), _NONE),
    ("says-huge", _patched(18, "<I", 0xFFFFFFF0, 20), _UNSAFE),
    ("no-directory", lambda: pack(_parts())[:-22], _NONE),
    ("cut-in-half", lambda: pack(_parts())[:1200], _NONE),
    ("damaged-data", lambda: (c := pack(_parts()))[:60] + bytes(40) + c[100:], _NONE),
    ("archive-in-archive", lambda: pack({"feed.xlsx": pack(_parts())}), _NONE),
    ("bytes-only", lambda: b"PK\x03\x04" + bytes(range(256)) * 40, _NONE),
]  # fmt: skip


def _limit(name: str, limits: Limits, make: Callable[[], bytes], code: str) -> Case:
    due = Refused(code)
    kind = Klass.XLSX_CONTAINER
    return Case(f"archive-limit-{name}", kind, make, due, file_name="feed.xlsx", limits=limits)


CASES: tuple[Case, ...] = (
    *(
        Case(f"archive-{name}", Klass.XLSX_CONTAINER, make, Refused(code), file_name="feed.xlsx")
        for name, make, code in _BAD
    ),
    _limit("bytes", Limits(xlsx_bytes=1000), lambda: pack(_parts()), _LARGE),
    _limit("parts", Limits(xlsx_parts=3), lambda: pack(_parts()), _UNSAFE),
    _limit("file", Limits(file_bytes=500), lambda: pack(_parts()), "FEED_TOO_LARGE"),
    _limit(
        "ratio",
        Limits(xlsx_ratio=2),
        lambda: _bomb(_SHEET, f'<row r="3">{zlib.crc32(b"x")}</row>', 20),
        _MANY,
    ),
)
