"""Waterfall bars: how the points of one person add up, line by line."""

from __future__ import annotations

from itertools import accumulate

from dxmatch.page.drawing import bar_element
from dxmatch.page.element import Element, el
from dxmatch.page.tables import Shown, framed, row_element
from dxmatch.page.view import Step, Waterfall


def waterfall_element(waterfall: Waterfall) -> Element:
    """A table with one bar a line, and the sum; without reasons if there are none."""
    steps = waterfall.steps
    width = 5 if any(step.reason for step in steps) else 4
    heads, ends = waterfall.heads[:width], list(accumulate(step.points for step in steps))
    rows = [
        row_element(heads, _step(waterfall, step, end - step.points)[:width])
        for step, end in zip(steps, ends, strict=True)
    ]
    rows.append(row_element(heads, _total(waterfall, (ends or [0])[-1])[:width]))
    numeric = (False, False, True, False, False)[:width]
    return el("div", framed(waterfall.caption, heads, rows, numeric), class_="waterfall")


def _step(waterfall: Waterfall, step: Step, before: int) -> list[Shown]:
    spoken = waterfall.said.format(label=step.label, points=step.shown)
    parts = [
        (0, waterfall.full, "room"),
        (before, step.most, "could"),
        (before, step.points, "got"),
    ]
    return [
        (None, (el("span", step.label),)),
        ("calculation", (step.calculation,)),
        ("number", (el("span", step.shown),)),
        ("bar", (bar_element(spoken, parts, waterfall.full),)),
        ("reason", (step.reason,)),
    ]


def _total(waterfall: Waterfall, whole: int) -> list[Shown]:
    spoken = f"{waterfall.heads[5]}: {waterfall.total}"
    parts = [(0, waterfall.full, "room"), (0, whole, "sum")]
    return [
        (None, (waterfall.heads[5],)),
        ("calculation", ("",)),
        ("number", (el("span", waterfall.total),)),
        ("bar", (bar_element(spoken, parts, waterfall.full),)),
        ("reason", ("",)),
    ]
