"""RuleScore: points for declared rules over declared fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from dxmatch.models import SCALE, Position, Text
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.money import NO_LIMIT
from dxmatch.models.pool.rows import Bools, Ints, Longs
from dxmatch.scoring.algebra import Scorer, Trait
from dxmatch.scoring.labels import field_label, listed
from dxmatch.scoring.parameter import checked_choice, checked_number, checked_whole
from dxmatch.scoring.reason import Reason, reason
from dxmatch.scoring.refusal import refused_parameter


class Field(StrEnum):
    """What a rule can look at: job-related numbers only."""

    YEARS = "years"
    MUNICIPAL_YEARS = "municipal_years"
    ONSITE_DAYS = "onsite_days"
    PRICE = "price"
    SKILLS = "skills"
    CERTIFICATES = "certificates"


class Compare(StrEnum):
    """How a rule compares."""

    AT_LEAST = ">="
    AT_MOST = "<="


@dataclass(frozen=True, slots=True)
class Rule:
    """If ``field`` compares to ``number``, give ``points``. Unknown gives none.

    Units: years, days on site a month, yen per full-time month, counts. Plain text as in a sheet
    file (``Rule("years", ">=", 3)``) means the same.

    Raises:
        InvalidStrategy: an unknown field or comparison, no number, or points outside 1 … 1,000,000.
    """

    field: Field
    compare: Compare
    number: float
    points: int = 1

    def __post_init__(self) -> None:
        checked_choice(self, "field", Field)
        checked_choice(self, "compare", Compare)
        checked_number(self, "number", 10**12)
        checked_whole(self, "points", 1, 1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleScore(Scorer):
    """規則による評点 — points for declared rules over declared fields.

    The rule-based strategy: a list of "if at least / at most … then n points", nothing hidden.

    Args:
        rules: at least one rule.

    Points: the points of the rules that are met over all points, times SCALE.

    Example:
        >>> three = Rule(Field.MUNICIPAL_YEARS, Compare.AT_LEAST, 3, points=2)
        >>> len(RuleScore(rules=(three,)).rules)
        1
    """

    title: ClassVar[Text] = Text(ja="規則による評点", en="Rules")
    traits: ClassVar[frozenset[Trait]] = frozenset({Trait.POOL_INDEPENDENT})
    rules: tuple[Rule, ...]

    def __post_init__(self) -> None:
        given: object = self.rules
        rules = tuple(given) if isinstance(given, list | tuple) else ()
        if not rules or not all(isinstance(rule, Rule) for rule in rules):
            raise refused_parameter("RuleScore", "rules", "one or more rules", " 1 つ以上の規則")
        object.__setattr__(self, "rules", rules)

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:  # noqa: ARG002
        """Σ points met × SCALE / Σ points."""
        total = sum(rule.points for rule in self.rules)
        met = np.zeros(pool.count(rows), np.int64)
        for rule in self.rules:
            met += np.int64(rule.points) * _holds(rule, pool, rows)
        return np.asarray(met * SCALE // total, np.int32)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:  # noqa: ARG002
        """Which rules are met."""
        one = np.array([row], np.intp)
        met = [rule for rule in self.rules if _holds(rule, pool, one)[0]]
        unmet = [rule for rule in self.rules if rule not in met]
        return reason("RULES", met=listed(map(_words, met)), unmet=listed(map(_words, unmet)))


def _holds(rule: Rule, pool: TalentPool, rows: Rows) -> Bools:
    values, known = _COLUMNS[rule.field](pool, rows)
    wanted = rule.number * (12 if rule.field in _IN_MONTHS else 1)
    meets = values >= wanted if rule.compare is Compare.AT_LEAST else values <= wanted
    return np.asarray(meets & known, np.bool_)


def _words(rule: Rule) -> Text:
    name, least = field_label(rule.field), rule.compare is Compare.AT_LEAST
    number = f"{rule.number:,.2f}".rstrip("0").rstrip(".")
    return Text(
        ja=f"{name.ja}{number}{'以上' if least else '以下'}",
        en=f"{name.en} {'at least' if least else 'at most'} {number}",
    )


def _months(values: NDArray[np.int16]) -> tuple[Longs, Bools]:
    return values.astype(np.int64), values >= 0


def _price(pool: TalentPool, rows: Rows) -> tuple[Longs, Bools]:
    price = pool.money.surely(rows)
    return price.astype(np.int64), price < NO_LIMIT


def _onsite(pool: TalentPool, rows: Rows) -> tuple[Longs, Bools]:
    places = pool.places
    styles = places.codes[rows]
    sure = places.onsite_sure[styles]
    return sure.astype(np.int64), sure == places.onsite_possible[styles]


def _skills(pool: TalentPool, rows: Rows) -> tuple[Longs, Bools]:
    """How many; unknown where no skill is listed, as for must lines."""
    counts = pool.skills.per_row[rows].astype(np.int64)
    return counts, counts > 0


def _certificates(pool: TalentPool, rows: Rows) -> tuple[Longs, Bools]:
    counts = pool.certificates.per_row[rows].astype(np.int64)
    return counts, np.ones(counts.size, np.bool_)


_IN_MONTHS = frozenset({Field.YEARS, Field.MUNICIPAL_YEARS})
_COLUMNS: dict[Field, Callable[[TalentPool, Rows], tuple[Longs, Bools]]] = {
    Field.YEARS: lambda pool, rows: _months(pool.facts.months[rows]),
    Field.MUNICIPAL_YEARS: lambda pool, rows: _months(pool.facts.municipal_months[rows]),
    Field.ONSITE_DAYS: _onsite,
    Field.PRICE: _price,
    Field.SKILLS: _skills,
    Field.CERTIFICATES: _certificates,
}
