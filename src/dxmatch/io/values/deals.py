"""Terms of a deal: interviews and the chain of firms (商流)."""

from __future__ import annotations

from dataclasses import dataclass

from dxmatch.io.parsed import Parsed


@dataclass(frozen=True, slots=True)
class Interviews:
    """Number of interviews; ``online`` and ``with_partner`` (上位同席) if said."""

    count: int
    online: bool = False
    with_partner: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """商流: ``depth`` firms between client and person; ``max_depth`` below the reader."""

    depth: int | None = None
    max_depth: int | None = None


def parse_interviews(raw: str) -> Parsed[Interviews]:
    """How many interviews."""
    raise NotImplementedError


def parse_flow(raw: str) -> Parsed[Flow]:
    """Depth in the chain of firms."""
    raise NotImplementedError
