"""What if: the same pool under another sheet or for a changed position, and who moves why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dxmatch.explain.ledger import LineName, signed
from dxmatch.models import Lang, Text
from dxmatch.scoring.reason import Reason


class Movement(StrEnum):
    """What happens to a talent on the list."""

    ENTERED = "entered"
    LEFT = "left"
    UP = "up"
    DOWN = "down"
    STAYED = "stayed"


@dataclass(frozen=True, slots=True)
class PointChange:
    """Points of one line before and after; 0 where the sheet does not have it."""

    line: LineName
    before: int
    after: int

    @property
    def points(self) -> int:
        """How many points more."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Block:
    """A must line that keeps a talent out, and why."""

    line: LineName
    reason: Reason


@dataclass(frozen=True)
class Move:
    """One talent before and after. A rank is None if a must line keeps the talent out.

    Attributes:
        blocked_before, blocked_after: the must lines that keep the talent out.
        lines: the want lines whose points change, largest change first; they sum to the change
            of the total.
    """

    key: str
    movement: Movement
    rank_before: int | None
    rank_after: int | None
    total_before: int
    total_after: int
    blocked_before: tuple[Block, ...]
    blocked_after: tuple[Block, ...]
    lines: tuple[PointChange, ...]


@dataclass(frozen=True)
class WhatIf:
    """試算: everybody who is in the first ``k`` before or after, in the new order.

    Attributes:
        eligible_before, eligible_after: how many satisfy the must side.
        max_before, max_after: the highest possible totals.
    """

    k: int
    eligible_before: int
    eligible_after: int
    max_before: int
    max_after: int
    moves: tuple[Move, ...]

    def of(self, movement: Movement) -> tuple[Move, ...]:
        """The moves of one kind."""
        return tuple(move for move in self.moves if move.movement is movement)

    @property
    def entered(self) -> tuple[Move, ...]:
        """Who comes into the first ``k``."""
        return self.of(Movement.ENTERED)

    @property
    def left(self) -> tuple[Move, ...]:
        """Who falls out of the first ``k``."""
        return self.of(Movement.LEFT)

    @property
    def changed(self) -> bool:
        """Whether anybody enters, leaves or changes places."""
        return any(move.movement is not Movement.STAYED for move in self.moves)

    def text(self, lang: Lang = "ja") -> str:
        """The difference in words, one line per talent."""
        before, after = f"{self.eligible_before:,}", f"{self.eligible_after:,}"
        most = f"{self.max_before:,} → {self.max_after:,}"
        if lang == "ja":
            head = f"適格 {before} 名 → {after} 名、満点 {most}、上位 {self.k:,} 名の変化:"
        else:
            head = f"eligible {before} → {after}; full points {most}; the first {self.k:,}:"
        return "\n".join([head, *(f"- {_told(move, lang)}" for move in self.moves)])

    def to_dict(self, lang: Lang = "ja") -> dict[str, Any]:
        """The difference as plain values for JSON."""
        return {
            "k": self.k,
            "eligible": {"before": self.eligible_before, "after": self.eligible_after},
            "max_total": {"before": self.max_before, "after": self.max_after},
            "moves": [_table(move, lang) for move in self.moves],
            "text": self.text(lang),
        }

    def __str__(self) -> str:
        return self.text("ja")


_WORDS = {
    Movement.ENTERED: Text(ja="新たに入る", en="enters"),
    Movement.LEFT: Text(ja="外れる", en="leaves"),
    Movement.UP: Text(ja="上がる", en="moves up"),
    Movement.DOWN: Text(ja="下がる", en="moves down"),
    Movement.STAYED: Text(ja="変わらない", en="stays"),
}
_OUT = Text(ja="対象外", en="kept out")


def _told(move: Move, lang: Lang) -> str:
    ranks = " → ".join(_rank(rank, lang) for rank in (move.rank_before, move.rank_after))
    totals = f"{move.total_before:,} → {move.total_after:,}"
    parts = [f"{move.key}: {_WORDS[move.movement].get(lang)} ({ranks}; {totals})"]
    blocks = move.blocked_after or move.blocked_before
    parts += [f"{block.line.title.get(lang)}: {block.reason.text(lang)}" for block in blocks]
    parts += [f"{line.line.title.get(lang)} {signed(line.points)}" for line in move.lines]
    return " / ".join(parts)


def _rank(rank: int | None, lang: Lang) -> str:
    if rank is None:
        return _OUT.get(lang)
    return f"{rank:,} 位" if lang == "ja" else f"rank {rank:,}"


def _table(move: Move, lang: Lang) -> dict[str, Any]:
    def blocks(found: tuple[Block, ...]) -> list[dict[str, str]]:
        return [{"line": b.line.key, "text": b.reason.text(lang)} for b in found]

    return {
        "talent": move.key,
        "movement": move.movement.value,
        "rank": {"before": move.rank_before, "after": move.rank_after},
        "total": {"before": move.total_before, "after": move.total_after},
        "blocked": {"before": blocks(move.blocked_before), "after": blocks(move.blocked_after)},
        "lines": [
            {"line": c.line.key, "before": c.before, "after": c.after, "points": c.points}
            for c in move.lines
        ],
    }
