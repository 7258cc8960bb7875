"""Relaxations as a piece of a notebook, in the look of the page."""

from __future__ import annotations

from collections.abc import Sequence

from dxmatch.page import Block, Items, Note, piece_text

Section = tuple[str, tuple[str, ...]]


def to_html(title: str, told: Sequence[tuple[str, Sequence[Section]]]) -> str:
    """The title, then per language the headline and the sections as lists."""
    blocks: list[Block] = [Note(title)]
    for headline, sections in told:
        blocks.append(Note(headline))
        blocks += [Items(name, lines) for name, lines in sections]
    return piece_text(*blocks)
