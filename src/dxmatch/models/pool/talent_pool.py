"""人材プール: the talents as columns, frozen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.period import Period
from dxmatch.models.pool.arrays import total_bytes
from dxmatch.models.pool.calendar import Calendar
from dxmatch.models.pool.changes import changed
from dxmatch.models.pool.coverage import (
    SkillNeed,
    best_claims,
    coverage,
    holds,
    plan_fault,
    plan_of,
)
from dxmatch.models.pool.facts import Facts
from dxmatch.models.pool.file.array_tree import arrays_of
from dxmatch.models.pool.file.pool_file import load_columns, save_columns
from dxmatch.models.pool.identity import in_order, key_of, row_of
from dxmatch.models.pool.kernels import (
    Bests,
    ColumnTest,
    Holders,
    Kernels,
    Plan,
    Plans,
    Searches,
    allowed,
    holders,
    ranked,
)
from dxmatch.models.pool.many_plans import Asked, Similar, plans_of
from dxmatch.models.pool.money import Money
from dxmatch.models.pool.place import Habits, Places
from dxmatch.models.pool.postings import Item, Postings
from dxmatch.models.pool.rows import Bools, Bytes, Index, Ints, Rows
from dxmatch.models.pool.skill_items import skill_items
from dxmatch.models.pool.stretches import FOREVER
from dxmatch.models.pool.talent_columns import TalentColumns
from dxmatch.models.skill_claim import Certification, CertificationStatus, LanguageClaim
from dxmatch.models.talent import Talent
from dxmatch.models.verdict import SCALE, Verdict


@dataclass(frozen=True, eq=False, repr=False)
class TalentPool:
    """All talents of one search, in order of ``(vendor, id)``; row numbers follow that order.

    Build it with `TalentPool.of`. The order of the input never matters. The kernels
    (`capacity`, `coverage`, `skill_verdicts` …) answer for any rows: a slice or an index array.
    """

    talents: TalentColumns
    skills: Postings
    certificates: Postings
    languages: Postings
    industries: Postings
    calendar: Calendar
    money: Money
    places: Places
    habits: Habits
    facts: Facts
    kernels: Kernels = Kernels.AUTO

    @classmethod
    def of(cls, *talents: Iterable[Talent]) -> TalentPool:
        """Columns for some talents; those of an import or a pool are taken as the columns they are.

        Raises:
            InvalidInput: two talents have the same vendor and id, or something is no talent.
        """
        return cls._built(in_order(TalentColumns.chained([_columns(each) for each in talents])))

    @classmethod
    def _built(cls, columns: TalentColumns) -> TalentPool:
        styles = columns.column("work_style")
        held, spoken, industries = map(
            columns.column, ("certifications", "languages", "industries")
        )
        return cls(
            talents=columns,
            skills=Postings.build(skill_items(columns.claims), columns.skills),
            certificates=Postings.of_lists(held.mapped(_certificates)),
            languages=Postings.of_lists(spoken.mapped(_languages)),
            industries=Postings.of_lists(industries.mapped(_industries)),
            calendar=Calendar.build(columns.column("availability")),
            money=Money.build(columns.column("rate")),
            places=Places.build(styles),
            habits=Habits.build(styles),
            facts=Facts.build(columns),
        )

    def with_changes(
        self, *, upserts: Iterable[Talent] = (), deletes: Iterable[str] = ()
    ) -> TalentPool:
        """Another pool, equal to one built anew from the changed talents; this one stays as it is.

        Args:
            upserts: talents that are new, or replace the one with the same vendor and id.
            deletes: ``"vendor:id"`` of the talents that leave.

        Raises:
            UnknownTalent: a key in ``deletes`` is not in this pool.
            InvalidInput: a talent occurs twice in ``upserts``, or in both.
        """
        anew = self._built(changed(self.talents, _columns(upserts), deletes))
        return anew.using(self.kernels)

    def save(self, path: str | Path, *, force: bool = False) -> None:
        """Write the pool to one file, whole or not at all. It holds the talents: guard it as such.

        Args:
            path: the file; the suffix ``.dxpool`` is usual.
            force: replace what is there.

        Raises:
            InvalidPoolFile: something is there already, or it cannot be written.
        """
        save_columns(self.talents, self._search(), Path(path), force=force)

    @classmethod
    def load(cls, path: str | Path, *, verify: bool = True) -> TalentPool:
        """The pool that `save` wrote; its arrays are read from the file when they are needed.

        Search columns that another version of dxmatch wrote are built again.

        Args:
            path: the file; it must not be changed in place while the pool is used.
            verify: compare every array with its digest. False opens at once, for a file that
                nobody else can write; the header is checked always.

        Raises:
            InvalidPoolFile: no pool file, another version of the format, or damaged.
        """
        talents, search = load_columns(cls, Path(path), verify=verify)
        return cls._built(talents) if search is None else cls(talents, **search)

    @property
    def nbytes(self) -> int:
        """Bytes of all columns, those for searching and those of the talents themselves.

        Not part of it: the different values (rates, claims …), each of which is kept once, and
        the columns of recent searches, whose room is limited.
        """
        searched = arrays_of(tuple(self._search().values()))
        return total_bytes([*self.talents.arrays(), *searched])

    def _search(self) -> dict[str, Any]:
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "talents"}

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Talent]:
        return iter(self.talents)

    def __repr__(self) -> str:
        vendors = len(self.talents.column("vendor").values)
        skills = len(self.skills.tokens)
        return f"TalentPool({len(self)} talents of {vendors} vendors, {skills} skills)"

    def using(self, kernels: Kernels) -> TalentPool:
        """The same pool with other twins of the kernels; the answers stay the same."""
        return replace(self, kernels=kernels)

    def row(self, key: str) -> int:
        """The row of ``"vendor:id"``.

        Raises:
            UnknownTalent: no such talent in this pool.
        """
        return row_of(self.talents, key)

    def keys(self, rows: Sequence[int]) -> list[str]:
        """``"vendor:id"`` of some rows."""
        return [key_of(self.talents, row) for row in rows]

    def count(self, rows: Rows) -> int:
        """How many rows a slice or an index array names."""
        return len(range(self._size)[rows]) if isinstance(rows, slice) else int(rows.size)

    @cached_property
    def _size(self) -> int:
        return len(self.talents)

    def full(self, rows: Rows, value: int) -> Ints:
        """The same value for every row."""
        return np.full(self.count(rows), value, np.int32)

    def everybody(self, verdict: Verdict, rows: Rows) -> Bytes:
        """The same verdict for every row."""
        if isinstance(rows, slice):
            column: Bytes = self._constant[int(verdict)][rows]
            return column
        return np.full(rows.size, int(verdict), np.uint8)

    @cached_property
    def _constant(self) -> NDArray[np.uint8]:
        columns = np.repeat(np.arange(3, dtype=np.uint8), len(self)).reshape(3, -1)
        columns.flags.writeable = False
        return columns

    @cached_property
    def without_industries(self) -> Bytes:
        """UNKNOWN for talents who state no industry, NO for all others."""
        return np.asarray(self.industries.per_row == 0, np.bool_).view(np.uint8)

    def capacity(self, period: Period, share: int, rows: Rows, *, sure: bool = True) -> Ints:
        """Percent-days of a need of ``share`` percent that each row can serve; see `Calendar`."""
        return self.calendar.served(period, share, rows, sure=sure)

    def coverage(self, needs: Sequence[SkillNeed], rows: Rows) -> Ints:
        """Weighted mean credit of the skills asked for, 0 … SCALE."""
        return coverage(self.skills, needs, len(self), rows)

    def plan(self, needs: Sequence[SkillNeed]) -> Plan | None:
        """What the kernels add up for the skills asked for.

        None where nothing is asked, or the weights are too large for 32 bits.
        """
        if not 0 < sum(need.weight for need in needs) * SCALE < 2**31:
            return None
        return plan_of(self.skills, needs)

    def plans(self, asked: Asked, similar: Similar) -> Plans:
        """`plan` for many positions at once; ``similar`` tells what counts towards a skill."""
        return plans_of(self.skills, asked, similar)

    def plan_fault(self, plan: object) -> str:
        """What is wrong with a plan that was perhaps not made by `plan`; empty if nothing is."""
        if not isinstance(plan, Plan):
            return "no plan"
        several = (self.skills, self.certificates, self.languages, self.industries)
        own = (postings for postings in several if postings.entries is plan.entries)
        return plan_fault(plan, next(own, self.skills))

    def allowed(self, tests: Sequence[ColumnTest], least: int) -> Bools:
        """Who gets a verdict of at least ``least`` (1 or 2) from all tests (bool, per talent)."""
        return allowed(tests, self._size, least, self.kernels)

    def holders(self, plan: Plan, tests: Sequence[ColumnTest], least: int) -> Holders:
        """Who of the allowed has any skill asked for, and the coverage; see `kernels.holders`."""
        return holders(plan, tests, self._size, least, self.kernels)

    def ranked(self, searches: Searches) -> Bests:
        """The k best of each search; see `kernels.ranked`."""
        return ranked(searches, self._size, self.kernels)

    def credit(self, need: SkillNeed, rows: Rows) -> Ints:
        """Credit for one skill asked for, 0 … SCALE."""
        return best_claims(self.skills, need, len(self), rows)

    def skill_verdicts(self, need: SkillNeed, rows: Rows) -> Bytes:
        """Whether one skill asked for is held at the level and years asked for."""
        return holds(self.skills, need, self.facts.unlisted, rows)

    def scatter(self, rows: Index, values: Ints, default: int) -> Ints:
        """A column over the whole pool: ``values`` at ``rows``, ``default`` elsewhere."""
        column = np.full(len(self), default, np.int32)
        column[rows] = values
        return column


def _columns(talents: Iterable[Talent]) -> TalentColumns:
    if isinstance(talents, TalentPool):
        return talents.talents
    return talents if isinstance(talents, TalentColumns) else TalentColumns.of(tuple(talents))


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
