"""The answer of every value parser: a value or none, and what was noticed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from dxmatch.io.issues import IssueCode

T_co = TypeVar("T_co", covariant=True)


# No slots: with them Python 3.11 cannot call Parsed[int](…).
@dataclass(frozen=True)
class Parsed(Generic[T_co]):
    """A canonical value (None: missing or refused) with the issues found in the raw text."""

    value: T_co | None
    issues: tuple[IssueCode, ...] = ()
