"""Tests for lines and importers of other packages, one call each; needs the extra ``testing``.

    from dxmatch.testing import check_constraint, check_scorer

    def test_my_line():
        check_scorer(MyLine(percent=80))

`check_team_constraint` and `check_team_scorer` do the same for lines for teams.

`dxmatch.testing.generators` has the hypothesis strategies behind them, for tests of your own.
"""

from dxmatch.testing.importer_check import check_importer
from dxmatch.testing.line_check import check_constraint, check_scorer
from dxmatch.testing.team_check import check_team_constraint, check_team_scorer

__all__ = [
    "check_constraint",
    "check_importer",
    "check_scorer",
    "check_team_constraint",
    "check_team_scorer",
]
