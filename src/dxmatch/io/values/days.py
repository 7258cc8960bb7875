"""Single days."""

from __future__ import annotations

from datetime import date

from dxmatch.io.field_options import DateOrder
from dxmatch.io.parsed import Parsed


def parse_date(
    raw: str, *, as_of: date | None = None, order: DateOrder = DateOrder.YMD
) -> Parsed[date]:
    """One day; a month or a year counts as its first day."""
    raise NotImplementedError
