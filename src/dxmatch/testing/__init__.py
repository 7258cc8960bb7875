"""Tests for lines and importers of other packages, one call each; needs the extra ``testing``.

    from dxmatch.testing import check_constraint, check_scorer

    def test_my_line():
        check_scorer(MyLine(percent=80))

`dxmatch.testing.generators` has the hypothesis strategies behind them, for tests of your own.
"""

from dxmatch.testing.importer_check import check_importer
from dxmatch.testing.line_check import check_constraint, check_scorer

__all__ = ["check_constraint", "check_importer", "check_scorer"]
