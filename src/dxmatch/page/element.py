"""Markup that cannot be injected into: elements hold text, and text is escaped when it is written.

There is no way to write raw markup. Names of elements and attributes come from short lists that
know no script, no handler and no address of another place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Final, TypeAlias

from dxmatch.page.visible_text import visible

_TAGS: Final = """
a article body caption dd div dl dt footer h1 h2 h3 head header html li main meta nav p rect
section small span style svg table tbody td th thead title tr ul"""
_ATTRIBUTES: Final = """
aria-hidden aria-label aria-labelledby charset class content data-head focusable height href
http-equiv id lang name preserveAspectRatio role scope tabindex title viewBox width x y"""
TAGS: Final = frozenset(_TAGS.split())
VOID: Final = frozenset({"meta"})
ATTRIBUTES: Final = frozenset(_ATTRIBUTES.split())
_PLACE: Final = re.compile(r"#[a-z][a-z0-9-]*|[a-z0-9-]+\.html")
"""A link leads inside this page or to a page beside it, never elsewhere."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element with its attributes and what stands in it."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Node, ...]


Node: TypeAlias = str | Element


def el(tag: str, *children: Node | None, **attributes: str | int | None) -> Element:
    """An element; children and attributes that are None are left out.

    Attribute names are written with ``_`` for ``-``, and with a final ``_`` where Python needs it
    (``class_``).

    Raises:
        ValueError: a name that is not on the lists, or a link to another place. Never because of
            the text of a child.
    """
    if tag not in TAGS:
        raise ValueError(f"no such element: {tag}")
    named = [(_name(key), str(value)) for key, value in attributes.items() if value is not None]
    for name, value in named:
        if name not in ATTRIBUTES or (name == "href" and not _PLACE.fullmatch(value)):
            raise ValueError(f"not allowed: {name}={value!r}")
    return Element(tag, tuple(named), tuple(child for child in children if child is not None))


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def markup(node: Node) -> str:
    """A tree as HTML text."""
    return "".join(_written(node))


def _written(node: Node) -> Iterator[str]:
    if isinstance(node, str):
        yield escape(visible(node), quote=False)
        return
    yield f"<{node.tag}"
    for name, value in node.attributes:
        yield f' {name}="{escape(visible(value), quote=True)}"'
    yield ">"
    if node.tag in VOID:
        return
    for child in node.children:
        yield from _written(child)
    yield f"</{node.tag}>"
