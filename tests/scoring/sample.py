"""A position and talents so small that every number can be checked by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from dxmatch.models import Period, Position, Talent, Verdict, Workload
from dxmatch.models.pool import ALL, TalentPool
from dxmatch.scoring.algebra import Constraint, Scorer
from dxmatch.scoring.reason import Reason

APRIL = Period(start=date(2027, 4, 1), end=date(2027, 5, 1))
"""30 days."""


def position(**fields: Any) -> Position:
    """April 2027, 50 % of full time, nothing else asked."""
    values: dict[str, Any] = {
        "id": "dev",
        "title": "開発者",
        "period": APRIL,
        "workload": Workload(share=50),
        **fields,
    }
    return Position.model_validate(values)


def verdict(line: Constraint, need: Position, **talent: Any) -> tuple[Verdict, str, Reason]:
    """What a must line says of one talent: verdict, code, reason."""
    pool = _pool(talent)
    reason = line.why(need, pool, 0)
    return Verdict(int(line.check(need, pool, ALL)[0])), reason.code, reason


def value(line: Scorer, need: Position, **talent: Any) -> tuple[int, str, Reason]:
    """What a want line says of one talent: value, code, reason."""
    pool = _pool(talent)
    reason = line.why(need, pool, 0)
    return int(line.score(need, pool, ALL)[0]), reason.code, reason


def _pool(fields: dict[str, Any]) -> TalentPool:
    return TalentPool.of([Talent.model_validate({"vendor": "v", "id": "1", **fields})])
