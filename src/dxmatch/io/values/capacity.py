"""From a span and a share to an availability."""

from __future__ import annotations

from dxmatch.io.values.spans import DateSpan
from dxmatch.io.values.workload import ShareRange
from dxmatch.models import Availability


def availability(span: DateSpan | None, share: ShareRange | None) -> Availability | None:
    """Capacity over time; None if neither says anything."""
    raise NotImplementedError
