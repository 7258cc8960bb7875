"""What a line promises."""

from __future__ import annotations

from enum import StrEnum


class Trait(StrEnum):
    """What a line promises; `dxmatch.testing` checks exactly what is claimed."""

    MONOTONE = "monotone"
    """More skills, a higher level or more years never lower the answer."""
    POOL_INDEPENDENT = "pool_independent"
    """Other talents never change the answer."""
