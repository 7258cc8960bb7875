from typing import Any

from dxmatch.scoring.algebra import OnUnknown, Strategy
from dxmatch.scoring.constraints import MustHave
from dxmatch.scoring.presets import default_sheet
from dxmatch.scoring.scorers import LeadTime
from tests.page.skeleton import texts


def told(strategy: Strategy) -> str:
    shown: Any = strategy._repr_html_()
    return texts(shown)


def test_every_line_with_its_points_in_both_languages() -> None:
    sheet = default_sheet()
    shown = told(sheet)
    for line in (*sheet.must, *(line for _, line in sheet.want)):
        assert f"{line.title.ja} / {line.title.en}" in shown
    assert "50" in shown and "100" in shown and "standard" in shown


def test_settings_and_the_rule_for_unknowns() -> None:
    sheet = Strategy(MustHave(), 7 * LeadTime(days=14), on_unknown=OnUnknown.EXCLUDE)
    assert "LeadTime(days=14)" in told(sheet) and "exclude" in told(sheet)
    assert "評価項目" not in told(Strategy(MustHave()))
