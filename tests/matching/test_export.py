"""Frames: one row per match, in the library asked for."""

from __future__ import annotations

from typing import Any

import pytest

from dxmatch import _optional
from dxmatch.errors import InvalidInput, MissingExtra
from dxmatch.matching import Shortlist, export, match
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.constraints import MustHave, ScheduleFits, WithinBudget
from dxmatch.scoring.scorers import LeadTime, RateFit
from tests.matching.sample import NEED, TALENTS, shortlist

COLUMNS = [
    "rank", "vendor", "talent", "total", "score", "needs_review",
    "must_have", "within_budget", "skill_coverage", "rate_fit",
]  # fmt: skip


def plain(frame: Any) -> dict[str, list[Any]]:
    name = type(frame).__module__.partition(".")[0]
    if name == "pandas":
        return {str(key): list(values) for key, values in frame.to_dict("list").items()}
    if name == "polars":
        return dict(frame.to_dict(as_series=False))
    return dict(frame.to_pydict())


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_one_row_per_match(library: Any) -> None:
    frame = shortlist().to_frame(library)
    assert type(frame).__module__.startswith(library)
    table = plain(frame)
    assert list(table) == COLUMNS
    assert table["talent"] == ["1", "2", "1"] and table["vendor"] == ["a", "a", "b"]
    assert table["total"] == [900_000, 700_000, 600_000]
    assert table["score"] == [90.0, 70.0, 60.0]
    assert table["within_budget"] == ["YES", "YES", "UNKNOWN"]
    assert table["rate_fit"] == [300_000, 400_000, 0]


def test_the_first_library_that_is_installed() -> None:
    assert type(shortlist().to_frame()).__module__.startswith("polars")


def repeated(budget: bool) -> Shortlist:
    """A sheet with the same lines twice; nobody fits without a budget line."""
    sheet = Strategy(
        must=MustHave() & WithinBudget() & ScheduleFits(percent=50) & ScheduleFits(),
        want=LeadTime() + LeadTime(days=7) + RateFit(),
    )
    pool = TalentPool.of(TALENTS if budget else TALENTS[3:])
    return match(NEED, pool, sheet)


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_an_empty_list_has_the_same_columns(library: Any) -> None:
    full, empty = repeated(True), repeated(False)
    assert len(full) == 3 and len(empty) == 0
    columns = list(plain(full.to_frame(library)))
    assert columns[6:] == [
        "must_have", "within_budget", "schedule_fits", "schedule_fits_2",
        "lead_time", "lead_time_2", "rate_fit",
    ]  # fmt: skip
    assert list(plain(empty.to_frame(library))) == columns


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> Any:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(_optional, "import_module", nothing)
    with pytest.raises(MissingExtra) as caught:
        shortlist().to_frame("pyarrow")
    assert "pip install 'dxmatch[arrow]'" in caught.value.text("en")
    assert isinstance(caught.value, ImportError)


def test_no_library_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match="polars, pandas or pyarrow"):
        export.to_frame(shortlist(), None)


def test_a_library_that_has_no_frames() -> None:
    backend: Any = "duckdb"
    with pytest.raises(InvalidInput, match="duckdb") as caught:
        shortlist().to_frame(backend)
    assert "polars, pandas, pyarrow" in caught.value.hint
