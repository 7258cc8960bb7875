"""What one line of a sheet says: a verdict or a value, and the reason for it."""

from __future__ import annotations

from enum import IntEnum, StrEnum

SCALE = 10_000
"""A want line gives 0 … SCALE; SCALE means "could not be better"."""


class Verdict(IntEnum):
    """適合・要確認・不適合, ordered so that *and* is min, *or* is max and *not* is 2 − x."""

    NO = 0
    UNKNOWN = 1
    YES = 2


class Side(StrEnum):
    """The two sides of an evaluation sheet."""

    MUST = "must"
    WANT = "want"
