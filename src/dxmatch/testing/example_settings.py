"""How the checks try examples: the same ones in every run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hypothesis import settings


def repeatable(max_examples: int) -> settings:
    """Settings under which every run tries the same examples."""
    from hypothesis import HealthCheck, Phase
    from hypothesis import settings as chosen

    return chosen(
        max_examples=max_examples,
        deadline=None,
        derandomize=True,
        database=None,
        # dxmatch makes the example smaller itself: it knows what a talent is, and is faster.
        phases=(Phase.generate,),
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
