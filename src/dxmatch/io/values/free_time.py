"""From a start and a share to capacity over time."""

from __future__ import annotations

from datetime import date, timedelta

from dxmatch.io.values.spans import DateSpan
from dxmatch.io.values.workload import ShareRange
from dxmatch.models import Availability, CapacityWindow


def availability(
    span: DateSpan | None, share: ShareRange | None, *, as_of: date | None = None
) -> Availability | None:
    """Capacity of ``share`` from a start on; tentative between the earliest and latest start.

    Only an end (3月末まで) counts from ``as_of``. Nothing known gives None, "ask" (応相談) an
    availability without windows.
    """
    if span is None and share is None:
        return None
    share, span = share or ShareRange(), span or DateSpan()
    most = share.high if share.high is not None else 100
    earliest = span.earliest or (as_of if span.end else None)
    windows: list[CapacityWindow] = []
    if earliest is not None:
        sure_from = max(span.latest or earliest, earliest)
        if span.end is None or earliest < span.end:
            windows = _windows(earliest, sure_from, span.end, most)
    return Availability(
        windows=tuple(windows),
        min_share=share.low if share.low is not None and share.low != share.high else 0,
        negotiable=earliest is None,
        outside_office_hours=share.off_hours,
    )


def _windows(earliest: date, sure_from: date, end: date | None, share: int) -> list[CapacityWindow]:
    """Tentative from ``earliest``, sure from ``sure_from`` (a later start within its range)."""
    if end is not None and sure_from >= end:
        return [CapacityWindow(start=earliest, end=end, share=share, tentative=True)]
    sure = CapacityWindow(start=sure_from, end=end, share=share)
    if sure_from - earliest < timedelta(days=1):
        return [sure]
    return [CapacityWindow(start=earliest, end=sure_from, share=share, tentative=True), sure]
