"""何を緩めれば何名: all that can be given way on, and which lines clash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from dxmatch.explain.lattice import Lattice
from dxmatch.explain.relaxation import Conflict, DroppedLines, Eligible, Relaxation
from dxmatch.explain.relaxations_html import to_html
from dxmatch.models import Lang, Position, Text
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Constraint

SHOWN: Final = 10
"""Of each kind in words; `Relaxations.to_dict` has all."""

_HEAD: Final = {
    "enough": Text(
        ja="適格な人材が {eligible:,} 名おり、{at_least:,} 名以上です。緩和は不要です。",
        en="{eligible:,} talents are eligible, at least {at_least:,}. Nothing has to give way.",
    ),
    "few": Text(
        ja="適格な人材は {eligible:,} 名です({pool:,} 名中)。{at_least:,} 名以上にするには:",
        en="{eligible:,} of {pool:,} talents are eligible. To have at least {at_least:,}:",
    ),
    "never": Text(
        ja="人材プールが {pool:,} 名のため、何を緩めても {at_least:,} 名にはなりません。",
        en="The pool has {pool:,} talents; nothing can make {at_least:,} of them eligible.",
    ),
}
CHANGES: Final = Text(ja="条件の変更", en="Changes of the position")
NO_CHANGE: Final = Text(
    ja="三つまでの変更の組合せでは届きません。",
    en="No combination of up to three changes is enough.",
)
LINES: Final = Text(ja="必須要件の取りやめ", en="Must lines to drop")
CONFLICTS: Final = Text(ja="両立しない必須要件", en="Must lines that clash")
PARTLY: Final = Text(
    ja="必須要件が多いため、{size} 行までの組合せをすべて調べました。",
    en="There are many must lines: all combinations of up to {size} of them were tried.",
)
MORE: Final = Text(ja="ほか {count:,} 件", en="and {count:,} more")


@dataclass(frozen=True, eq=False)
class Relaxations:
    """The answer to "what must give way so that ``at_least`` talents are eligible?".

    Iterate it for the changes of the position, fewest changes first.

    Attributes:
        at_least: how many talents are wanted.
        changes: Pareto-minimal changes of the position, each checked by evaluating it.
        found: how many there are; ``changes`` holds the first of them.
    """

    position: Position
    pool: TalentPool = field(repr=False)
    at_least: int
    changes: tuple[Relaxation, ...] = field(repr=False)
    found: int
    lattice: Lattice = field(repr=False)

    @property
    def eligible(self) -> int:
        """How many talents are eligible now."""
        return self.lattice.count()

    @property
    def enough(self) -> bool:
        """Whether nothing has to give way."""
        return self.eligible >= self.at_least

    @cached_property
    def lines(self) -> tuple[DroppedLines, ...]:
        """The smallest sets of must lines to drop: fewest lines first, then most talents."""
        if self.enough:
            return ()
        now = self.lattice.rows()
        found = [
            DroppedLines(self._named(chosen), Eligible(self.pool, now, self.lattice.rows(chosen)))
            for chosen in self.lattice.relaxations(self.at_least)
        ]
        return tuple(sorted(found, key=lambda one: (len(one.lines), -one.eligible)))

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The smallest sets of must lines that clash: fewest lines first."""
        return tuple(
            Conflict(self._named(chosen), self.lattice.passing(chosen))
            for chosen in self.lattice.conflicts(self.at_least)
        )

    @property
    def complete_to(self) -> int | None:
        """None: `lines` and `conflicts` are all there are. Else: all of at most so many lines
        (lines that keep out the same talents count as one); larger ones were not looked for."""
        return self.lattice.complete_to

    def __iter__(self) -> Iterator[Relaxation]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    def __getitem__(self, index: int) -> Relaxation:
        return self.changes[index]

    def _named(self, chosen: frozenset[int]) -> tuple[Constraint, ...]:
        return tuple(self.lattice.lines[index] for index in sorted(chosen))

    def headline(self, lang: Lang = "ja") -> str:
        """How many are eligible and how many are wanted."""
        reachable = self.at_least <= len(self.pool)
        key = "enough" if self.enough else "few" if reachable else "never"
        return (
            _HEAD[key]
            .get(lang)
            .format(eligible=self.eligible, at_least=self.at_least, pool=len(self.pool))
        )

    def sections(self, lang: Lang = "ja") -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Title and lines of each part, for people: the first of each kind."""
        if self.enough:
            return ()
        changes = _shown(self.changes, self.found, lang) or (NO_CHANGE.get(lang),)
        lines = _shown(self.lines, len(self.lines), lang)
        clashes = _shown(self.conflicts, len(self.conflicts), lang)
        if self.complete_to is not None:
            lines = (*lines, PARTLY.get(lang).format(size=self.complete_to))
        parts = ((CHANGES, changes), (LINES, lines), (CONFLICTS, clashes))
        return tuple((title.get(lang), said) for title, said in parts if len(said))

    def text(self, lang: Lang = "ja") -> str:
        """The answer in words."""
        told = [self.headline(lang)]
        for title, said in self.sections(lang):
            told += [f"{title}:", *(f"- {line}" for line in said)]
        return "\n".join(told)

    def to_dict(self, lang: Lang = "ja") -> dict[str, Any]:
        """All of it as plain values."""
        return {
            "position": self.position.id,
            "pool": len(self.pool),
            "eligible": self.eligible,
            "at_least": self.at_least,
            "enough": self.enough,
            "changes": [relaxation.to_dict(lang) for relaxation in self.changes],
            "changes_found": self.found,
            "lines": [dropped.to_dict(lang) for dropped in self.lines],
            "conflicts": [conflict.to_dict(lang) for conflict in self.conflicts],
            "complete_to": self.complete_to,
        }

    def __str__(self) -> str:
        return self.text("ja")

    def _repr_html_(self) -> str:
        return to_html(
            self.position.title,
            [(self.headline(lang), self.sections(lang)) for lang in ("ja", "en")],
        )


def _shown(
    items: Sequence[Relaxation | DroppedLines | Conflict], count: int, lang: Lang
) -> tuple[str, ...]:
    told = tuple(item.text(lang) for item in items[:SHOWN])
    rest = count - len(told)
    return (*told, MORE.get(lang).format(count=rest)) if rest > 0 else told
