"""WorkedTogether: who has worked with whom before?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

import numpy as np

from dxmatch.models import SCALE, Text
from dxmatch.models.pool.rows import Bools, Index, Ints, Longs
from dxmatch.scoring.algebra import Trait
from dxmatch.scoring.labels import listed
from dxmatch.scoring.reason import Reason
from dxmatch.scoring.refusal import refused_parameter
from dxmatch.staffing.bench import OPEN, Bench, Teams
from dxmatch.staffing.linear_form import Gain
from dxmatch.staffing.team_algebra import TeamScorer
from dxmatch.staffing.team_reason import team_reason


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedTogether(TeamScorer):
    """過去の協働 — the share of pairs in the team who have worked together before.

    The pairs are declared by the caller, never inferred. Who is not in the pool is passed over;
    a team of one gets full points, because there is no pair.

    Args:
        pairs: two ``vendor:id`` each, in either order.

    Points: SCALE if every two members are a declared pair, 0 if no two are.

    Example:
        >>> WorkedTogether(pairs=(("v:1", "v:2"),)).title.en
        'Worked together'
    """

    title: ClassVar[Text] = Text(ja="過去の協働", en="Worked together")
    traits: ClassVar[frozenset[Trait]] = frozenset(Trait)
    pairs: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        given: object = self.pairs
        whole = isinstance(given, tuple) and all(map(_is_pair, given))
        if not whole:
            raise refused_parameter(
                "WorkedTogether",
                "pairs",
                'a tuple of pairs ("vendor:id", "vendor:id")',
                "「会員企業:ID」2 つの組のタプル",
            )

    def score(self, bench: Bench, teams: Teams) -> Ints:
        """Declared pairs of all pairs."""
        return self._value(bench, self._met(bench, teams, open_counts=False))

    def hope(self, bench: Bench, teams: Teams) -> Ints:
        """Every pair with an open seat may turn out to be declared."""
        return self._value(bench, self._met(bench, teams, open_counts=True))

    def gains(self, bench: Bench) -> tuple[Gain, ...]:
        """Half of each pair to each of the two; nobody has more partners than other seats."""
        codes, others = self._codes(bench), len(bench.seats) - 1
        if others < 1:
            return ()
        size = len(bench.pool)
        partners = np.bincount(np.concatenate([codes // size, codes % size]), minlength=size)
        cap = others * (others + 1)
        person = np.minimum(partners, others).astype(np.int64)
        return (Gain(person, (1,) * len(bench.seats), cap, SCALE, cap),)

    def why(self, bench: Bench, team: Index) -> Reason:
        """The pairs by their identities."""
        count = len(team)
        if count < 2:
            return team_reason("TOGETHER_ALONE")
        keys = [bench.pool.talents[row].key for row in team.tolist()]
        codes = self._codes(bench)
        met = [
            "–".join(sorted((keys[a], keys[b])))
            for a, b in combinations(range(count), 2)
            if _declared(codes, team[[a]], team[[b]], len(bench.pool))[0]
        ]
        who = listed(Text(ja=pair, en=pair) for pair in met)
        return team_reason("TOGETHER", pairs=count * (count - 1) // 2, met=len(met), who=who)

    def _value(self, bench: Bench, met: Index) -> Ints:
        pairs = len(bench.seats) * (len(bench.seats) - 1) // 2
        full = np.full(met.size, SCALE)
        return np.asarray(met * SCALE // pairs if pairs else full, np.int32)

    def _met(self, bench: Bench, teams: Teams, *, open_counts: bool) -> Index:
        met, codes, size = np.zeros(len(teams), np.int64), self._codes(bench), len(bench.pool)
        for a, b in combinations(range(teams.shape[1]), 2):
            one, two = teams[:, a], teams[:, b]
            found = _declared(codes, one, two, size)
            if open_counts:
                found |= (one == OPEN) | (two == OPEN)
            met += found
        return met

    def _codes(self, bench: Bench) -> Longs:
        """Declared pairs of people on the bench as smaller row × size + larger row, ascending."""

        def make() -> Longs:
            rows = {bench.pool.talents[row].key: row for row in bench.people.tolist()}
            known = [
                sorted((rows[a], rows[b]))
                for a, b in self.pairs
                if a in rows and b in rows and a != b
            ]
            size = len(bench.pool)
            return np.unique(np.array([low * size + high for low, high in known], np.int64))

        return bench.keep(("worked_together", self.pairs), make)


def _is_pair(value: object) -> bool:
    return (
        isinstance(value, tuple) and len(value) == 2 and all(isinstance(key, str) for key in value)
    )


def _declared(codes: Longs, one: Index, two: Index, size: int) -> Bools:
    if not codes.size:
        return np.zeros(one.size, np.bool_)
    wanted = np.minimum(one, two) * size + np.maximum(one, two)
    at = np.minimum(codes.searchsorted(wanted), codes.size - 1)
    return np.asarray(codes[at] == wanted, np.bool_)
