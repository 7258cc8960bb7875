"""Bars as inline SVG, scaled by the page to the width of their column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dxmatch.page.element import Element, el

_WIDTH: Final = 1000
_HEIGHT: Final = 20
_EDGE: Final = {"room": 0}
"""How far a part keeps from the edge; 3 if nothing is said."""

Part = tuple[int, int, str]
"""Where a part begins, how long it is, and its class."""


def bar_element(spoken: str, parts: Sequence[Part], full: int) -> Element:
    """Parts of a bar over one another, with words for those who cannot see it."""
    return el(
        "svg", el("title", spoken), *_rects(parts, full), role="img", viewBox=_BOX, **_STRETCHED
    )


def share_element(part: int, whole: int) -> Element:
    """A part of a whole; the text beside it says the same, so that it is not read aloud."""
    parts = [(0, whole, "room"), (0, part, "got")]
    return el(
        "svg", *_rects(parts, whole), aria_hidden="true", class_="share", viewBox=_BOX, **_STRETCHED
    )


_BOX: Final = f"0 0 {_WIDTH} {_HEIGHT}"
_STRETCHED: Final = {"preserveAspectRatio": "none", "focusable": "false"}


def _rects(parts: Sequence[Part], full: int) -> list[Element]:
    scale = max(full, 1)
    return [
        el(
            "rect",
            x=start * _WIDTH // scale,
            y=_EDGE.get(kind, 3),
            width=size * _WIDTH // scale,
            height=_HEIGHT - 2 * _EDGE.get(kind, 3),
            class_=kind,
        )
        for start, size, kind in parts
    ]
