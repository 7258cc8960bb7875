"""What a page shows, as text and numbers only: sections of facts, tables, notes and people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from dxmatch.models import Lang


class Tone(StrEnum):
    """What a cell or a note means; the text says it too, colour only repeats it."""

    PLAIN = "plain"
    GOOD = "good"
    OPEN = "open"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    Attributes:
        text: what people read.
        amount: the same as a number, for workbooks; None where it is no number.
        note: a second, smaller line.
        bar: part and whole, drawn below the text.
        hint: shown when a pointer rests on the cell; only where nothing depends on it.
    """

    text: str
    amount: int | float | None = None
    tone: Tone = Tone.PLAIN
    note: str = ""
    bar: tuple[int, int] | None = None
    hint: str = ""


def number(value: int) -> Cell:
    """A whole number with separators."""
    return Cell(f"{value:,}", value)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the first cell of a row is its head. All rows are equally long."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One want line in a waterfall: what it gives, of what it could give, in points.

    Attributes:
        label: the line.
        calculation: how the points come about, for example ``50 × 0.75``.
        points, most: exact points, 0 ≤ points ≤ most.
        shown: the points as people read them.
        reason: in words.
    """

    label: str
    calculation: str
    points: int
    most: int
    shown: str
    reason: str


@dataclass(frozen=True, slots=True)
class Waterfall:
    """How points add up: every step begins where the one before ended.

    Attributes:
        heads: of line, calculation, points, sum so far (the bar) and reason; and the last row.
        said: describes one bar to those who cannot see it, with places ``{label}`` and
            ``{points}``.
        total: the sum as people read it.
        full: the highest possible total, at least the sum of all ``most``.
    """

    caption: str
    heads: tuple[str, str, str, str, str, str]
    said: str
    steps: tuple[Step, ...]
    total: str
    full: int


@dataclass(frozen=True, slots=True)
class Person:
    """One candidate, under the name that this page may show."""

    rank: str
    name: str
    badge: str
    facts: tuple[tuple[str, str], ...]
    must: Table | None
    points: Waterfall | None
    score: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with values; ``wide`` for long values, one below the other."""

    items: tuple[tuple[str, str], ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list, under a small title if there is one."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph; line breaks stay."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Link:
    """Leads to a page in the same folder; ``file`` is a plain name such as ``position-1.html``."""

    text: str
    file: str


Block: TypeAlias = Facts | Table | Items | Note | Person | Waterfall | Link


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page with a title; ``name`` is a short fixed word such as ``people``."""

    name: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        overline: small words above the title, such as the kind of page.
        badge: who may read it.
        summary: the most important numbers, each with its name.
        footer: one line at the end.
    """

    lang: Lang
    title: str
    overline: str
    badge: str
    summary: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    footer: str
