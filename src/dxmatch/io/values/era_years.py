"""Japanese eras: which western year an era year is, and whether the era had that day at all.

Bounds: Reiwa since 2019-05-01 (政令第143号 of 2018), Heisei 1989-01-08 to 2019-04-30, Showa
1926-12-25 to 1989-01-07, Taisho 1912-07-30 to 1926-12-24, Meiji before (its western calendar
begins in 1873).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Era:
    """One era with its first and last day."""

    name: str
    letter: str
    first: date
    last: date

    def western(self, year: int) -> int:
        """The western year of a year of the era (元年 is 1)."""
        return self.first.year + year - 1

    def overlaps(self, first: date, last: date) -> bool:
        """Whether any day from ``first`` to ``last`` belongs to the era."""
        return first <= self.last and self.first <= last


_ERAS: Final = (
    Era("令和", "r", date(2019, 5, 1), date.max),
    Era("平成", "h", date(1989, 1, 8), date(2019, 4, 30)),
    Era("昭和", "s", date(1926, 12, 25), date(1989, 1, 7)),
    Era("大正", "t", date(1912, 7, 30), date(1926, 12, 24)),
    Era("明治", "m", date(1868, 1, 25), date(1912, 7, 29)),
)
_BY_NAME: Final = {name: era for era in _ERAS for name in (era.name, era.letter)}
ERA_NAMES: Final = "|".join(_BY_NAME)
"""Regular expression for an era in plain, lower-case text."""


def era_named(name: str) -> Era:
    """The era of a name (令和) or a letter (r).

    Raises:
        KeyError: there is no such era.
    """
    return _BY_NAME[name]


def era_of(day: date) -> Era | None:
    """The era that a day belongs to; None before 1868."""
    return next((era for era in _ERAS if era.first <= day <= era.last), None)
