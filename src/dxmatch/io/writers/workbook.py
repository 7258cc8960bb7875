"""XLSX in which every cell is a string, and the same cells give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from typing import Any, Final

CELL_CHARS: Final = 32_767
"""The most characters that a cell can hold."""

_EPOCH: Final = datetime(1980, 1, 1)
"""A workbook states when it was made; ours must not depend on the clock."""


@contextmanager
def text_workbook(out: BytesIO) -> Iterator[Any]:
    """A workbook that never makes a formula, number or link out of text."""
    import xlsxwriter

    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _EPOCH})
        yield book
