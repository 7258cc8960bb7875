"""Hypothesis strategies for everything that dxmatch judges; needs the extra ``testing``.

    from hypothesis import given
    from dxmatch.testing.generators import pools, positions

    @given(positions(), pools())
    def test_my_line(position, pool): ...

They draw from few skills, days and prefectures, so that talents and positions meet. Every
function takes keyword arguments that fix or replace the strategy of a field.
"""

from dxmatch._optional import require

require("hypothesis", extra="testing")

from dxmatch.testing.generators.capacity import availabilities, days, periods  # noqa: E402
from dxmatch.testing.generators.claims import SKILL_IDS, skill_claims  # noqa: E402
from dxmatch.testing.generators.needs import positions, projects, requirements  # noqa: E402
from dxmatch.testing.generators.people import pools, talents  # noqa: E402
from dxmatch.testing.generators.prices import budgets, rates  # noqa: E402
from dxmatch.testing.generators.records import municipalities, outcomes, vendors  # noqa: E402
from dxmatch.testing.generators.sheets import constraints, scorers, sheets  # noqa: E402

__all__ = [
    "SKILL_IDS",
    "availabilities",
    "budgets",
    "constraints",
    "days",
    "municipalities",
    "outcomes",
    "periods",
    "pools",
    "positions",
    "projects",
    "rates",
    "requirements",
    "scorers",
    "sheets",
    "skill_claims",
    "talents",
    "vendors",
]
