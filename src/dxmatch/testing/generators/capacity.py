"""Days, periods and availabilities."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dxmatch.models import Availability, CapacityWindow, Period

EDGES = (
    date(2027, 3, 31),
    date(2027, 4, 1),
    date(2027, 12, 31),
    date(2028, 2, 28),
    date(2028, 2, 29),
    date(2028, 3, 1),
)
"""Ends of a month, a calendar year and a fiscal year, and a leap day."""

_FIRST, _LAST = date(2026, 12, 1), date(2028, 6, 30)
_SHARES = (0, 20, 40, 50, 60, 100)


def days() -> SearchStrategy[date]:
    """Days of two fiscal years; the edges of months and years come up often."""
    return st.one_of(st.sampled_from(EDGES), st.dates(_FIRST, _LAST))


def periods(max_days: int = 400) -> SearchStrategy[Period]:
    """Half-open periods of 1 to ``max_days`` days."""
    ends = days().flatmap(
        lambda start: st.tuples(
            st.just(start),
            st.one_of(
                st.integers(1, max_days).map(lambda count: start + timedelta(days=count)),
                st.sampled_from(EDGES).filter(lambda end: 0 < (end - start).days <= max_days)
                if any(0 < (end - start).days <= max_days for end in EDGES)
                else st.just(start + timedelta(days=1)),
            ),
        )
    )
    return ends.map(lambda pair: Period(start=pair[0], end=pair[1]))


def availabilities() -> SearchStrategy[Availability]:
    """Up to three windows that do not overlap, some of them open or tentative."""
    return st.builds(
        Availability,
        windows=_windows(),
        min_share=st.sampled_from((0, 0, 20, 60)),
        negotiable=st.booleans(),
        outside_office_hours=st.sampled_from((False, False, False, True)),
    )


def _windows() -> SearchStrategy[tuple[CapacityWindow, ...]]:
    cuts = st.lists(days(), unique=True, max_size=6).map(sorted)
    facts = st.lists(
        st.tuples(st.sampled_from(_SHARES), st.sampled_from((False, False, True))),
        min_size=3,
        max_size=3,
    )
    return st.builds(_from_cuts, cuts, facts)


def _from_cuts(
    cuts: Sequence[date], facts: Sequence[tuple[int, bool]]
) -> tuple[CapacityWindow, ...]:
    """Windows between every second pair of days; an odd day at the end opens one for good."""
    starts, ends = cuts[::2], [*cuts[1::2], None]
    return tuple(
        CapacityWindow(start=start, end=end, share=share, tentative=tentative)
        for start, end, (share, tentative) in zip(starts, ends, facts, strict=False)
    )
