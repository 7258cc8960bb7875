"""Places in a filled sheet: who is first, and at which rank a row stands."""

from __future__ import annotations

import numpy as np

from dxmatch.scoring.evaluate import Sheet
from dxmatch.scoring.ranking import best


def first_rows(sheet: Sheet, k: int) -> list[int]:
    """The rows of the first ``k``, best first."""
    rows: list[int] = best(sheet, k).rows.tolist()
    return rows


def place_of(sheet: Sheet, row: int) -> int | None:
    """The position of a row in ``sheet.rows``; None if it is kept out."""
    at = int(np.searchsorted(sheet.rows, row))
    return at if at < sheet.rows.size and int(sheet.rows[at]) == row else None


def rank_of(sheet: Sheet, row: int) -> int | None:
    """The rank of a row, from 1, ties by identity; None if it is kept out."""
    at = place_of(sheet, row)
    if at is None:
        return None
    totals, mine = sheet.totals, sheet.totals[at]
    return 1 + int(np.count_nonzero(totals > mine) + np.count_nonzero(totals[:at] == mine))
