"""What must give way: counts, minimality and duality, against trying everything."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dxmatch.explain.change import ChangeKind
from dxmatch.explain.dials import Dial, dials
from dxmatch.explain.lattice import Lattice
from dxmatch.explain.least_changes import least_changes
from dxmatch.explain.position_change import changed
from dxmatch.explain.relaxing import MOST_TOGETHER, relax
from dxmatch.explain.trials import Trials
from dxmatch.explain.why_not_changes import Case, ways_in, ways_up
from dxmatch.models import Lang, Period, Position, Talent
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Must, OnUnknown, Strategy, Want
from dxmatch.scoring.constraints import (
    FormAllowed,
    MustHave,
    PlaceReachable,
    ScheduleFits,
    WithinBudget,
)
from dxmatch.scoring.evaluate import evaluate
from dxmatch.scoring.ranking import best
from dxmatch.testing.generators import (
    pools,
    positions,
    scorers,
    sheets,
    talents,
)
from tests.explain.brute import eligible, enough_cells, least, subsets, without
from tests.explain.plugged import Fickle, Particular

FEW = settings(max_examples=50)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Strategy, Position, TalentPool]:
    """A sheet of any lines, also of other packages, a position and a small pool."""
    position = draw(positions())
    sheet = draw(sheets(text=False))
    foreign: list[Any] = draw(
        st.lists(
            st.builds(Fickle, seed=st.integers(0, 5)) | st.just(Particular(only=position)),
            max_size=2,
        )
    )
    must = Must((*sheet.must, *foreign))
    strategy = Strategy(must, Want(sheet.want), on_unknown=sheet.on_unknown)
    pool = draw(pools(people=talents()))
    assume(len(pool))
    return strategy, position, pool


def some(draw: Any, position: Position) -> tuple[Dial, ...]:
    """Up to four dials with up to three steps, so that all combinations can be tried."""
    every = dials(position)
    assume(every)
    chosen = draw(
        st.lists(st.integers(0, len(every) - 1), min_size=1, max_size=4, unique=True).map(sorted)
    )
    short = []
    for at in chosen:
        count = len(every[at].steps)
        steps = draw(st.lists(st.integers(0, count - 1), min_size=1, max_size=3, unique=True))
        kept = tuple(every[at].steps[step] for step in sorted(steps))
        short.append(Dial(every[at].kind, kept, every[at].fields, every[at].requirements))
    return tuple(short)


@FEW
@given(cases())
def test_every_set_of_lines_is_counted_exactly(case: tuple[Strategy, Position, TalentPool]) -> None:
    """count(S) = |E without the lines S| for all S; dropping more lines never shrinks it."""
    strategy, position, pool = case
    lattice = Lattice.of(strategy, position, pool)
    for chosen in subsets(min(len(lattice.lines), 7)):
        rows = without(strategy, lattice.lines, chosen, position, pool)
        assert lattice.count(chosen) == len(rows)
        assert lattice.rows(chosen).tolist() == sorted(rows)
        for line in chosen:
            assert lattice.count(chosen - {line}) <= lattice.count(chosen)


@FEW
@given(cases(), st.integers(1, 4))
def test_smallest_sets_of_lines(case: tuple[Strategy, Position, TalentPool], at_least: int) -> None:
    """All minimal relaxations and all minimal conflicts, and no other set."""
    strategy, position, pool = case
    lattice = Lattice.of(strategy, position, pool)
    assume(len(lattice.lines) <= 7)
    every = frozenset(range(len(lattice.lines)))
    left = {
        chosen: len(without(strategy, lattice.lines, chosen, position, pool))
        for chosen in subsets(len(every))
    }
    works = {chosen for chosen in left if left[chosen] >= at_least}
    clash = {chosen for chosen in left if left[every - chosen] < at_least}
    relaxations, conflicts = lattice.relaxations(at_least), lattice.conflicts(at_least)
    assert len(set(relaxations)) == len(relaxations) and len(set(conflicts)) == len(conflicts)
    assert set(relaxations) == {s for s in works if not any(other < s for other in works)}
    assert set(conflicts) == {s for s in clash if not any(other < s for other in clash)}
    assert all(relaxation & conflict for relaxation in relaxations for conflict in conflicts)


@FEW
@given(st.data(), cases(), st.integers(1, 4), st.integers(1, 3))
def test_changes_are_those_of_a_search_of_everything(
    data: st.DataObject, case: tuple[Strategy, Position, TalentPool], at_least: int, most: int
) -> None:
    """Valid, minimal, Pareto, complete: equal to trying all steps with `evaluate`."""
    strategy, position, pool = case
    chosen = some(data.draw, position)
    assume(len(eligible(strategy, position, pool)) < at_least)
    trials = Trials.of(strategy, position, pool, np.arange(len(pool)), chosen)
    found = set()
    for cell in least_changes(trials, at_least, most):
        steps = dict(cell)
        found.add(tuple(steps.get(dial, 0) for dial in range(len(chosen))))
    assert found == least(enough_cells(strategy, position, pool, chosen, at_least, most))


@FEW
@given(st.data(), cases())
def test_changes_that_let_one_talent_in(
    data: st.DataObject, case: tuple[Strategy, Position, TalentPool]
) -> None:
    """The same for one row."""
    strategy, position, pool = case
    chosen, row = some(data.draw, position), data.draw(st.integers(0, len(pool) - 1))
    assume(row not in eligible(strategy, position, pool))
    trials = Trials.of(strategy, position, pool, np.array([row]), chosen)
    found = set()
    for cell in least_changes(trials, 1, 3):
        steps = dict(cell)
        found.add(tuple(steps.get(dial, 0) for dial in range(len(chosen))))
    assert found == least(enough_cells(strategy, position, pool, chosen, 1, 3, row))


@FEW
@given(cases(), st.integers(1, 4))
def test_what_is_reported(case: tuple[Strategy, Position, TalentPool], at_least: int) -> None:
    """Every relaxation works with its counts; no proper subset of its changes does."""
    strategy, position, pool = case
    told = relax(strategy, position, pool, at_least)
    before = eligible(strategy, position, pool)
    assert (told.eligible, told.enough) == (len(before), len(before) >= at_least)
    for relaxation in told:
        after = eligible(strategy, relaxation.position, pool)
        assert relaxation.position == changed(position, relaxation.changes)
        assert Position.model_validate(relaxation.position.model_dump()) == relaxation.position
        assert relaxation.eligible == len(after) >= at_least
        assert set(relaxation.gains()) == {pool.talents[row].key for row in after - before}
        assert set(relaxation.losses()) == {pool.talents[row].key for row in before - after}
        assert 1 <= len(relaxation.changes) <= MOST_TOGETHER
        for at in range(len(relaxation.changes)):
            fewer = relaxation.changes[:at] + relaxation.changes[at + 1 :]
            assert len(eligible(strategy, changed(position, fewer), pool)) < at_least
    for dropped in told.lines:
        assert dropped.eligible == len(before) + dropped.gained >= at_least
        assert len(dropped.gains()) == dropped.gained


@FEW
@given(cases(), st.integers(1, 4), st.sampled_from(("ja", "en")))
def test_words_say_what_the_object_says(
    case: tuple[Strategy, Position, TalentPool], at_least: int, lang: Lang
) -> None:
    """Every number of the text occurs in the plain values beside the text."""
    told = relax(*case, at_least)
    parts: list[Any] = [*told.changes, *told.lines, *told.conflicts]
    for part in parts:
        values = part.to_dict(lang)
        text = values.pop("text")
        for change in values.get("changes", ()):
            del change["text"]
        known = json.dumps(values, ensure_ascii=False).replace(",", "")
        for number in re.findall(r"\d+(?:\.\d+)?", text.replace(",", "")):
            assert number in known


@FEW
@given(cases(), st.integers(1, 3), st.data())
def test_ways_of_one_talent(
    case: tuple[Strategy, Position, TalentPool], k: int, data: st.DataObject
) -> None:
    """Ways in let in; ways up lead into the first k, and no smaller step of the change does."""
    strategy, position, pool = case
    row = data.draw(st.integers(0, len(pool) - 1))
    asked = Case(strategy, position, pool, row, k)
    inside = row in eligible(strategy, position, pool)
    ways = ways_in(asked)
    assert not (inside and ways)
    assert all(row in eligible(strategy, way.position, pool) for way in ways)
    for up in ways_up(asked):
        sheet = evaluate(up.strategy, up.position, pool)
        first = best(sheet, k).rows.tolist()
        assert first.index(row) + 1 == up.rank
        assert sheet.rows.size == up.eligible
        if inside and not up.weight:
            (change,) = up.changes
            dial = next(dial for dial in dials(position) if change in dial.steps)
            for step in dial.steps[: dial.steps.index(change)]:
                rank, _ = asked.rank(strategy, changed(position, [step]))
                assert rank is None or rank > k


WANTS = st.lists(st.tuples(st.integers(0, 9), scorers(text=False)), min_size=1, max_size=3)


@FEW
@given(positions(), pools(people=talents()), WANTS, st.integers(1, 3), st.data())
def test_the_smallest_change_of_a_weight(
    position: Position, pool: TalentPool, wants: list[Any], k: int, data: st.DataObject
) -> None:
    """No smaller change of the same weight does it, and what is left out cannot."""
    assume(len(pool) and any(weight for weight, _ in wants))
    strategy = Strategy(want=Want(tuple(wants)))
    row = data.draw(st.integers(0, len(pool) - 1))
    case = Case(strategy, position, pool, row, k)
    rank, _ = case.rank(strategy, position)
    assume(rank is not None and rank > k)
    every = sum(weight for weight, _ in wants)
    told = {up.weight.line: up.weight.after - up.weight.before for up in ways_up(case) if up.weight}
    for line, (weight, _) in enumerate(wants):
        limit = abs(told[line]) if line in told else 60
        for change in range(-limit, limit + 1):
            after = weight + change
            works = 0 <= after <= weight + 10 * every and every + change > 0
            if works:
                turned = Want(
                    tuple((after if at == line else w, s) for at, (w, s) in enumerate(wants))
                )
                new, _ = case.rank(Strategy(want=turned), position)
                works = new is not None and new <= k
            if abs(change) < limit or line not in told:
                assert not works
        if line in told:
            assert abs(told[line]) <= 10 * every


FULLY = FormAllowed() & WithinBudget() & PlaceReachable() & MustHave() & ScheduleFits()


@FEW
@given(positions(), pools(people=talents()), st.sampled_from(OnUnknown))
def test_giving_way_never_shrinks_who_is_eligible(
    position: Position, pool: TalentPool, on_unknown: OnUnknown
) -> None:
    """More money, fewer days on site, one form more, milder requirements: E ⊆ E'."""
    assume(len(pool))
    strategy = Strategy(FULLY, on_unknown=on_unknown)
    before = eligible(strategy, position, pool)
    for dial in dials(position):
        if dial.kind not in (ChangeKind.START, ChangeKind.WORKLOAD):
            for step in dial.steps:
                assert before <= eligible(strategy, changed(position, [step]), pool)


def test_counter_example_a_later_start_may_lose_a_talent() -> None:
    """Why the law "giving way never shrinks E" is one of lines, not of every change: a
    certificate that is valid on the first day may not be on a later one."""
    talent = Talent(
        vendor="v",
        id="1",
        certifications=({"certificate": "cert-pmp", "expires": "2027-04-05"},),  # type: ignore[arg-type]
    )
    position = Position(
        id="p",
        title="t",
        must=({"certificate": "cert-pmp"},),  # type: ignore[arg-type]
        period=Period(start="2027-04-01", end="2027-06-01"),  # type: ignore[arg-type]
    )
    pool = TalentPool.of([talent])
    strategy = Strategy(MustHave())
    assert eligible(strategy, position, pool) == {0}
    later = changed(position, [dials(position)[0].steps[0]])
    assert eligible(strategy, later, pool) == set()
