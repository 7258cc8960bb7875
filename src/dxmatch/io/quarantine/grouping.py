"""The sheets of a quarantine workbook: one for each layout of each feed, and what a cell shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dxmatch.io.layout import FeedKind
from dxmatch.io.protected_columns import is_protected_label
from dxmatch.io.quarantine.waiting import FeedContext, Quarantine, WaitingRow
from dxmatch.io.skill_sheets import over_template

MOST_ROWS: Final = 500_000
"""Rows on one sheet; half of what a spreadsheet program can show."""

HIDDEN: Final = "dxmatch"
"""Name of the hidden sheet that holds the quarantine as it was written."""

META: Final = (
    ("番号 No.", 9),
    ("破棄 Discard", 10),
    ("場所 Place", 28),
    ("理由", 44),
    ("Reason", 44),
    ("対処 What to do", 44),
    ("原文 Raw row", 30),
)
"""The first columns: label and width."""

RAW: Final = len(META) - 1
DISCARD: Final = 1
_SHOWN_CHARS: Final = 32_000
_XML_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_UNSHOWN: Final = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Layout:
    """One sheet: its name, the labels of its columns, and its rows in order."""

    name: str
    labels: tuple[str, ...]
    rows: tuple[WaitingRow, ...]

    @property
    def width(self) -> int:
        """Number of data columns; a row with too many cells needs more than there are labels."""
        return max([len(self.labels), *(len(row.row.cells) for row in self.rows if row.row.labels)])


def layouts(quarantine: Quarantine) -> tuple[Layout, ...]:
    """The sheets; rows that could not be split stand on the first sheet of their feed."""
    found: dict[tuple[int, tuple[str, ...]], list[WaitingRow]] = {}
    first: dict[int, tuple[str, ...]] = {}
    for row in quarantine.rows:
        if row.row.labels:
            first.setdefault(row.feed, row.row.labels)
    contexts = {feed.number: feed for feed in quarantine.feeds}
    for row in quarantine.rows:
        labels = row.row.labels or first.get(row.feed) or _wanted(contexts.get(row.feed))
        found.setdefault((row.feed, labels), []).append(row)
    parts = [
        (labels, rows[start : start + MOST_ROWS])
        for (_, labels), rows in found.items()
        for start in range(0, len(rows), MOST_ROWS)
    ]
    return tuple(
        Layout(f"隔離{number}", labels, tuple(rows))
        for number, (labels, rows) in enumerate(parts, start=1)
    )


def _wanted(feed: FeedContext | None) -> tuple[str, ...]:
    """The columns that the mapping reads, for a feed of which no row could be split."""
    mapping = None if feed is None else feed.mapping
    if mapping is None or mapping.format.kind is FeedKind.JSON_RESUME:
        return ()
    if mapping.format.kind is FeedKind.SKILL_SHEET:
        mapping = over_template(mapping)
    labels = [label for group in mapping.columns.values() for label in group]
    return tuple(dict.fromkeys(label for label in labels if not is_protected_label(label)))


def key_text(row: WaitingRow) -> str:
    """How the first column names a row."""
    return f"{row.feed}-{row.row.row}"


def shown(text: str) -> str:
    """What a cell of the workbook shows; long text is cut, control characters are escaped."""
    if not text.isprintable():
        text = "".join(map(_shown, text))
    if "_x" in text:  # what a workbook takes for an escape, and not every program gives back
        text = _XML_ESCAPE.sub(r"\\x5f", text)
    return text if len(text) <= _SHOWN_CHARS else f"{text[:_SHOWN_CHARS]}…"


def _shown(char: str) -> str:
    if char in "\n\t" or unicodedata.category(char) not in _UNSHOWN:
        return char
    return char.encode("unicode_escape").decode("ascii")


def padded(cells: Sequence[str], width: int) -> list[str]:
    """The cells with empty ones behind them."""
    return [*cells, *[""] * (width - len(cells))]
