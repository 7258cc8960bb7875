"""和暦: era names, their years, and their bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Era:
    """An era from its first to its last day."""

    kanji: str
    letter: str
    first: date
    last: date


ERAS = (
    Era("明治", "M", date(1868, 10, 23), date(1912, 7, 29)),
    Era("大正", "T", date(1912, 7, 30), date(1926, 12, 24)),
    Era("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
    Era("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    Era("令和", "R", date(2019, 5, 1), date(9999, 12, 31)),
)
"""Since Japan took over the western calendar month by month the first years are approximate."""

ERA_YEAR = re.compile(r"(明治|大正|昭和|平成|令和|[MTSHRmtshr](?=\s?(?:\d|元)))\.?\s?(\d{1,2}|元)年?度?")
_BY_NAME = {name: era for era in ERAS for name in (era.kanji, era.letter, era.letter.lower())}


def era_year(match: re.Match[str]) -> tuple[Era, int]:
    """The era and the western year of a match of `ERA_YEAR`."""
    era = _BY_NAME[match[1]]
    year = 1 if match[2] == "元" else int(match[2])
    return era, era.first.year + year - 1


def inside(era: Era, year: int, month: int | None, day: int | None) -> bool:
    """Whether any day of a year, month or day lies in the era."""
    try:
        first = date(year, month or 1, day or 1)
        if day is not None:
            last = first
        elif month is not None:
            last = end_of_month(first)
        else:
            last = date(year, 12, 31)
    except ValueError:
        return False
    return first <= era.last and era.first <= last


def end_of_month(day: date) -> date:
    """The last day of the month of a day."""
    if day.month == 12:
        return date(day.year, 12, 31)
    return date(day.year, day.month + 1, 1) - timedelta(days=1)


def in_era(day: date) -> str:
    """A day in the style 令和7年4月1日 (the first year is 元年)."""
    era = next(era for era in reversed(ERAS) if era.first <= day)
    year = day.year - era.first.year + 1
    return f"{era.kanji}{'元' if year == 1 else year}年{day.month}月{day.day}日"
