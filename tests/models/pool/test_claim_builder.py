"""Claims kept as numbers are the claims that were given, and equal ones have one number."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.models import Evidence, SkillClaim
from dxmatch.models.pool.claim_builder import ClaimBuilder
from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.postings import Postings
from dxmatch.models.pool.skill_items import skill_items

SKILLS = ["go", "sql", "java", "r"]
YEARS = st.none() | st.integers(0, 60).map(float) | st.sampled_from([0.5, 2 / 3, 1.25, 59.99])
CLAIMS = st.builds(
    SkillClaim,
    skill=st.sampled_from(SKILLS),
    level=st.none() | st.integers(1, 7),
    years=YEARS,
    last_used=st.none() | st.sampled_from([date(2020, 2, 29), date.min, date.max]),
    evidence=st.sampled_from(Evidence),
)
PLAIN = st.builds(SkillClaim, skill=st.sampled_from(SKILLS), years=st.none() | st.integers(0, 60))


@given(st.lists(CLAIMS | PLAIN, max_size=30))
def test_every_claim_comes_back_under_one_number(claims: list[SkillClaim]) -> None:
    builder = ClaimBuilder()
    numbers = [builder.number(claim) for claim in claims]
    assert [builder[number] for number in numbers] == claims
    assert len(set(numbers)) == len(builder) == len({repr(claim) for claim in claims})
    table = builder.build()
    assert [table[number] for number in numbers] == claims
    table.made.clear()
    assert [table[number] for number in numbers] == claims


@given(st.lists(PLAIN, min_size=1, max_size=30), st.lists(CLAIMS | PLAIN, max_size=5))
def test_plain_claims_taken_at_once_are_those_taken_alone(
    plain: list[SkillClaim], before: list[SkillClaim]
) -> None:
    builder = ClaimBuilder()
    for claim in before:
        builder.number(claim)
    skills = np.array([builder.skill_number(claim.skill) for claim in plain], np.intp)
    years = np.array([-1 if c.years is None else int(c.years) for c in plain], np.intp)
    numbers = builder.plain(skills, years).tolist()
    assert [builder[number] for number in numbers] == plain
    assert [builder.number(claim) for claim in plain] == numbers
    assert builder.skills_of(np.array(numbers)).tolist() == skills.tolist()


@given(st.lists(CLAIMS | PLAIN, min_size=1, max_size=20, unique_by=repr), st.data())
def test_some_claims_are_taken_in_any_order(claims: list[SkillClaim], data: st.DataObject) -> None:
    builder = ClaimBuilder()
    for claim in claims:
        builder.number(claim)
    order = data.draw(st.permutations(range(len(claims))))
    kept = order[: data.draw(st.integers(0, len(claims)))]
    taken = builder.build().take(np.array(kept, np.intp))
    assert list(taken) == [claims[place] for place in kept]
    assert taken[:2] == tuple(claims[place] for place in kept[:2])


@given(st.lists(CLAIMS | PLAIN, min_size=1, max_size=20, unique_by=repr), st.data())
def test_a_search_sees_the_same_claims(claims: list[SkillClaim], data: st.DataObject) -> None:
    """From numbers and from models; ``take`` leaves skills behind that nobody has."""
    builder = ClaimBuilder()
    for claim in claims:
        builder.number(claim)
    kept = data.draw(st.lists(st.sampled_from(range(len(claims))), min_size=1, unique=True))
    table = builder.build().take(np.array(kept, np.intp))
    lists = Lists.of_sizes([1] * len(kept), np.arange(len(kept)))
    found, due = (
        Postings.build(skill_items(each), lists) for each in (table, [claims[p] for p in kept])
    )
    assert found.tokens == due.tokens
    for name in ("starts", "rows", "codes", "first", "second"):
        assert getattr(found, name).tolist() == getattr(due, name).tolist()
