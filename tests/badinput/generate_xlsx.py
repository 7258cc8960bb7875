"""Workbooks: odd cells in one row, damaged parts, damaged containers."""

from __future__ import annotations

import zipfile
from random import Random

from tests.badinput.building import grid, pack, sheet_rows, sheet_xml, workbook_parts
from tests.badinput.case import Case, Klass, Survives
from tests.badinput.damage import Feed, feed, flip, splice

_CELLS = (
    '<c r="{p}" t="s"><v>99999</v></c>',
    '<c r="{p}" t="s"><v>-1</v></c>',
    '<c r="{p}" t="s"><v>x</v></c>',
    '<c r="{p}" t="s"/>',
    '<c r="{p}" t="b"><v>7</v></c>',
    '<c r="{p}" t="b"><v>1</v></c>',
    '<c r="{p}" t="e"><v>#REF!</v></c>',
    '<c r="{p}" t="e"><v>#N/A</v></c>',
    '<c r="{p}"><v>NaN</v></c>',
    '<c r="{p}"><v>1e999</v></c>',
    '<c r="{p}"><v>-1</v></c>',
    '<c r="{p}"><v></v></c>',
    '<c r="{p}"><v>800000</v></c>',
    '<c r="{p}"><v>46000.5</v></c>',
    '<c r="{p}"><v>1e-300</v></c>',
    '<c r="{p}"><f>1+1</f></c>',
    '<c r="{p}"><f>1+1</f><v>2</v></c>',
    '<c r="{p}" t="str"><f>A1</f><v>80万円</v></c>',
    '<c r="{p}" t="str"><f>A1</f></c>',
    '<c r="{p}" t="inlineStr"><is></is></c>',
    '<c r="{p}" t="inlineStr"><is><r><t>80</t></r><r><t>万円</t></r></is></c>',
    '<c r="{p}" t="inlineStr"><is><t>a_x0000_b_x000D_</t></is></c>',
    '<c r="{p}" t="d"><v>2027-04-01</v></c>',
    '<c r="{p}" t="d"><v>2027-13-45</v></c>',
    '<c r="{p}" t="zz"><v>1</v></c>',
    '<c r="{p}" s="999"><v>1</v></c>',
    '<c r="{p}"/>',
    "",
)
_REFS = ("", "A0", "ZZZZ9", "XFE2", "A1048577", "1A", "a2", "$A$2", "A-1", "あ2", "A" * 50)
_PIECES: tuple[str, ...] = (
    "<",
    ">",
    "&",
    "&amp",
    "&#0;",
    "&#x110000;",
    "&x;",
    "]]>",
    "<!--",
    "<![CDATA[",
    "\x00",
)
_PIECES += ("<!DOCTYPE a>", "<?pi?>", "<row>", "</row>", '<c r="A1">', "\ufffe", "<c/>", "xmlns=''")


def _parts(source: Feed) -> dict[str, str]:
    return workbook_parts({"人材": sheet_xml(sheet_rows(grid(source.rows)))})


def _sheet(source: Feed, random: Random, damaged: str) -> dict[str, str]:
    """The workbook with the row of ``place`` replaced by XML."""
    number = source.place + 2
    table = grid(source.rows)
    before = sheet_rows(table[: source.place + 1])
    after = sheet_rows(table[source.place + 2 :], first=number + 1)
    return workbook_parts({"人材": sheet_xml(before + damaged + after)})


def _row_xml(source: Feed) -> str:
    return sheet_rows([grid(source.rows)[source.place + 1]], first=source.place + 2)


def xml_case(name: str, random: Random) -> Case:
    """One damage of the XML."""
    return random.choice((_cell, _cell, _reference, _splice, _other_part, _row_number))(
        name, random
    )


def _cells(source: Feed) -> list[str]:
    row = _row_xml(source)
    inside = row[row.index(">") + 1 : row.rindex("</row>")]
    return [f"{part}</c>" for part in inside.split("</c>") if part]


def _joined(source: Feed, cells: list[str]) -> str:
    return f'<row r="{source.place + 2}">{"".join(cells)}</row>'


