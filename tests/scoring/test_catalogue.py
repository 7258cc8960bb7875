"""Lines by name: built-in ones, and those of other packages."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from typing import Any

import pytest

import dxmatch.plugins
from dxmatch.errors import InvalidStrategy, PluginContractError
from dxmatch.models import Side, Text
from dxmatch.scoring import Constraint, Reason, Scorer
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.catalogue import line_class, line_name, line_names
from dxmatch.scoring.constraints import ScheduleFits
from dxmatch.scoring.sheet import strategy_from_toml, strategy_to_toml
from tests.scoring.plugged import Everybody

HERE = "tests.scoring.plugged"


def plug(monkeypatch: pytest.MonkeyPatch, *points: tuple[str, str, str]) -> None:
    known = [EntryPoint(group=group, name=name, value=value) for group, name, value in points]

    def entry_points(*, group: str) -> list[EntryPoint]:
        return [point for point in known if point.group == group]

    monkeypatch.setattr(dxmatch.plugins, "entry_points", entry_points)


def test_a_plug_in_that_fails_when_imported_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """It once ended ``dxmatch lines`` with a traceback, also for all other lines."""
    plug(monkeypatch, ("dxmatch.scorers", "exploding", "tests.scoring.exploding:Line"))
    assert "exploding" in line_names(Side.WANT)
    with pytest.raises(PluginContractError, match=r"exploding.*RuntimeError: no licence") as caught:
        line_class(Side.WANT, "exploding")
    assert caught.value.hint and caught.value.hint_ja


def test_built_in_names() -> None:
    assert line_names(Side.MUST) == (
        "any_of", "consented", "form_allowed", "must_have", "not", "place_reachable",
        "schedule_fits", "within_budget",
    )  # fmt: skip
    assert line_names(Side.WANT) == (
        "experience", "lead_time", "rate_fit", "rule_score", "schedule_slack", "skill_coverage",
        "tfidf_text", "work_style_fit",
    )  # fmt: skip
    assert line_class(Side.MUST, "schedule_fits") is ScheduleFits
    assert line_name(ScheduleFits) == line_name(ScheduleFits()) == "schedule_fits"


@pytest.mark.parametrize("side", Side)
def test_names_and_classes_agree(side: Side) -> None:
    wanted: Any = Constraint if side is Side.MUST else Scorer
    for name in line_names(side):
        cls = line_class(side, name)
        assert line_name(cls) == name and issubclass(cls, wanted)
        assert {type(cls.title)} == {Text}
        assert "—" in (cls.__doc__ or "")


def test_a_plugged_line_stands_in_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    plug(monkeypatch, ("dxmatch.constraints", "everybody", f"{HERE}:Everybody"))
    assert "everybody" in line_names(Side.MUST)
    assert "everybody" not in line_names(Side.WANT)
    sheet = Strategy(must=Everybody(note="x"))
    assert strategy_from_toml(strategy_to_toml(sheet)) == sheet


def test_listing_imports_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    plug(monkeypatch, ("dxmatch.scorers", "broken", "no.such.package:Line"))
    assert "broken" in line_names(Side.WANT)
    with pytest.raises(PluginContractError, match="cannot be imported"):
        line_class(Side.WANT, "broken")


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ([("lead_time", "Everybody")], "has the name of a built-in line"),
        ([("lead_time", "HERE")], "has the name of a built-in line"),
        ([("x", "Everybody")], "is no Scorer"),
        ([("x", "HERE")], "is no Scorer"),
        ([("x", "A"), ("x", "B")], "must be registered once"),
        ([("x", "Missing")], "cannot be imported"),
    ],
)
def test_what_plug_ins_may_not_do(
    monkeypatch: pytest.MonkeyPatch, points: list[tuple[str, str]], said: str
) -> None:
    plug(monkeypatch, *(("dxmatch.scorers", name, f"{HERE}:{what}") for name, what in points))
    with pytest.raises(PluginContractError, match=said):
        line_class(Side.WANT, points[0][0])


def test_unknown_names_get_a_guess() -> None:
    with pytest.raises(InvalidStrategy) as caught:
        line_class(Side.WANT, "skil_coverage")
    assert "Did you mean 'skill_coverage'?" in caught.value.text("en")
    assert "ではありませんか" in caught.value.text("ja")
    assert "experience, lead_time" in caught.value.hint
    with pytest.raises(InvalidStrategy) as far:
        line_class(Side.WANT, "zzzz")
    assert "Did you mean" not in far.value.text("en")


def test_a_reason_with_its_own_words() -> None:
    words = Text(ja="{n}件", en="{n} items")
    assert Reason("MINE", {"n": 1234}, template=words).text("en") == "1,234 items"
    for reason in (Reason("NOBODY_KNOWS"), Reason("MINE", template=words)):
        with pytest.raises(PluginContractError):
            reason.text("ja")
