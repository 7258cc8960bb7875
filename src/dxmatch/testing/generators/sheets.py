"""Evaluation sheets of built-in lines."""

from __future__ import annotations

from functools import reduce

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dxmatch.models import Purpose
from dxmatch.scoring.algebra import (
    AnyOf,
    Constraint,
    Must,
    Not,
    OnUnknown,
    Scorer,
    Strategy,
    Want,
    as_must,
)
from dxmatch.scoring.constraints import (
    Consented,
    FormAllowed,
    MustHave,
    PlaceReachable,
    ScheduleFits,
    WithinBudget,
)
from dxmatch.scoring.scorers import (
    Experience,
    LeadTime,
    RateFit,
    RuleScore,
    ScheduleSlack,
    SkillCoverage,
    TfidfText,
    WorkStyleFit,
)
from dxmatch.scoring.scorers.rule_score import Compare, Field, Rule

_NUMBERS = {
    Field.YEARS: st.sampled_from((0.0, 1.5, 5.0)),
    Field.MUNICIPAL_YEARS: st.sampled_from((0.25, 3.0)),
    Field.ONSITE_DAYS: st.sampled_from((0.0, 2.0, 8.0)),
    Field.PRICE: st.sampled_from((0.0, 500_000.0, 1_000_000.0)),
    Field.SKILLS: st.sampled_from((1.0, 3.0)),
    Field.CERTIFICATES: st.sampled_from((1.0, 2.0)),
}


def rules() -> SearchStrategy[Rule]:
    """A rule over one of the declared fields."""
    return st.sampled_from(Field).flatmap(
        lambda field: st.builds(
            Rule,
            field=st.just(field),
            compare=st.sampled_from(Compare),
            number=_NUMBERS[field],
            points=st.integers(1, 3),
        )
    )


def single_constraints() -> SearchStrategy[Constraint]:
    """A must line that stands alone."""
    return st.one_of(
        st.builds(ScheduleFits, percent=st.sampled_from((1, 50, 90, 100))),
        st.just(WithinBudget()),
        st.just(FormAllowed()),
        st.just(PlaceReachable()),
        st.just(MustHave()),
        st.builds(Consented, purpose=st.sampled_from(Purpose)),
    )


def constraints() -> SearchStrategy[Constraint]:
    """Any must line, also alternatives and opposites of others."""
    return st.recursive(
        single_constraints(),
        lambda inner: (
            st.builds(Not, of=inner)
            | st.builds(AnyOf, of=st.lists(inner, min_size=1, max_size=2).map(tuple))
        ),
        max_leaves=3,
    )


def scorers(*, text: bool = True) -> SearchStrategy[Scorer]:
    """Any want line; without `TfidfText` (the slow one) if ``text`` is false."""
    numeric: list[SearchStrategy[Scorer]] = [
        st.just(SkillCoverage()),
        st.builds(RuleScore, rules=st.lists(rules(), min_size=1, max_size=3).map(tuple)),
        st.builds(Experience, years=st.integers(1, 12), municipal_years=st.integers(1, 5)),
        st.builds(RateFit, comfortable=st.integers(0, 90), too_much=st.integers(91, 150)),
        st.just(ScheduleSlack()),
        st.builds(LeadTime, days=st.integers(1, 60)),
        st.just(WorkStyleFit()),
    ]
    return st.one_of(*numeric, *([st.just(TfidfText())] if text else []))


def sheets(*, text: bool = True) -> SearchStrategy[Strategy]:
    """A sheet with up to three lines on each side, at least one, not all weights zero."""
    musts = st.lists(constraints(), max_size=3).map(
        lambda lines: reduce(lambda all_, line: all_ & line, lines, Must())
    )
    weighted = st.tuples(st.integers(0, 60), scorers(text=text))
    wants = st.lists(weighted, max_size=3).map(_want)
    return st.builds(
        lambda must, want, name, on_unknown: Strategy(
            must if must.lines or want.lines else as_must(WithinBudget()),
            want,
            name=name,
            on_unknown=on_unknown,
        ),
        musts,
        wants,
        st.sampled_from(("", "審査表")),
        st.sampled_from(OnUnknown),
    )


def _want(weighted: list[tuple[int, Scorer]]) -> Want:
    if not any(weight for weight, _ in weighted):
        return Want()
    return Want(tuple(weighted))
