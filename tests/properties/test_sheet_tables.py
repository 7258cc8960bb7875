"""A sheet as a table is the same sheet when it is read again, in every kind of file."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxmatch.matching.sheet_files import read_sheet, sheet_bytes, write_sheet
from dxmatch.models import Lang, Position, Text
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.rows import Bytes
from dxmatch.plugins import load_plugin, plugin_names
from dxmatch.scoring import catalogue
from dxmatch.scoring.algebra import Constraint, Must, Not, Strategy, Want
from dxmatch.scoring.reason import Reason
from dxmatch.scoring.sheet_rows import sheet_rows
from dxmatch.testing.generators import sheets

SUFFIXES = (".toml", ".md", ".html", ".xlsx")
ODD = (
    "=cmd|' /C calc'!A0",
    "a|b`c`",
    "<b>&amp;",
    "_x000D_",
    "行\n改行",
    "\u202e\ufeff\u2028",
    "'x",
    "\\|",
)
NAMES = st.text(max_size=30) | st.sampled_from(ODD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Constraint):
    """名前つき — a line of another package with a parameter of free text."""

    title: ClassVar[Text] = Text(ja="=名前|つき", en="=Named|`line`")
    word: str = ""

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        return np.full(pool.count(rows), 2, np.uint8)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        return Reason("NAMED", {}, Text(ja="名前", en="named"))


@pytest.fixture
def plug_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """`Named` under an entry point."""

    def names(group: str) -> tuple[str, ...]:
        return (*plugin_names(group), *(["named"] if group == "dxmatch.constraints" else []))

    def load(group: str, name: str) -> object:
        return Named if name == "named" else load_plugin(group, name)

    monkeypatch.setattr(catalogue, "plugin_names", names)
    monkeypatch.setattr(catalogue, "load_plugin", load)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.usefixtures("plug_in")
def test_round_trip(suffix: str) -> None:
    """read(write(sheet)) = sheet with all parameters, alternatives, opposites, plug-in lines and
    the rule for unknowns; written again, the bytes are the same."""

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
    @given(sheets(), NAMES, NAMES, st.sampled_from(("ja", "en")))
    def check(strategy: Strategy, name: str, word: str, lang: Lang) -> None:
        must = Must((*strategy.must, Named(word=word), Not(of=Named(word=word))))
        sheet = Strategy(must, Want(strategy.want), name=name, on_unknown=strategy.on_unknown)
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"sheet{suffix}"
            try:
                write_sheet(sheet, path, lang)
            except UnicodeEncodeError:
                assert suffix == ".toml"  # a lone surrogate has no UTF-8
                return
            assert read_sheet(path) == sheet
            assert sheet_bytes(read_sheet(path), suffix, lang) == path.read_bytes()

    check()


@given(sheets(), NAMES)
def test_no_cell_can_be_run(strategy: Strategy, name: str) -> None:
    """In XLSX every cell is a string, and none begins like a formula."""
    from openpyxl import load_workbook

    from dxmatch.io.formula_safe import is_dangerous

    sheet = Strategy(Must(strategy.must), Want(strategy.want), name=name)
    book: Any = load_workbook(BytesIO(sheet_bytes(sheet, ".xlsx")))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type == "s" for cell in cells)
    assert not any(is_dangerous(cell.value) for cell in cells)


@given(sheets(), st.sampled_from(("ja", "en")))
def test_people_read_points_and_titles(strategy: Strategy, lang: Lang) -> None:
    """One row for the sheet with all points, one per line with its title and its points."""
    top, *lines = sheet_rows(strategy, lang)
    weights = [weight for weight, _ in strategy.want]
    assert top[2] == str(sum(weights))
    assert [row[2] for row in lines] == ["" for _ in strategy.must] + [str(w) for w in weights]
    titles = [line.title.get(lang) for line in (*strategy.must, *(s for _, s in strategy.want))]
    assert [row[1] for row in lines] == titles
