"""人材プール: the talents as columns, frozen."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import attrgetter

import numpy as np

from dxmatch.errors import InvalidInput, UnknownTalent
from dxmatch.models.period import Period
from dxmatch.models.pool.calendar import FOREVER, Calendar
from dxmatch.models.pool.coverage import SkillNeed, best_claims, coverage, holds
from dxmatch.models.pool.facts import Facts, months
from dxmatch.models.pool.money import Money
from dxmatch.models.pool.place import Habits, Places
from dxmatch.models.pool.postings import Item, Postings
from dxmatch.models.pool.rows import Bytes, Index, Ints, Rows
from dxmatch.models.pool.talent_columns import TalentColumns
from dxmatch.models.skill_claim import Certification, CertificationStatus, LanguageClaim
from dxmatch.models.talent import Talent


@dataclass(frozen=True, eq=False, repr=False)
class TalentPool:
    """All talents of one search, in order of ``(vendor, id)``; row numbers follow that order.

    Build it with `TalentPool.of`. The order of the input never matters. The kernels
    (`capacity`, `coverage`, `skill_verdicts` …) answer for any rows: a slice or an index array.
    """

    talents: Sequence[Talent]
    skills: Postings
    certificates: Postings
    languages: Postings
    industries: Postings
    calendar: Calendar
    money: Money
    places: Places
    habits: Habits
    facts: Facts

    @classmethod
    def of(cls, *talents: Iterable[Talent]) -> TalentPool:
        """Columns for some talents; the talents of an import are taken as the columns they are.

        Raises:
            InvalidInput: two talents have the same vendor and id, or something is no talent.
        """
        if talents and all(isinstance(each, TalentColumns) for each in talents):
            several = [each for each in talents if isinstance(each, TalentColumns)]
            columns = several[0] if len(several) == 1 else TalentColumns.chained(several)
            vendors, ids = columns.column("vendor").listed(), columns.column("id").listed()
            keys = list(zip(vendors, ids, strict=True))
            order = sorted(range(len(keys)), key=keys.__getitem__)
            columns = columns.take(np.array(order, np.intp))
            return cls._built(columns, columns)
        given = list(chain.from_iterable(talents))
        _refuse_others(given)
        ordered = tuple(sorted(given, key=attrgetter("vendor", "id")))
        return cls._built(ordered, TalentColumns.of(ordered))

    @classmethod
    def _built(cls, talents: Sequence[Talent], columns: TalentColumns) -> TalentPool:
        _refuse_duplicates(columns)
        styles = columns.column("work_style")
        held, spoken, industries = map(
            columns.column, ("certifications", "languages", "industries")
        )
        return cls(
            talents=talents,
            skills=Postings.build(
                [(claim.skill, claim.level or 0, months(claim.years)) for claim in columns.claims],
                columns.skills,
            ),
            certificates=Postings.of_lists(held.mapped(_certificates)),
            languages=Postings.of_lists(spoken.mapped(_languages)),
            industries=Postings.of_lists(industries.mapped(_industries)),
            calendar=Calendar.build(columns.column("availability")),
            money=Money.build(columns.column("rate")),
            places=Places.build(styles),
            habits=Habits.build(styles),
            facts=Facts.build(columns),
        )

    def __len__(self) -> int:
        return len(self.talents)

    def __iter__(self) -> Iterator[Talent]:
        return iter(self.talents)

    def __repr__(self) -> str:
        vendors = len({talent.vendor for talent in self.talents})
        skills = len(self.skills.tokens)
        return f"TalentPool({len(self)} talents of {vendors} vendors, {skills} skills)"

    def row(self, key: str) -> int:
        """The row of ``"vendor:id"``.

        Raises:
            UnknownTalent: no such talent in this pool.
        """
        row = self._rows_by_key.get(key)
        if row is None:
            raise UnknownTalent(
                f"There is no talent {key!r} in this pool of {len(self)}.",
                ja=f"人材 {key!r} はこのプール({len(self)}名)にいません。",
                hint="Write it as vendor:id, exactly as in the shortlist.",
                hint_ja="候補者リストと同じ「会員企業:ID」の形で指定してください。",
                code="UNKNOWN_TALENT",
            )
        return row

    @cached_property
    def _rows_by_key(self) -> dict[str, int]:
        return {talent.key: row for row, talent in enumerate(self.talents)}

    def count(self, rows: Rows) -> int:
        """How many rows a slice or an index array names."""
        return len(range(len(self))[rows]) if isinstance(rows, slice) else int(rows.size)

    def full(self, rows: Rows, value: int) -> Ints:
        """The same value for every row."""
        return np.full(self.count(rows), value, np.int32)

    def capacity(self, period: Period, share: int, rows: Rows, *, sure: bool = True) -> Ints:
        """Percent-days of a need of ``share`` percent that each row can serve; see `Calendar`."""
        return self.calendar.served(period, share, rows, sure=sure)

    def coverage(self, needs: Sequence[SkillNeed], rows: Rows) -> Ints:
        """Weighted mean credit of the skills asked for, 0 … SCALE."""
        return coverage(self.skills, needs, len(self), rows)

    def credit(self, need: SkillNeed, rows: Rows) -> Ints:
        """Credit for one skill asked for, 0 … SCALE."""
        return best_claims(self.skills, need, len(self), rows)

    def skill_verdicts(self, need: SkillNeed, rows: Rows) -> Bytes:
        """Whether one skill asked for is held at the level and years asked for."""
        return holds(self.skills, need, self.facts.lists_skills)[rows]

    def scatter(self, rows: Index, values: Ints, default: int) -> Ints:
        """A column over the whole pool: ``values`` at ``rows``, ``default`` elsewhere."""
        column = np.full(len(self), default, np.int32)
        column[rows] = values
        return column


def _refuse_others(given: Sequence[object]) -> None:
    other = next((each for each in given if not isinstance(each, Talent)), None)
    if other is not None:
        # The fields of one model come out as pairs, if it stands where its list should.
        found = type(other).__name__
        raise InvalidInput(
            f"TalentPool.of takes lists of talents; there is a {found} among them.",
            ja=f"TalentPool.of には人材のリストを渡してください({found} が含まれています)。",
            hint="For example TalentPool.of(report.talents) or TalentPool.of([talent]).",
            hint_ja="例: TalentPool.of(report.talents)、TalentPool.of([talent])",
            code="NO_TALENTS",
        )


def _refuse_duplicates(ordered: TalentColumns) -> None:
    vendors, ids = ordered.column("vendor").listed(), ordered.column("id").listed()
    keys = map(":".join, zip(vendors, ids, strict=True))
    twice = sorted({a for a, b in itertools.pairwise(keys) if a == b})
    if twice:
        shown = ", ".join(twice[:3])
        raise InvalidInput(
            f"{len(twice)} talent id(s) occur twice: {shown}.",
            ja=f"人材 ID が重複しています({len(twice)}件): {shown}。",
            hint="Give each vendor its own id, each talent of a vendor a different id, "
            "and each feed only once.",
            hint_ja="会員企業ごとに別の企業 ID、人材ごとに別の ID を付け、同じ人材データは"
            "一度だけ渡してください。",
            code="DUPLICATE_TALENT",
        )


def _certificates(certifications: Iterable[Certification]) -> list[Item]:
    """Token, then the first day without validity: of any holding, and of a registered one."""
    until: dict[str, tuple[int, int]] = {}
    for held in certifications:
        day = held.expires.toordinal() if held.expires else FOREVER
        registered = day if held.status is CertificationStatus.REGISTERED else 0
        known = until.get(held.certificate, (0, 0))
        until[held.certificate] = (max(known[0], day), max(known[1], registered))
    return [(token, *days) for token, days in sorted(until.items())]


def _languages(claims: Iterable[LanguageClaim]) -> list[Item]:
    best: dict[str, int] = {}
    for claim in claims:
        best[claim.language] = max(best.get(claim.language, 0), int(claim.level))
    return [(language, level, 0) for language, level in sorted(best.items())]


def _industries(industries: Iterable[str]) -> list[Item]:
    return [(name, 0, 0) for name in sorted(industries)]
