"""証明書: why no plan is better, or why nobody would rather swap; checked without a solver."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from dxmatch.assignment.deferred import blocking
from dxmatch.assignment.goals import Aim
from dxmatch.assignment.proof import Proof, bound, holds
from dxmatch.assignment.search import Found
from dxmatch.assignment.solving import SolvedPart
from dxmatch.models import Lang, Text
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.rows import Bools


class CertificateKind(StrEnum):
    """What a certificate shows."""

    DUALS = "duals"
    NO_BLOCKING_PAIR = "no_blocking_pair"


@dataclass(frozen=True, slots=True)
class Bound:
    """One goal: what the plan has, and the most that any plan can have.

    Attributes:
        aim: what is counted; a LEVEL goal counts seats at or below ``level``, as a negative number.
        value: of the seats that are not locked.
        most: shown by the duals, over the candidate table.
        claimed: the bound of the solver, tighter but not checkable here; else as ``most``.
    """

    aim: Aim
    level: int
    value: int
    most: int
    claimed: int

    @property
    def gap(self) -> int:
        """How much better another plan could be at most, by what can be checked."""
        return self.most - self.value


@dataclass(frozen=True, slots=True)
class Check:
    """What came out when a certificate was checked.

    Attributes:
        valid: plan, rows and duals are what they claim to be.
        bounds: the goals in order; empty for a stable plan.
        blocking: pairs (``project/position``, ``vendor:id``) that would both rather be together.
    """

    valid: bool
    bounds: tuple[Bound, ...]
    blocking: tuple[tuple[str, str], ...]

    @property
    def proven(self) -> bool:
        """Whether nothing is left open: no gap, no blocking pair."""
        return self.valid and not self.blocking and all(not b.gap for b in self.bounds)


@dataclass(frozen=True, eq=False, repr=False)
class Certificate:
    """The evidence of a plan.

    Attributes:
        kind: duals of the goals, or that no pair blocks.
        covers_pool: whether it speaks for everybody in the pool, also for those who were not
            among the candidates; if not, only for the candidates.
        canonical: whether the plan is the first of all that are equally good, so that solver and
            order of the input do not matter. Not so if time ran out, or if telling which one is the
            first takes too long; then it is the one that the solver gives for the sorted input.
    """

    kind: CertificateKind
    covers_pool: bool
    canonical: bool
    _found: Found = field(repr=False)
    _needs: tuple[str, ...] = field(repr=False)
    _pool: TalentPool = field(repr=False)

    def check(self) -> Check:
        """Add everything up again in whole numbers, without a solver."""
        if self.kind is CertificateKind.NO_BLOCKING_PAIR:
            return self._check_pairs()
        parts = self._found.parts
        valid = all(_valid(one) for one in parts)
        each = [list(_bounds(one)) for one in parts]
        bounds = tuple(_sum(goal) for goal in zip(*each, strict=True)) if each else ()
        return Check(valid, bounds, ())

    def _check_pairs(self) -> Check:
        table, talents = self._found.table, self._pool.talents
        valid, pairs = True, []
        for one, rivals in zip(self._found.parts, self._found.rivals, strict=True):
            chosen = one.solved.chosen
            valid &= bool((one.part.system.left(chosen) >= 0).all())
            for edge in blocking(rivals, chosen):
                where = int(one.part.edges[edge])
                pairs.append((self._needs[table.need[where]], talents[int(table.row[where])].key))
        return Check(valid, (), tuple(sorted(pairs)))

    def text(self, lang: Lang = "ja") -> str:
        """What is shown, in one sentence."""
        check = self.check()
        if self.kind is CertificateKind.NO_BLOCKING_PAIR:
            words = _STABLE if check.proven else _BLOCKED
            told = words.get(lang).format(count=len(check.blocking))
        elif check.proven:
            told = _PROVEN.get(lang)
        else:
            gaps = [f"{b.aim.value} {b.value:,} ≤ {b.most:,}" for b in check.bounds if b.gap]
            told = _GAP.get(lang).format(gaps=", ".join(gaps))
            if all(b.claimed == b.value for b in check.bounds):
                told += _CLAIMED.get(lang)
        return told + (_COVERS if self.covers_pool else _TABLE_ONLY).get(lang)

    def __repr__(self) -> str:
        return f"Certificate({self.kind.value}: {self.text('en')})"


_PROVEN = Text(ja="最適であることを双対値で証明済み", en="proven optimal by duals")
_GAP = Text(ja="双対値で示せる上界との差が残る({gaps})", en="the duals leave a gap ({gaps})")
_CLAIMED = Text(
    ja="。ただしソルバーは最適と報告(この場では検算できない)",
    en="; the solver claims the optimum, which cannot be checked here",
)
_STABLE = Text(
    ja="互いに今より良くなる組合せは残っていない", en="no pair would both rather be together"
)
_BLOCKED = Text(
    ja="互いに今より良くなる組合せが {count} 組残る", en="{count} pair(s) would rather be together"
)
_COVERS = Text(ja="(人材プール全員について)", en=" (for everybody in the pool)")
_TABLE_ONLY = Text(ja="(候補表に載った人材について)", en=" (for the candidates only)")


def _valid(one: SolvedPart) -> bool:
    system, chosen, proofs = one.part.system, one.solved.chosen, one.solved.proofs
    return all(holds(system, proof, proofs[:at], chosen) for at, proof in enumerate(proofs))


def _bounds(one: SolvedPart) -> Iterator[Bound]:
    system, chosen, proofs = one.part.system, one.solved.chosen, one.solved.proofs
    for at, proof in enumerate(proofs):
        most = bound(system, proof, proofs[:at])
        yield from _of_proof(proof, chosen, most)


def _of_proof(proof: Proof, chosen: Bools, most: int) -> Iterator[Bound]:
    open_ = most - proof.value
    for goal in proof.goals:
        value = int(goal.gain[chosen].sum())
        top = value + open_
        claimed = top if proof.claimed is None else min(top, max(proof.claimed, value))
        yield Bound(goal.aim, goal.level, value, top, claimed)


def _sum(goals: tuple[Bound, ...]) -> Bound:
    return Bound(
        goals[0].aim,
        goals[0].level,
        sum(b.value for b in goals),
        sum(b.most for b in goals),
        sum(b.claimed for b in goals),
    )
