"""What lines claim in their traits, they keep; what they do not claim has a counter-example."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.errors import PluginContractError
from dxmatch.matching import match
from dxmatch.models import Period, Position, SkillClaim, SkillRequirement, Talent
from dxmatch.models.pool import ALL, TalentPool
from dxmatch.scoring.algebra import AnyOf, Constraint, Line, Not, Scorer, Trait
from dxmatch.scoring.constraints import MustHave
from dxmatch.scoring.scorers import RuleScore, SkillCoverage, TfidfText
from dxmatch.scoring.scorers.rule_score import Compare, Field, Rule
from dxmatch.scoring.scorers.tfidf_text import TextModel
from dxmatch.testing import check_constraint, check_scorer
from dxmatch.testing.generators import SKILL_IDS, pools, positions
from dxmatch.testing.improvement import improvements
from tests.properties.lines import CONSTRAINTS, SCORERS, named

NEED = Position(
    id="dev",
    title="開発者",
    want=(SkillRequirement(skill="python"), SkillRequirement(skill="sql")),
    period=Period(start=date(2027, 4, 1), end=date(2028, 4, 1)),
)


@pytest.mark.parametrize("line", named(CONSTRAINTS))
def test_must_lines_keep_the_contract(line: Constraint) -> None:
    """Every built-in must line passes the check that plug-ins have to pass."""
    check_constraint(line, max_examples=25)


@pytest.mark.parametrize("line", named(SCORERS))
def test_want_lines_keep_the_contract(line: Scorer) -> None:
    """Every built-in want line passes the check that plug-ins have to pass."""
    check_scorer(line, max_examples=3 if isinstance(line, TfidfText) else 25)


@settings(max_examples=40)
@given(positions(), pools(max_size=4))
def test_improving_never_lowers_a_rank(position: Position, pool: TalentPool) -> None:
    """If only one talent improves, their rank under a monotone sheet does not get worse."""
    talent, others = pool.talents[0], pool.talents[1:]
    sheet = SkillCoverage()
    before = match(position, pool, sheet).explain(talent.key).rank
    for better in improvements(talent, SKILL_IDS[:4]):
        other = TalentPool.of([*others, better.talent])
        after = match(position, other, sheet).explain(talent.key).rank
        assert before is not None and after is not None and after <= before, better.what


@given(positions(), pools(min_size=2), st.data())
def test_leaving_somebody_out_keeps_the_order_of_the_others(
    position: Position, pool: TalentPool, data: st.DataObject
) -> None:
    """Independence of irrelevant alternatives, for lines that claim it."""
    gone = data.draw(st.sampled_from(pool.talents)).key
    left = TalentPool.of(talent for talent in pool if talent.key != gone)
    before = match(position, pool, SkillCoverage(), len(pool))
    after = match(position, left, SkillCoverage(), len(pool))
    assert [m.key for m in before if m.key != gone] == [m.key for m in after]


def test_a_new_skill_that_nobody_asks_for_changes_no_coverage() -> None:
    """A skill without any relation to what is asked for leaves the value equal."""
    plain = Talent(vendor="v", id="1", skills=(SkillClaim(skill="python"),))
    more = plain.with_skills(SkillClaim(skill="cert-pmp"))
    values = [
        SkillCoverage().score(NEED, TalentPool.of([talent]), ALL)[0] for talent in (plain, more)
    ]
    assert values[0] == values[1]


def test_counter_example_closeness_of_texts_is_not_monotone() -> None:
    """Why `TfidfText` does not claim MONOTONE: two true skills more lower its value."""
    plain = Talent(vendor="v", id="1", skills=(SkillClaim(skill="python"),))
    more = plain.with_skills(SkillClaim(skill="project-management"), SkillClaim(skill="aws"))
    model = TextModel.fit(TalentPool.of([plain]))
    low, high = (
        TfidfText(model=model).score(NEED, TalentPool.of([talent]), ALL)[0]
        for talent in (more, plain)
    )
    assert low < high
    assert Trait.MONOTONE not in TfidfText.traits


def test_counter_example_closeness_of_texts_depends_on_the_pool() -> None:
    """Why `TfidfText` does not claim POOL_INDEPENDENT: others change a talent's value."""
    talent = Talent(vendor="v", id="1", summary="Python データ分析", headline="SQL")
    others = [Talent(vendor="w", id=str(i), summary="Python") for i in range(20)]
    alone, among = TalentPool.of([talent]), TalentPool.of([talent, *others])
    assert TfidfText().score(NEED, alone, ALL)[0] != TfidfText().score(NEED, among, ALL)[0]
    assert Trait.POOL_INDEPENDENT not in TfidfText.traits


def test_a_fitted_text_model_does_not_depend_on_the_pool() -> None:
    """Once fitted and kept, the same text always has the same value."""
    talent = Talent(vendor="v", id="1", summary="Python データ分析", headline="SQL")
    others = [Talent(vendor="w", id=str(i), summary="Python") for i in range(20)]
    line = TfidfText(model=TextModel.fit(TalentPool.of(others)))
    alone, among = TalentPool.of([talent]), TalentPool.of([talent, *others])
    assert line.score(NEED, alone, ALL)[0] == line.score(NEED, among, ALL)[0]


def test_counter_example_rules_are_not_monotone() -> None:
    """Why `RuleScore` does not claim MONOTONE: a rule may ask for few skills."""
    line = RuleScore(rules=(Rule(Field.SKILLS, Compare.AT_MOST, 1),))
    plain = Talent(vendor="v", id="1", skills=(SkillClaim(skill="python"),))
    more = plain.with_skills(SkillClaim(skill="sql"))
    assert line.score(NEED, TalentPool.of([plain, _named(more, "2")]), ALL).tolist() == [10_000, 0]
    assert Trait.MONOTONE not in RuleScore.traits


def test_counter_example_the_opposite_is_not_monotone() -> None:
    """Why `Not` does not claim MONOTONE: what was missing may come."""
    need = NEED.model_copy(update={"must": (SkillRequirement(skill="python"),)})
    plain = Talent(vendor="v", id="1", skills=(SkillClaim(skill="aws"),))
    more = plain.with_skills(SkillClaim(skill="python"))
    pool = TalentPool.of([plain, _named(more, "2")])
    assert Not(of=MustHave()).check(need, pool, ALL).tolist() == [2, 0]
    assert Trait.MONOTONE not in Not.traits


def test_alternatives_promise_no_more_than_their_parts() -> None:
    """`AnyOf` is monotone only if all of its parts are."""
    opposite: Line = AnyOf(of=(Not(of=MustHave()),))
    assert Trait.MONOTONE not in opposite.traits
    assert Trait.MONOTONE in AnyOf(of=(MustHave(),)).traits


def test_the_check_finds_a_false_claim() -> None:
    """A line that claims MONOTONE and is not is caught, with an example."""

    class Liar(TfidfText):
        """A claim that is not true."""

        __slots__ = ()
        traits = frozenset({Trait.MONOTONE})

    with pytest.raises(PluginContractError, match="MONOTONE"):
        check_scorer(Liar(), max_examples=30)


def _named(talent: Talent, id_: str) -> Talent:
    return talent.model_copy(update={"id": id_})
