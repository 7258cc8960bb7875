"""From what `dxmatch.explain` found to the sections of the page."""

from __future__ import annotations

from typing import Final

from dxmatch.explain.relaxation import titles
from dxmatch.explain.relaxations import Relaxations
from dxmatch.matching.pages.answers import Relaxed, Relaxing
from dxmatch.models import Lang

MOST: Final = 8
"""Of each kind on the page; the methods of a shortlist have all."""


def relaxing(found: Relaxations, lang: Lang) -> Relaxing:
    """The first relaxations of each kind as plain values."""
    return Relaxing(
        now=found.eligible,
        at_least=found.at_least,
        changes=tuple(
            Relaxed(
                " + ".join(change.text(lang) for change in one.changes), one.eligible, one.gained
            )
            for one in found.changes[:MOST]
        ),
        dropped=tuple(
            Relaxed(titles(one.lines, lang), one.eligible, one.gained) for one in found.lines[:MOST]
        ),
        conflicts=tuple(
            Relaxed(titles(one.lines, lang), one.left)
            for one in found.conflicts[:MOST]
            if one.lines
        ),
    )
