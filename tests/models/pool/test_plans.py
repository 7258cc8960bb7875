"""Plans as columns are the plans one after the other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.models import SCALE
from dxmatch.models.pool import Plan, Plans, many_plans, together
from dxmatch.models.pool.kernels.entries import Entries
from dxmatch.models.pool.kernels.plans import Sources
from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.many_plans import Asked
from dxmatch.models.pool.postings import Items, Postings

ENTRIES = [
    Entries(np.array([0, 1, 2], np.intp), np.zeros(2, np.uint32), np.zeros(2, np.uint8), 1)
    for _ in range(2)
]
FITS = np.full((4, 1), SCALE, np.int32)

Found = list[tuple[list[int], list[int]]]


def found() -> st.SearchStrategy[Found]:
    pairs = st.lists(st.tuples(st.integers(0, 1), st.integers(0, SCALE)), max_size=3)
    each = pairs.map(lambda some: ([token for token, _ in some], [share for _, share in some]))
    return st.lists(each, max_size=6)


def plan_from(entries: Entries, sources: Found, weight: list[int]) -> Plan:
    first = np.cumsum([0, *(len(tokens) for tokens, _ in sources)]).tolist()
    return Plan(
        entries,
        FITS,
        [token for tokens, _ in sources for token in tokens],
        [share for _, shares in sources for share in shares],
        first,
        [need % 4 for need in range(len(sources))],
        weight,
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    sources = draw(found())
    weights = st.lists(st.integers(0, 3), min_size=len(sources), max_size=len(sources))
    return plan_from(draw(st.sampled_from(ENTRIES)), sources, draw(weights))


def same(plan: Plan | None, other: Plan | None) -> bool:
    if plan is None or other is None:
        return plan is other
    whole = plan.entries is other.entries and plan.fits is other.fits
    return whole and [list(each) for each in plan[2:]] == [list(each) for each in other[2:]]


@given(st.lists(plans(), min_size=1, max_size=6), st.data())
def test_columns_give_the_plans_back(some: list[Plan], data: st.DataObject) -> None:
    """Each alone and slices; one without weight is None."""
    some = [plan._replace(entries=ENTRIES[0]) for plan in some]
    columns = Plans.of(some)
    right = [plan if plan.total_weight else None for plan in some]
    assert len(columns) == len(some) and columns.whole == (None not in right)
    assert all(map(same, columns, right))
    part = data.draw(st.slices(len(some)))
    assert all(map(same, columns[part], right[part]))
    with pytest.raises(IndexError):
        columns[len(some)]


@given(st.lists(st.none() | plans(), max_size=8))
def test_together_loses_nobody(some: list[Plan | None]) -> None:
    """Every plan once, at its place, beside those over the same entries."""
    at: dict[int, Plan | None] = {}
    for places, alike in together(some):
        assert all(plan is None or plan.entries is alike.entries for plan in alike)
        at |= dict(zip(places, alike, strict=True))
    for place, plan in enumerate(some):
        kept = plan if plan is None or plan.total_weight else None
        assert (place in at) == (plan is not None)
        assert same(at.get(place), kept)


def test_weights_beyond_32_bits_are_no_plan() -> None:
    most = (2**31 - 1) // SCALE
    columns = Plans.of([plan_from(ENTRIES[0], [([0], [SCALE])], [w]) for w in (most, most + 1)])
    assert columns[0] is not None and columns[1] is None and not columns.whole


@given(found(), found(), st.data())
def test_sources_are_taken_as_lists_are(first: Found, more: Found, data: st.DataObject) -> None:
    all_ = first + more
    places = data.draw(st.lists(st.integers(0, len(all_) - 1), max_size=9)) if all_ else []
    taken = Sources.of(first).with_more(Sources.of(more)).take(np.array(places, np.intp))
    right = Sources.of([all_[place] for place in places])
    assert [each.tolist() for each in taken] == [each.tolist() for each in right]


class Similar:
    """Every skill counts for itself, and some for another."""

    def neighbours(self, want: str, /) -> tuple[tuple[str, int], ...]:
        return ((want, SCALE), ("go", 4000))[: 1 + len(want) % 2]


SKILLS = Postings.build(
    Items.of([("go", 1, 0), ("sql", 2, 0), ("java", 3, 0)]),
    Lists.of_sizes(np.array([3], np.intp), np.arange(3)),
)


@given(
    st.lists(st.lists(st.sampled_from(["go", "sql", "java", "c", "abc"]), max_size=4), max_size=9)
)
def test_few_and_many_skills_are_looked_up_alike(needs: Sequence[Sequence[str]]) -> None:
    """By lists, by arrays, and when what is known was forgotten."""
    skill = [one for each in needs for one in each]
    ones = [1] * len(skill)
    asked = Asked([len(each) for each in needs], skill, ones, [0] * len(skill), [0] * len(skill))
    told = []
    for few, most in ((1000, 2**16), (0, 2**16), (0, 1)):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(many_plans, "_FEW", few)
            patched.setattr(many_plans, "_MOST", most)
            told.append(many_plans.plans_of(SKILLS, asked, SIMILAR))
    for other in told[1:]:
        assert all(map(same, told[0], other))
    for plan, each in zip(told[0], needs, strict=True):
        if plan is not None:
            assert [weight for weight, _ in plan.needs] == [1] * len(each)
            names = [
                [SKILLS.tokens[SKILLS.starts.tolist().index(part.start)] for part, _ in own]
                for _, own in plan.needs
            ]
            right = [[n for n, _ in SIMILAR.neighbours(s) if n in SKILLS] for s in each]
            assert names == right


SIMILAR = Similar()
