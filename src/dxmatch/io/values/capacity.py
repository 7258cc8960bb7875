"""From a span and a share to capacity over time."""

from __future__ import annotations

from dxmatch.io.values.span_part import Precision
from dxmatch.io.values.spans import DateSpan
from dxmatch.io.values.workload import ShareRange, WorkUnit
from dxmatch.models import Availability, CapacityWindow

_WEEKLY = (WorkUnit.DAYS_PER_WEEK, WorkUnit.PERCENT, WorkUnit.HOURS_PER_WEEK)


def availability(span: DateSpan | None, share: ShareRange | None) -> Availability | None:
    """Capacity over time; None if neither says anything.

    Capacity is tentative between the earliest and the latest start and sure afterwards; all of it
    is tentative if the share is not known, or is "so many hours a month or more". 週3日〜 is the
    least engagement: up to full time, at least 60 percent. Without a start there are no windows,
    which means unknown; 応相談 is negotiable.
    """
    if span is None and share is None:
        return None
    span, share = span or DateSpan(), share or ShareRange()
    return Availability(
        windows=_windows(span, share),
        min_share=_least(share),
        negotiable=span.precision is Precision.NEGOTIABLE,
        outside_office_hours=share.outside_office_hours,
    )


def _least(share: ShareRange) -> int:
    return share.low if share.low is not None and share.low != share.high else 0


def _windows(span: DateSpan, share: ShareRange) -> tuple[CapacityWindow, ...]:
    if span.earliest is None or (span.end is not None and span.end <= span.earliest):
        return ()
    most = 100 if share.high is None else share.high
    unsure = share.high is None and (share.low is None or share.unit not in _WEEKLY)
    sure_from = span.latest or span.earliest
    if sure_from == span.earliest or unsure:
        return (CapacityWindow(start=span.earliest, end=span.end, share=most, tentative=unsure),)
    if span.end is not None and span.end <= sure_from:
        return (CapacityWindow(start=span.earliest, end=span.end, share=most, tentative=True),)
    before = CapacityWindow(start=span.earliest, end=sure_from, share=most, tentative=True)
    return (before, CapacityWindow(start=sure_from, end=span.end, share=most))
