"""Order of input, repetition and identity never matter."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.matching import match
from dxmatch.models import Position, Talent
from dxmatch.models.pool import ALL, TalentPool
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.evaluate import totals
from dxmatch.testing.generators import pools, positions, sheets, skill_claims, talents
from tests.properties.lines import CONSTRAINTS, QUICK_SCORERS


@settings(max_examples=50)
@given(data=st.data(), strategy=sheets(), position=positions(), pool=pools())
def test_order_of_the_pool(
    strategy: Strategy, position: Position, pool: TalentPool, data: Any
) -> None:
    """match(position, π(pool)) == match(position, pool), byte for byte."""
    other = TalentPool.of(data.draw(st.permutations(pool.talents)))
    assert match(position, other, strategy).to_json() == match(position, pool, strategy).to_json()


@settings(max_examples=40)
@given(data=st.data(), position=positions(), pool=pools(max_size=4))
def test_skills_in_another_order_and_twice(position: Position, pool: TalentPool, data: Any) -> None:
    """An answer depends on the set of claims: not on their order, and not on repetition."""
    shuffled = TalentPool.of(
        talent.model_validate(
            {
                **dict(talent),
                "skills": (*data.draw(st.permutations(talent.skills)), *talent.skills[:2]),
                "certifications": (*talent.certifications[::-1], *talent.certifications),
                "languages": (*talent.languages[::-1], *talent.languages),
            }
        )
        for talent in pool
    )
    for line in CONSTRAINTS:
        found = line.check(position, shuffled, ALL).tolist()
        assert found == line.check(position, pool, ALL).tolist(), line
    for scorer in QUICK_SCORERS:
        found = scorer.score(position, shuffled, ALL).tolist()
        assert found == scorer.score(position, pool, ALL).tolist(), scorer


@given(talents(), st.lists(skill_claims(), max_size=4))
def test_merging_claims(talent: Talent, more: list[Any]) -> None:
    """A talent has one claim per skill: the best of everything said, in whatever order."""
    forwards, backwards = talent.with_skills(*more), talent.with_skills(*more[::-1])
    assert forwards == backwards
    assert forwards.with_skills(*more) == forwards
    names = [claim.skill for claim in forwards.skills]
    assert names == sorted(set(names))


@settings(max_examples=40)
@given(
    data=st.data(),
    strategy=sheets(),
    position=positions(),
    pool=pools(people=talents(vendor=st.just("v"), id=st.integers(100, 999).map(str))),
)
def test_other_names_in_the_same_order(
    strategy: Strategy, position: Position, pool: TalentPool, data: Any
) -> None:
    """If all identities change but keep their order, the same people stand in the same places."""
    renamed = TalentPool.of(
        talent.model_copy(update={"vendor": "w", "id": f"{int(talent.id) + 5:05}"})
        for talent in pool
    )
    before = match(position, pool, strategy, len(pool))
    after = match(position, renamed, strategy, len(pool))
    assert [(f"w:{int(m.talent.id) + 5:05}", m.total) for m in before] == [
        (m.key, m.total) for m in after
    ]


@settings(max_examples=40)
@given(data=st.data(), strategy=sheets(text=False), position=positions(), pool=pools(max_size=5))
def test_blindness(strategy: Strategy, position: Position, pool: TalentPool, data: Any) -> None:
    """Identity, headline, summary and day of update never change a total or an exclusion.

    `TfidfText` reads headline and summary, and is left out here.
    """
    order = data.draw(st.permutations(range(len(pool))))
    other = TalentPool.of(
        talent.model_copy(
            update={
                "vendor": "x",
                "id": f"{order[row]}",
                "headline": "別の見出し",
                "summary": "別の経歴",
                "updated": None,
            }
        )
        for row, talent in enumerate(pool)
    )
    for line in strategy.must:
        told = line.check(position, other, ALL).tolist()
        assert line.check(position, pool, ALL).tolist() == [
            told[other.row(f"x:{order[row]}")] for row in range(len(pool))
        ]
    after = totals(strategy, position, other, ALL).tolist()
    assert totals(strategy, position, pool, ALL).tolist() == [
        after[other.row(f"x:{order[row]}")] for row in range(len(pool))
    ]
