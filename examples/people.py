"""Draw people who do not exist from personas.toml; nothing here knows any file format."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).resolve().parent
DATA: dict[str, Any] = tomllib.loads((HERE / "personas.toml").read_text(encoding="utf-8"))
PLACES: dict[str, list[Any]] = {place[0]: place for place in DATA["places"]["homes"]}
EXPORTED = date(2022, 7, 11)
"""The day of the snapshot: 即日 means this day, and nothing later is known."""


@dataclass(frozen=True)
class Skill:
    name: str
    level: int
    years: int
    last_used: date


@dataclass(frozen=True)
class Person:
    """What is true of a person, before a vendor writes it down in its own way."""

    number: int
    title: str
    summary: str
    types: tuple[str, ...]
    skills: tuple[Skill, ...]
    certificates: tuple[str, ...]
    industries: tuple[str, ...]
    years: int
    municipal_years: int
    man: tuple[int, int]
    days: tuple[int, int]
    start: date | None
    onsite: int
    home: str
    reach: tuple[str, ...]
    forms: tuple[str, ...]
    consent: str
    english: int
    meetings: int
    channels: tuple[str, ...]
    documents: bool
    direct: bool


def some(rng: Random, items: list[str], low: int, high: int) -> tuple[str, ...]:
    """Between ``low`` and ``high`` of the items, in their order."""
    count = min(len(items), rng.randint(low, high))
    return tuple(items[i] for i in sorted(rng.sample(range(len(items)), count)))


def first_day(rng: Random) -> date | None:
    """None means "ask"; most people are free now or within half a year."""
    months = rng.choices([0, 1, 2, 3, 5, 9, 12, -1], [46, 8, 16, 8, 8, 6, 3, 5])[0]
    if months < 0:
        return None
    year, month = divmod(EXPORTED.month - 1 + months, 12)
    return date(EXPORTED.year + year, month + 1, 1) if months else EXPORTED


def draw_skills(rng: Random, kind: dict[str, Any], years: int) -> tuple[Skill, ...]:
    names = kind["skills"][: kind["core"]]
    rest = kind["skills"][kind["core"] :]
    drawn = []
    for name in (*names, *some(rng, rest, 2, 5)):
        level = rng.randint(*kind["level"])
        used = EXPORTED - timedelta(days=rng.choice([10, 40, 100, 400, 1500]))
        drawn.append(Skill(name, level, rng.randint(1, max(1, min(years, level * 3))), used))
    return tuple(drawn)


def reach(rng: Random, home: str) -> tuple[str, ...]:
    """Where somebody comes on site, as words: everywhere, a region, or a few prefectures."""
    region, other = PLACES[home][3], rng.choice(list(PLACES))
    return rng.choice(
        [("全国",), ("全国",), (region,), (home,), tuple(dict.fromkeys((home, other)))]
    )


def draw(rng: Random, number: int, kind: dict[str, Any]) -> Person:
    years = rng.randint(*kind["years"])
    low_man = rng.randrange(kind["man"][0], kind["man"][1], 5)
    low_days = rng.randint(*kind["days"])
    home = rng.choices(list(PLACES), [place[1] for place in PLACES.values()])[0]
    municipal = rng.random() * 10 < kind["municipal"]
    industries = [name for name in kind["industries"] if name != "自治体"]
    return Person(
        number=number,
        title=rng.choice(kind["titles"]),
        summary=kind["summary"],
        types=some(rng, kind["types"], 1, 2),
        skills=draw_skills(rng, kind, years),
        certificates=some(rng, kind["certificates"], 0, 2),
        industries=(
            industries[0],
            *some(rng, industries[1:], 0, 1),
            *(["自治体"] if municipal else []),
        ),
        years=years,
        municipal_years=rng.randint(1, min(8, years)) if municipal else 0,
        man=(low_man, low_man + rng.choice([0, 10, 20])),
        days=(low_days, min(5, low_days + rng.choice([0, 1, 2]))),
        start=first_day(rng),
        onsite=rng.randint(*kind["onsite"]),
        home=home,
        reach=reach(rng, home),
        forms=some(rng, kind["forms"], 1, 3),
        consent=rng.choices(["yes", "unknown", "no", "expired"], [88, 5, 4, 3])[0],
        english=rng.choices([0, 1, 2, 3], [40, 35, 15, 10])[0],
        meetings=rng.randint(1, 5),
        channels=some(rng, ["チャット", "ビデオ会議", "メール", "電話", "対面"], 1, 4),
        documents=rng.random() < 0.7,
        direct=rng.random() < 0.7,
    )


def crowd(seed: int, feed: int) -> list[Person]:
    """The people of one feed (0, 1 or 2), mixed; the same for the same seed."""
    rng = Random(seed * 10 + feed)
    kinds = [kind for kind in DATA["persona"] for _ in range(kind["counts"][feed])]
    rng.shuffle(kinds)
    return [draw(rng, number, kind) for number, kind in enumerate(kinds, start=1)]
