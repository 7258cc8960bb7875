"""条件緩和案: what to give way on, how many become eligible, and whom that gains."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from dxmatch.explain.change import Change
from dxmatch.explain.must_lines import only_must
from dxmatch.explain.position_change import changed
from dxmatch.models import Lang, Position, Text
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.rows import Index
from dxmatch.scoring.algebra import Constraint, Strategy
from dxmatch.scoring.evaluate import evaluate

_COUNT = Text(ja="適格 {eligible:,} 名(+{gained:,} 名)", en="{eligible:,} eligible (+{gained:,})")
_LOST = Text(ja="、対象外になる人 {lost:,} 名", en=", {lost:,} no longer eligible")
_AND = Text(ja="、かつ", en=", and ")
_DROP = Text(ja="{lines}を外す", en="without {lines}")
_TITLE = Text(ja="「{title}」", en="“{title}”")
_LINE_AND = Text(ja="と", en=" and ")
_CONFLICT = Text(ja="{lines}を同時に満たす人は {left:,} 名", en="{left:,} satisfy {lines} together")
_POOL = Text(ja="人材プール全体が {left:,} 名", en="{left:,} talents are in the pool")


@dataclass(frozen=True, eq=False)
class Eligible:
    """Who is eligible now and after something is relaxed: rows of a pool, ascending."""

    pool: TalentPool = field(repr=False)
    before: Index = field(repr=False)
    after: Index = field(repr=False)

    def keys(self, rows: Index) -> tuple[str, ...]:
        """``vendor:id`` of some rows."""
        return tuple(self.pool.talents[row].key for row in rows.tolist())

    @cached_property
    def gained(self) -> Index:
        """Rows that become eligible."""
        return np.setdiff1d(self.after, self.before, assume_unique=True)

    @cached_property
    def lost(self) -> Index:
        """Rows that are no longer eligible."""
        return np.setdiff1d(self.before, self.after, assume_unique=True)


@dataclass(frozen=True, eq=False)
class Relaxation:
    """条件緩和案: a smallest change of the position, checked by evaluating it.

    Attributes:
        changes: what to change; one step less of any of them is not enough.
        position: the position with these changes.
        eligible: how many talents are then eligible.
    """

    changes: tuple[Change, ...]
    position: Position = field(repr=False)
    _who: Eligible = field(repr=False)

    @classmethod
    def checked(
        cls,
        strategy: Strategy,
        position: Position,
        pool: TalentPool,
        before: Index,
        changes: tuple[Change, ...],
    ) -> Relaxation:
        """Change the position and evaluate the must side once more."""
        after, sheet = changed(position, changes), only_must(strategy)
        everybody = np.arange(len(pool))
        rows = everybody if sheet is None else evaluate(sheet, after, pool).rows
        return cls(changes, after, Eligible(pool, before, rows))

    @property
    def eligible(self) -> int:
        """How many talents are eligible after the change."""
        return int(self._who.after.size)

    @property
    def gained(self) -> int:
        """How many become eligible."""
        return int(self._who.gained.size)

    @property
    def lost(self) -> int:
        """How many are no longer eligible, as a later start can outlast a certificate."""
        return int(self._who.lost.size)

    def admits(self, row: int) -> bool:
        """Whether one row of the pool is eligible after the change."""
        at = int(np.searchsorted(self._who.after, row))
        return at < self.eligible and int(self._who.after[at]) == row

    def gains(self) -> tuple[str, ...]:
        """``vendor:id`` of all who become eligible, in order."""
        return self._who.keys(self._who.gained)

    def losses(self) -> tuple[str, ...]:
        """``vendor:id`` of all who are no longer eligible, in order."""
        return self._who.keys(self._who.lost)

    def text(self, lang: Lang = "ja") -> str:
        """What to change, and the counts."""
        what = _AND.get(lang).join(change.text(lang) for change in self.changes)
        lost = _LOST.get(lang).format(lost=self.lost) if self.lost else ""
        count = _COUNT.get(lang).format(eligible=self.eligible, gained=self.gained)
        return f"{what}: {count}{lost}"

    def to_dict(self, lang: Lang = "ja") -> dict[str, Any]:
        """Changes, counts, whom it gains and loses, words."""
        return {
            "changes": [change.to_dict(lang) for change in self.changes],
            "eligible": self.eligible,
            "gained": self.gained,
            "lost": self.lost,
            "gains": list(self.gains()),
            "losses": list(self.losses()),
            "text": self.text(lang),
        }


@dataclass(frozen=True, eq=False)
class DroppedLines:
    """A smallest set of must lines without which enough talents are eligible.

    Attributes:
        lines: the lines to drop; a requirement of the position is a line of its own.
    """

    lines: tuple[Constraint, ...]
    _who: Eligible = field(repr=False)

    @property
    def eligible(self) -> int:
        """How many talents are eligible without these lines."""
        return int(self._who.after.size)

    @property
    def gained(self) -> int:
        """How many become eligible."""
        return self.eligible - int(self._who.before.size)

    def gains(self) -> tuple[str, ...]:
        """``vendor:id`` of all who become eligible, in order."""
        return self._who.keys(self._who.gained)

    def text(self, lang: Lang = "ja") -> str:
        """Which lines, and the counts."""
        what = _DROP.get(lang).format(lines=titles(self.lines, lang))
        count = _COUNT.get(lang).format(eligible=self.eligible, gained=self.gained)
        return f"{what}: {count}"

    def to_dict(self, lang: Lang = "ja") -> dict[str, Any]:
        """Lines, counts, words."""
        return {
            "lines": [line.title.get(lang) for line in self.lines],
            "eligible": self.eligible,
            "gained": self.gained,
            "text": self.text(lang),
        }


@dataclass(frozen=True)
class Conflict:
    """A smallest set of must lines that clash: together they leave too few talents.

    Attributes:
        lines: the lines; without any one of them enough talents satisfy the others.
        left: how many satisfy all of them, whatever the other lines say.
    """

    lines: tuple[Constraint, ...]
    left: int

    def text(self, lang: Lang = "ja") -> str:
        """Which lines, and who is left."""
        if not self.lines:
            return _POOL.get(lang).format(left=self.left)
        return _CONFLICT.get(lang).format(lines=titles(self.lines, lang), left=self.left)

    def to_dict(self, lang: Lang = "ja") -> dict[str, Any]:
        """Lines, who is left, words."""
        return {
            "lines": [line.title.get(lang) for line in self.lines],
            "left": self.left,
            "text": self.text(lang),
        }


def titles(lines: tuple[Constraint, ...], lang: Lang) -> str:
    """The names of some lines."""
    named = [_TITLE.get(lang).format(title=line.title.get(lang)) for line in lines]
    return _LINE_AND.get(lang).join(named)
