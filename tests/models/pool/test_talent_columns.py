"""Talents as columns: few bytes for each, and a sequence like any other."""

import pickle
from copy import copy, deepcopy
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dxmatch.models import Availability, Rate, SkillClaim, Talent
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.arrays import total_bytes
from dxmatch.models.pool.talent_columns import TalentColumns
from dxmatch.testing import generators as g

DAYS = [date(2026, 10, 1) + timedelta(days=7 * week) for week in range(30)]


@given(st.lists(g.talents(), max_size=8), st.data())
def test_a_sequence_equal_to_the_tuple(talents: list[Talent], data: st.DataObject) -> None:
    columns = TalentColumns.of(talents)
    assert columns == tuple(talents) and hash(columns) == hash(tuple(talents))
    assert list(columns) == [columns[row] for row in range(len(talents))] == talents
    assert columns[::-1] == tuple(talents[::-1]) and columns[-2:] == tuple(talents[-2:])
    cut = data.draw(st.integers(0, len(talents)))
    parts = [TalentColumns.of(talents[:cut]), TalentColumns.of(talents[cut:])]
    joined = TalentColumns.chained(parts)
    assert joined == columns == joined.canonical()
    assert pickle.loads(pickle.dumps(columns)) == columns
    assert "SECRET" not in repr(columns)


@given(st.lists(g.talents(), max_size=8))
def test_what_is_made_is_like_what_was_validated(talents: list[Talent]) -> None:
    columns = TalentColumns.of([*talents, *talents[:1]])
    for made, given_ in zip([*columns][: len(talents)], talents, strict=True):
        own = Talent.model_validate(given_.model_dump())
        assert made == own and hash(made) == hash(own) and repr(made) == repr(own)
        assert list(vars(made)) == list(vars(own)) == list(Talent.model_fields)
        assert made.model_dump_json() == own.model_dump_json()
        assert made.model_fields_set == own.model_fields_set
        assert (made.model_extra, made.__pydantic_private__) == (None, None)
        for again in (pickle.loads(pickle.dumps(made)), copy(made), deepcopy(made)):
            assert again == own and again.model_fields_set == own.model_fields_set
        changed = made.model_copy(update={"headline": "x"})
        assert changed.headline == "x" and made == own
    every = [*columns]
    assert len({id(vars(made)) for made in every}) == len(every)


def test_equal_parts_of_different_talents_are_kept_once() -> None:
    """Also if nobody shared the objects, as with talents read from a file."""
    people = [
        Talent(
            vendor="v",
            id=str(number),
            rate=Rate(low=number % 3),
            skills=(SkillClaim(skill="sql", level=1 + number % 2),),
        )
        for number in range(50)
    ]
    columns = TalentColumns.of(people)
    assert len(columns.claims) == 2 and len(columns.column("rate").values) == 3


def test_a_talent_takes_few_bytes() -> None:
    """13 of 2,000 claims, 40 prices, 30 starts: at most 50 bytes of columns for each."""
    claims = [SkillClaim(skill=f"s{n}", level=1 + n % 5) for n in range(2000)]
    free = [Availability.from_day(day) for day in DAYS]
    rates = [Rate(low=number * 10_000) for number in range(40)]
    people = [
        Talent(
            vendor=("v", "w")[number % 2],
            id=f"{number:07d}",
            skills=tuple(claims[(number * 31 + step * 149) % 2000] for step in range(13)),
            availability=free[number % 30],
            rate=rates[number % 40],
        )
        for number in range(3000)
    ]
    pool = TalentPool.of(people)
    own = total_bytes(pool.talents.arrays())
    assert own <= 50 * len(pool)
    assert pool.talents == tuple(sorted(people, key=lambda talent: (talent.vendor, talent.id)))
    assert pool.nbytes > own > 26 * len(pool)
