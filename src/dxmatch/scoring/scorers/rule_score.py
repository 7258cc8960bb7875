"""RuleScore: points for declared rules over declared fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from dxmatch.models import SCALE, Position, Text
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.money import NO_LIMIT
from dxmatch.models.pool.rows import Bools, Index, Ints, Longs
from dxmatch.scoring.algebra import Scorer, Trait
from dxmatch.scoring.labels import NOT_STATED, compared, field_label, listed
from dxmatch.scoring.parameter import checked_choice, checked_number, checked_whole
from dxmatch.scoring.reason import Reason, reason
from dxmatch.scoring.refusal import refused_parameter
from dxmatch.scoring.unknown import Facts, OpenFact


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
        return self._share([_holds(rule, pool, rows) for rule in self.rules])

    def bounds(self, position: Position, pool: TalentPool, rows: Rows) -> tuple[Ints, Ints]:  # noqa: ARG002
        """The rules that hold whatever is open, and those that can hold."""
        surely = self._share([_holds(rule, pool, rows, surely=True) for rule in self.rules])
        return surely, self._share([_can_hold(rule, pool, rows) for rule in self.rules])

    def asks(self, position: Position, pool: TalentPool, row: int) -> Facts:  # noqa: ARG002
        """The fields of rules that can turn out either way."""
        one = np.array([row], np.intp)
        return frozenset(
            _FACTS[rule.field]
            for rule in self.rules
            if _can_hold(rule, pool, one)[0] != _holds(rule, pool, one, surely=True)[0]
        )

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:  # noqa: ARG002
        """Which rules are met, each with the number that was compared."""
        one = np.array([row], np.intp)
        told = [(_holds(rule, pool, one)[0], _words(rule, pool, one)) for rule in self.rules]
        met = listed(words for holds, words in told if holds)
        return reason("RULES", met=met, unmet=listed(words for holds, words in told if not holds))

    def _share(self, met: Sequence[Bools]) -> Ints:
        total = sum(rule.points for rule in self.rules)
        points = sum(
            np.int64(rule.points) * holds for rule, holds in zip(self.rules, met, strict=True)
        )
        return np.asarray(points * SCALE // total, np.int32)


def _holds(rule: Rule, pool: TalentPool, rows: Rows, *, surely: bool = False) -> Bools:
    """Whether a rule holds for what is stated; ``surely``: for all that it may come to."""
    spread = _COLUMNS[rule.field](pool, rows)
    meets = _meets(rule, spread.most) & spread.known
    return meets & _meets(rule, spread.least) if surely else meets


def _can_hold(rule: Rule, pool: TalentPool, rows: Rows) -> Bools:
    spread = _COLUMNS[rule.field](pool, rows)
    return _meets(rule, spread.least) | _meets(rule, spread.most)


def _meets(rule: Rule, values: Longs) -> Bools:
    wanted = rule.number * _unit(rule.field)
    meets = values >= wanted if rule.compare is Compare.AT_LEAST else values <= wanted
    return np.asarray(meets, np.bool_)


def _words(rule: Rule, pool: TalentPool, one: Index) -> Text:
    name, least = field_label(rule.field), rule.compare is Compare.AT_LEAST
    number, stated = _number_words(rule.number), NOT_STATED
    spread = _COLUMNS[rule.field](pool, one)
    if spread.known[0]:
        found = _number_words(int(spread.most[0]) / _unit(rule.field))
        stated = Text(ja=found, en=found)
    asked = Text(
        ja=f"{name.ja}{number}{'以上' if least else '以下'}",
        en=f"{name.en} {'at least' if least else 'at most'} {number}",
    )
    return compared(asked, stated)


def _number_words(number: float) -> str:
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def _unit(field: Field) -> int:
    return 12 if field in (Field.YEARS, Field.MUNICIPAL_YEARS) else 1


@dataclass(frozen=True, slots=True, eq=False)
class _Spread:
    """A field as a column: the number that counts (``most``), how low it may be, if it is stated.

    Where nothing is stated, ``least`` and ``most`` are all that it can come to.
    """

    least: Longs
    most: Longs
    known: Bools


def _spread(values: Ints | Longs, known: Bools, most: int) -> _Spread:
    least = np.where(known, values, 0).astype(np.int64)
    return _Spread(least, np.where(known, values, most).astype(np.int64), known)


def _years(months: NDArray[np.int16]) -> _Spread:
    return _spread(months.astype(np.int64), months >= 0, 60 * 12)


def _price(pool: TalentPool, rows: Rows) -> _Spread:
    sure, least = pool.money.surely(rows), pool.money.at_least(rows)
    return _Spread(least.astype(np.int64), sure.astype(np.int64), sure < NO_LIMIT)


def _onsite(pool: TalentPool, rows: Rows) -> _Spread:
    styles = pool.places.codes[rows]
    sure, possible = pool.places.onsite_sure[styles], pool.places.onsite_possible[styles]
    return _Spread(sure.astype(np.int64), possible.astype(np.int64), sure == possible)


def _skills(pool: TalentPool, rows: Rows) -> _Spread:
    """How many; unknown where no skill is listed, as for must lines."""
    counts = pool.skills.per_row[rows].astype(np.int64)
    return _spread(counts, counts > 0, 2000)


def _certificates(pool: TalentPool, rows: Rows) -> _Spread:
    counts = pool.certificates.per_row[rows].astype(np.int64)
    return _spread(counts, np.ones(counts.size, np.bool_), 0)


_COLUMNS: dict[Field, Callable[[TalentPool, Rows], _Spread]] = {
    Field.YEARS: lambda pool, rows: _years(pool.facts.months[rows]),
    Field.MUNICIPAL_YEARS: lambda pool, rows: _years(pool.facts.municipal_months[rows]),
    Field.ONSITE_DAYS: _onsite,
    Field.PRICE: _price,
    Field.SKILLS: _skills,
    Field.CERTIFICATES: _certificates,
}
_FACTS = {
    Field.YEARS: OpenFact.YEARS,
    Field.MUNICIPAL_YEARS: OpenFact.MUNICIPAL_YEARS,
    Field.ONSITE_DAYS: OpenFact.ONSITE_DAYS,
    Field.PRICE: OpenFact.RATE,
    Field.SKILLS: OpenFact.SKILLS,
    Field.CERTIFICATES: OpenFact.REGISTRATION,
}
