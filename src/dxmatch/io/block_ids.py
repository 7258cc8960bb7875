"""The ids of many rows at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from typing import Final

from dxmatch.io.column_values import ColumnValues

# Such an id is itself: it is no word for nothing (NA is an id), no formula, and hides nothing.
_ONE: Final = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}"
_PLAIN: Final = re.compile(_ONE)
_ALL_PLAIN: Final = re.compile(f"{_ONE}(?:\n{_ONE})*+")


def read_ids(
    column: ColumnValues, texts: Sequence[str], taken: Set[str]
) -> tuple[list[str], list[int]]:
    """The id of each row, and the rows whose id is missing, odd, or not theirs alone.

    Args:
        column: reads what is no plain id.
        texts: the cells of the id column.
        taken: ids of rows before these.
    """
    texts = list(texts)
    joined = "\n".join(texts)
    if joined.count("\n") == len(texts) - 1 and _ALL_PLAIN.fullmatch(joined):
        ids, odd = texts, list[int]()
    else:
        ids, odd = _one_by_one(column, texts)
    if len(set(ids)) < len(ids) or not taken.isdisjoint(ids):
        count = Counter(ids)
        odd += [row for row, name in enumerate(ids) if count[name] > 1 or name in taken]
    return ids, odd


def _one_by_one(column: ColumnValues, texts: Sequence[str]) -> tuple[list[str], list[int]]:
    ids: list[str] = []
    odd: list[int] = []
    for row, text in enumerate(texts):
        if _PLAIN.fullmatch(text):
            ids.append(text)
            continue
        parsed = column.parse(text)
        ids.append(parsed.value or "")
        if parsed.issues or not parsed.value:
            odd.append(row)
    return ids, odd
