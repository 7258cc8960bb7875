"""案件経歴: the projects that a skill sheet lists, and how long each skill was used in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.labels import label_key
from dxmatch.io.layout import History
from dxmatch.io.readers.form_cells import Labels, Place
from dxmatch.io.readers.workbook import WorkbookSheet
from dxmatch.io.values import parse_span
from dxmatch.io.values.skill_text import split_skills
from dxmatch.vocabulary import normalise

_WAVES: Final = "~〜～-－―ー→"
_NOW: Final = re.compile(
    r"(?:現在|継続中|参画中|稼働中|進行中|至る|present|now)(?:に至る)?", re.IGNORECASE
)
_PREFIX: Final = re.compile(r"^[\s・【\[]*([^:：\n】\]]{1,12})[:：】\]]\s*", re.M)
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Project:
    """One project as written: its cells by what their column is about, and its first row."""

    row: int
    period: str
    skills: str = field(repr=False)
    summary: str = field(repr=False)

    @property
    def running(self) -> bool:
        """Whether it lasts until now."""
        text = self.period.strip()
        return bool(_NOW.search(text)) or text.endswith(tuple(_WAVES))

    def months(self, as_of: date | None) -> frozenset[int] | None:
        """The months that it took, counted from year 0; None if they cannot be told.

        Nothing after ``as_of`` counts; a project that is running needs it.
        """
        said = _NOW.sub("", self.period).strip()
        if self.running:
            said = f"{said.rstrip(_WAVES).rstrip()}~"
        parsed = parse_span(said, as_of=as_of)
        span = parsed.value
        if span is None or span.earliest is None or IssueCode.YEAR_INFERRED in parsed.issues:
            return None
        now = None if as_of is None else _month(as_of)
        if self.running:
            last = now
        else:
            last = _month(span.earliest if span.end is None else span.end - timedelta(days=1))
        if last is None:
            return None
        return frozenset(
            range(_month(span.earliest), (last if now is None else min(last, now)) + 1)
        )


@dataclass(frozen=True, slots=True)
class FoundHistory:
    """The projects, and the rows (from 0) from the header to the last of them."""

    projects: tuple[Project, ...]
    first: int
    stop: int
    used: frozenset[Place] = field(repr=False)

    def holds(self, row: int) -> bool:
        """Whether a row belongs to the history."""
        return self.first <= row < self.stop


@dataclass(frozen=True, slots=True)
class SkillUse:
    """A skill as written first, the months it was used in, and the last day of the last one."""

    name: str
    months: frozenset[int]

    @property
    def last_used(self) -> date:
        """The last day of the last month."""
        year, month = divmod(max(self.months) + 1, 12)
        return date(year, month + 1, 1) - timedelta(days=1)


def find_history(sheet: WorkbookSheet, history: History, labels: Labels) -> FoundHistory | None:
    """The table of projects: below a row that labels a period and something else.

    It ends before a row that begins with a label of the form (自己PR, 資格).
    """
    kinds = {
        label_key(label): kind
        for kind, names in (
            ("summary", history.summary),
            ("skills", history.skills),
            ("period", history.period),
        )
        for label in names
    }
    for row in range(len(sheet.grid)):
        lines = _header_lines(sheet.grid, row, kinds)
        if lines:
            return _table(sheet.grid, row, lines, kinds, labels)
    return None


def _header_lines(grid: Sequence[Sequence[str]], row: int, kinds: dict[str, str]) -> int:
    """How many lines the header has that begins here; 0 if none does."""
    found = [kinds.get(label_key(cell)) for cell in grid[row]]
    if "period" not in found:
        return 0
    below = grid[row + 1] if row + 1 < len(grid) else ()
    parts = [kinds.get(label_key(cell)) for cell in below]
    two = sum(kind is not None for kind in parts) >= _FEWEST or (
        any(parts) and not below[found.index("period")].strip()
    )
    known = {kind for kind in (*found, *(parts if two else ())) if kind is not None}
    return 0 if len(known) < _FEWEST else 2 if two else 1


def _table(
    grid: Sequence[Sequence[str]], head: int, lines: int, kinds: dict[str, str], labels: Labels
) -> FoundHistory:
    columns = _columns(grid[head : head + lines], kinds)
    stop = head + lines
    while stop < len(grid) and not _begins_with_label(grid[stop], kinds, labels):
        stop += 1
    rows = [row for row in range(head + lines, stop) if not _is_header(grid[row], kinds)]
    used = {(row, column) for row in range(head, head + lines) for column in range(len(grid[row]))}
    used |= {(row, column) for row in range(head, stop) for column in columns}
    return FoundHistory(tuple(_projects(grid, rows, columns)), head, stop, frozenset(used))


def _columns(head: Sequence[Sequence[str]], kinds: dict[str, str]) -> dict[int, tuple[str, int]]:
    """Kind and label number of each column; an unlabelled one belongs to the label left of it."""
    columns: dict[int, tuple[str, int]] = {}
    now: tuple[str, int] | None = None
    for column in range(max(map(len, head))):
        said = [line[column] for line in head if column < len(line) and line[column].strip()]
        if said:
            known = [kinds[key] for key in map(label_key, said) if key in kinds]
            now = (known[-1], column) if known else None
        if now is not None:
            columns[column] = now
    return columns


def _begins_with_label(cells: Sequence[str], kinds: dict[str, str], labels: Labels) -> bool:
    first = next((cell for cell in cells if cell.strip()), "")
    return labels.key(first) is not None and label_key(first) not in kinds


def _is_header(cells: Sequence[str], kinds: dict[str, str]) -> bool:
    """Whether the header is repeated, as on a second printed page."""
    return sum(label_key(cell) in kinds for cell in cells if cell.strip()) > _FEWEST


def _projects(
    grid: Sequence[Sequence[str]], rows: Iterable[int], columns: dict[int, tuple[str, int]]
) -> Iterator[Project]:
    group: list[int] = []
    period = ""
    for row in rows:
        said = _period(grid[row], columns)
        goes_on = said.startswith(tuple(_WAVES)) or period.endswith(tuple(_WAVES)) or not said
        if group and not goes_on:
            yield _project(grid, group, period, columns)
            group, period = [], ""
        if said or group:
            group.append(row)
            period = f"{period} {said}".strip()
    if group:
        yield _project(grid, group, period, columns)


def _period(cells: Sequence[str], columns: dict[int, tuple[str, int]]) -> str:
    """The text of the period; beginning and end under labels of their own are joined by ~."""
    by_label: dict[int, list[str]] = {}
    for column, (kind, label) in columns.items():
        if kind == "period" and cells[column].strip():
            by_label.setdefault(label, []).append(cells[column].strip())
    return "~".join(" ".join(texts) for texts in by_label.values())


def _project(
    grid: Sequence[Sequence[str]],
    rows: Sequence[int],
    period: str,
    columns: dict[int, tuple[str, int]],
) -> Project:
    def texts(wanted: str) -> list[str]:
        return [
            grid[row][column].strip()
            for column, (kind, _) in columns.items()
            if kind == wanted
            for row in rows
            if grid[row][column].strip()
        ]

    told = " / ".join(text.replace("\n", " ") for text in texts("summary"))
    return Project(rows[0], period, "\n".join(texts("skills")), told)


def skill_uses(
    projects: Iterable[tuple[Project, frozenset[int] | None]], history: History
) -> tuple[list[SkillUse], list[str]]:
    """The skills with the months of all their projects, and names of which no month is known.

    Months in which two projects used a skill count once. A name is what it is after
    normalisation; versions (Java 8, Java 11) are names of their own.
    """
    prefixes = frozenset(map(label_key, history.skills))
    months: dict[str, set[int]] = {}
    names: dict[str, str] = {}
    for project, taken in projects:
        text = _PREFIX.sub(lambda m: "" if label_key(m[1]) in prefixes else m[0], project.skills)
        for mention in split_skills(text):
            for name in (mention.name, *mention.parts):
                key = normalise(name) or name
                names.setdefault(key, name)
                months.setdefault(key, set()).update(taken or ())
    dated = [SkillUse(names[key], frozenset(found)) for key, found in months.items() if found]
    return dated, [names[key] for key, found in months.items() if not found]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
