"""What one run found; seconds stay in here, the page shows ratios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.measure.batches import BatchLine
from benchmarks.measure.rounds import Timing
from benchmarks.peers.engine import Entry


@dataclass(frozen=True, slots=True)
class Scene:
    """One pool with all engines."""

    title: str
    size: int
    eligible: float
    """Mean share of the pool that satisfies the must lines."""
    engines: Sequence[Entry]
    timings: dict[str, Timing]

    def ratio(self, label: str, base: str) -> float | None:
        """Median time of an engine against that of another."""
        if label not in self.timings:
            return None
        return self.timings[label].median / self.timings[base].median


@dataclass(frozen=True, slots=True)
class Core:
    """dxmatch alone with one pool."""

    size: int
    bare: float
    explained: float
    told: float
    floor: float
    """Seconds to read the bytes that a search has to read."""
    warm: float
    cold: float
    by_skills: dict[int, float]
    by_must_lines: dict[int, float]


@dataclass(slots=True)
class Result:
    """Everything of one run."""

    machine: str
    versions: dict[str, str]
    command: str
    scenes: list[Scene] = field(default_factory=list)
    cores: list[Core] = field(default_factory=list)
    batch: list[BatchLine] = field(default_factory=list)
    batch_size: tuple[int, int] = (0, 0)
    startup: dict[str, float] = field(default_factory=dict)
