"""Tables that read well on paper, on a phone (one cell under the other) and aloud."""

from __future__ import annotations

from collections.abc import Sequence

from dxmatch.page.drawing import share_element
from dxmatch.page.element import Element, Node, el
from dxmatch.page.view import Cell, Table, Tone


def table_element(table: Table) -> Element:
    """A table with caption, heads with scope, and a head for every row."""
    numeric = [_numeric(table, at) for at in range(len(table.heads))]
    rows = [row_element(table.heads, list(map(cell_nodes, row, numeric))) for row in table.rows]
    return framed(table.caption, table.heads, rows, numeric)


def _numeric(table: Table, at: int) -> bool:
    """Whether a column has numbers; not the first one, which names the rows."""
    cells = [row[at] for row in table.rows if row[at].text not in ("", "–")]
    return at > 0 and bool(cells) and all(cell.amount is not None for cell in cells)


def framed(
    caption: str, heads: Sequence[str], rows: Sequence[Element], numeric: Sequence[bool]
) -> Element:
    """Caption, heads and rows. The roles keep it a table where the style lays cells out anew."""
    cells = [
        el("th", head, scope="col", role="columnheader", class_="number" if right else None)
        for head, right in zip(heads, numeric, strict=True)
    ]
    return el(
        "table",
        el("caption", caption),
        el("thead", el("tr", *cells, role="row"), role="rowgroup"),
        el("tbody", *rows, role="rowgroup"),
        role="table",
    )


Shown = tuple[str | None, tuple[Node | None, ...]]
"""The class of a cell and what stands in it."""


def row_element(heads: Sequence[str], cells: Sequence[Shown]) -> Element:
    """One row; every cell carries its head for narrow screens."""
    (first, inside), rest = cells[0], zip(heads[1:], cells[1:], strict=True)
    return el(
        "tr",
        el("th", *inside, scope="row", role="rowheader", class_=first),
        *(el("td", *n, role="cell", class_=kind, data_head=head) for head, (kind, n) in rest),
        role="row",
    )


def cell_nodes(cell: Cell, right: bool) -> Shown:
    """The class of a cell and what stands in it."""
    kinds = ["" if cell.tone is Tone.PLAIN else cell.tone.value, "number" if right else ""]
    note = el("small", cell.note) if cell.note else None
    bar = share_element(*cell.bar) if cell.bar else None
    text = el("span", cell.text, title=cell.hint or None)
    return " ".join(filter(None, kinds)) or None, (text, note, bar)
