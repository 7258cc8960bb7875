"""Top k, totals, findings and the funnel fit together."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.matching import match
from dxmatch.models import Position, Talent, Verdict
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import OnUnknown, Strategy
from dxmatch.scoring.scorers import RateFit
from dxmatch.testing.generators import pools, positions, sheets, talents


@settings(max_examples=60)
@given(sheets(text=False), positions(), pools(max_size=12), st.integers(1, 12))
def test_top_k_is_a_prefix(
    strategy: Strategy, position: Position, pool: TalentPool, k: int
) -> None:
    """match(k) is the first k of the full ranking, and a prefix of match(k + 1)."""
    whole = [(m.key, m.rank, m.total) for m in match(position, pool, strategy, len(pool))]
    for size in (k, k + 1):
        short = [(m.key, m.rank, m.total) for m in match(position, pool, strategy, size)]
        assert short == whole[:size]


@settings(max_examples=30)
@given(positions(), st.lists(talents(), min_size=1, max_size=3), st.integers(1, 40))
def test_ties_are_broken_by_identity(position: Position, kinds: list[Talent], k: int) -> None:
    """Total order: higher totals first, equal ones by (vendor, id); also where k cuts a tie."""
    pool = TalentPool.of(
        kinds[i % len(kinds)].model_copy(update={"vendor": "v", "id": f"{i:02}"}) for i in range(30)
    )
    whole = [(-m.total, m.talent.vendor, m.talent.id) for m in match(position, pool, RateFit(), 30)]
    assert whole == sorted(whole)
    short = [m.key for m in match(position, pool, RateFit(), k)]
    assert short == [f"v:{id_}" for _, _, id_ in whole[:k]]


@settings(max_examples=60)
@given(sheets(text=False), positions(), pools(max_size=6))
def test_points_add_up(strategy: Strategy, position: Position, pool: TalentPool) -> None:
    """Σ points = total, exactly; points = weight × value; for everybody, also the excluded."""
    short = match(position, pool, strategy)
    for talent in pool:
        found = short.explain(talent.key)
        assert sum(finding.points for finding in found.want) == found.total
        assert [f.points for f in found.want] == [f.weight * (f.value or 0) for f in found.want]
        assert all(finding.points == 0 for finding in found.must)
        assert len(found.findings) == len(strategy.must) + len(strategy.want)


@settings(max_examples=60)
@given(sheets(text=False), positions(), pools(max_size=6))
def test_excluded_means_a_must_line_said_no(
    strategy: Strategy, position: Position, pool: TalentPool
) -> None:
    """Excluded ⇔ a NO (or an UNKNOWN, if the sheet says so); why_not lists all of them."""
    short = match(position, pool, strategy, len(pool))
    listed = {m.key: m for m in short}
    least = Verdict.YES if strategy.on_unknown is OnUnknown.EXCLUDE else Verdict.UNKNOWN
    for talent in pool:
        found, why = short.explain(talent.key), short.why_not(talent.key)
        failing = [f for f in found.must if f.verdict is not None and f.verdict < least]
        assert found.excluded == bool(failing) == (talent.key not in listed) == why.excluded
        assert [f.line for f in why.blocking] == [f.line for f in failing]
        unknown = any(f.verdict is Verdict.UNKNOWN for f in found.must)
        assert found.needs_review == unknown
        if not found.excluded:
            assert (found.rank, found.total) == (listed[found.key].rank, listed[found.key].total)


@settings(max_examples=60)
@given(sheets(text=False), positions(), pools(max_size=8))
def test_the_funnel_counts_everybody(
    strategy: Strategy, position: Position, pool: TalentPool
) -> None:
    """``left`` only falls, ends at the eligible, and no + unknown + yes is the pool."""
    short = match(position, pool, strategy)
    left = [len(pool), *(step.left for step in short.funnel)]
    assert left == sorted(left, reverse=True)
    assert left[-1] == short.eligible
    for step in short.funnel:
        assert 0 <= step.no + step.unknown <= len(pool)
        assert step.left <= len(pool) - step.no


@settings(max_examples=40)
@given(sheets(), positions(), pools(max_size=4))
def test_every_finding_has_words_in_both_languages(
    strategy: Strategy, position: Position, pool: TalentPool
) -> None:
    """Nothing ranks or excludes that cannot be said; asking for words changes nothing."""
    short = match(position, pool, strategy)
    before = [(m.key, m.total) for m in short]
    for talent in pool:
        for finding in short.explain(talent.key).findings:
            assert finding.reason.text("ja").strip() and finding.reason.text("en").strip()
        assert talent.key in short.why_not(talent.key).text("ja")
        assert talent.key in short.why_not(talent.key).text("en")
    assert [(m.key, m.total) for m in match(position, pool, strategy)] == before
