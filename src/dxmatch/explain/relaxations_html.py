"""Relaxations as a piece of HTML for notebooks: escaped, readable without colour."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

Section = tuple[str, tuple[str, ...]]


def to_html(title: str, told: Sequence[tuple[str, Sequence[Section]]]) -> str:
    """The title, then per language the headline and the sections as lists."""
    parts = [f"<p><b>{escape(title)}</b></p>"]
    for headline, sections in told:
        parts.append(f"<p>{escape(headline)}</p>")
        for name, lines in sections:
            items = "".join(f"<li>{escape(line)}</li>" for line in lines)
            parts.append(f"<p>{escape(name)}</p><ul>{items}</ul>")
    return "".join(parts)