def _cell(name: str, random: Random) -> Case:
    """An odd cell costs at most its row."""
    source = feed(random)
    cells = _cells(source)
    place = random.randrange(len(cells))
    letter = "ABCDEFGHIJ"[place]
    cells[place] = random.choice(_CELLS).replace("{p}", f"{letter}{source.place + 2}")
    parts = _sheet(source, random, _joined(source, cells))
    return _case(name, pack(parts), Survives(source.good, refusable=False))


def _reference(name: str, random: Random) -> Case:
    """A cell at a wrong, repeated or impossible place; two readers could differ."""
    source = feed(random)
    cells = _cells(source)
    place = random.randrange(len(cells))
    if random.random() < 0.5:
        cells.insert(random.randrange(len(cells)), cells[place])
    else:
        own = f'r="{"ABCDEFGHIJ"[place]}{source.place + 2}"'
        cells[place] = cells[place].replace(own, f'r="{random.choice(_REFS)}"')
    return _case(name, pack(_sheet(source, random, _joined(source, cells))), Survives(source.good))


def _splice(name: str, random: Random) -> Case:
    """Pieces of XML put into the row: the file may be broken as a whole."""
    source = feed(random)
    row = splice(random, _row_xml(source), _PIECES, random.randint(1, 3))
    # What is put in can join or close rows, so no row is known to be good.
    return _case(name, pack(_sheet(source, random, row)), Survives())


def _other_part(name: str, random: Random) -> Case:
    """Damage in the workbook, its relations or content types."""
    source = feed(random)
    parts: dict[str, str | bytes] = dict(_parts(source))
    part = random.choice([key for key in parts if "worksheets/" not in key])
    match random.randrange(4):
        case 0:
            del parts[part]
        case 1:
            parts[part] = ""
        case 2:
            parts[part] = splice(random, str(parts[part]), _PIECES, random.randint(1, 3))
        case _:
            parts[part] = flip(random, str(parts[part]).encode(), random.randint(1, 6))
    return _case(name, pack(parts), Survives())


def _row_number(name: str, random: Random) -> Case:
    """A row with a wrong number, none, or hidden."""
    source = feed(random)
    row = _row_xml(source)
    number = f'r="{source.place + 2}"'
    wrong = random.choice(("", 'r="0"', 'r="1"', 'r="1048577"', 'r="x"', 'r="900000"'))
    hidden = random.choice((f'{number} hidden="1"', f'{number} ht="0"', f'{number} spans="1:2"'))
    changed = random.random() < 0.6
    row = row.replace(f"<row {number}", f"<row {wrong if changed else hidden}", 1)
    # Rows after one with a wrong number can lie at its place: then nothing is known.
    due = Survives() if changed else Survives(source.good, refusable=False)
    return _case(name, pack(_sheet(source, random, row)), due)


def container_case(name: str, random: Random) -> Case:
    """One damage of the ZIP around a good workbook."""
    source = feed(random)
    parts = _parts(source)
    content = pack(parts, random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))
    match random.randrange(5):
        case 0:
            content = content[: random.randrange(1, len(content))]
        case 1:
            content = flip(random, content, random.randint(1, 4))
        case 2:
            content = bytes(random.randrange(256) for _ in range(random.randint(1, 200))) + content
        case 3:
            content += bytes(random.randrange(256) for _ in range(random.randint(1, 3000)))
        case _:
            items = list({**parts, f"xl/media/{random.randrange(9)}.bin": "x" * 50_000}.items())
            random.shuffle(items)
            every = (*source.good, source.rows[source.place]["人材ID"])
            packed = pack(dict(items), zipfile.ZIP_STORED)
            return _case(name, packed, Survives(every, refusable=False), Klass.XLSX_CONTAINER)
    return _case(name, content, Survives(source.good), Klass.XLSX_CONTAINER)


def _case(name: str, content: bytes, due: Survives, klass: Klass = Klass.XLSX_XML) -> Case:
    return Case(name, klass, lambda: content, due, file_name="feed.xlsx")
