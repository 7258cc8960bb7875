"""Talents as CSV for spreadsheet programs: UTF-8 with a byte order mark, every cell guarded."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from dxmatch.io.formula_safe import guarded
from dxmatch.io.talents import COLUMNS, in_order, to_cells
from dxmatch.models import Talent


def csv_bytes(talents: Iterable[Talent]) -> bytes:
    """The columns of `COLUMNS`, one row a talent, in order of vendor and id."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for talent in in_order(talents):
        writer.writerow(map(guarded, to_cells(talent)))
    return out.getvalue().encode("utf-8-sig")
