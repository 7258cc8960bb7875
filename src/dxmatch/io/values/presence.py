"""How often somebody comes on site."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dxmatch.io.parsed import Parsed


class PresenceMode(StrEnum):
    """Where the work is done."""

    REMOTE = "remote"
    HYBRID = "hybrid"
    ONSITE = "onsite"


@dataclass(frozen=True, slots=True)
class Presence:
    """``onsite_days``: days on site in a month, as in `WorkStyle`; None: not said."""

    mode: PresenceMode
    onsite_days: int | None = None


def parse_work_style(raw: str) -> Parsed[Presence]:
    """Days on site."""
    raise NotImplementedError
