"""The other records: municipalities, vendors, outcomes."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dxmatch.models import Municipality, MunicipalityCategory, Outcome, OutcomeKind, Vendor, Zone
from dxmatch.testing.generators.capacity import days
from dxmatch.testing.generators.needs import municipality_codes
from dxmatch.testing.generators.people import FORMS, words


def municipalities() -> SearchStrategy[Municipality]:
    """A body with a valid code."""
    return st.builds(
        Municipality,
        code=municipality_codes(),
        name=st.just("試験市"),
        kana=st.sampled_from(("", "シケンシ")),
        category=st.sampled_from(MunicipalityCategory),
        zones=st.frozensets(st.sampled_from(Zone)),
        population=st.none() | st.integers(0, 4_000_000),
    )


def vendors() -> SearchStrategy[Vendor]:
    """A member firm."""
    return st.builds(Vendor, id=st.sampled_from(("v", "w")), name=st.just("会員企業"))


def outcomes() -> SearchStrategy[Outcome]:
    """One event in the life of an engagement."""
    return st.builds(
        Outcome,
        vendor=st.sampled_from(("v", "w")),
        talent=st.integers(0, 999).map(str),
        project=st.just("project"),
        position=st.just("dev"),
        kind=st.sampled_from(OutcomeKind),
        on=days(),
        form=st.none() | st.sampled_from(FORMS),
        note=words(),
    )
