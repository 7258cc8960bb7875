"""Every kind of block as elements."""

from __future__ import annotations

from collections.abc import Sequence

from dxmatch.page.bars import waterfall_element
from dxmatch.page.element import Element, el
from dxmatch.page.tables import table_element
from dxmatch.page.view import Block, Facts, Items, Link, Note, Person, Table, Waterfall


def block_element(block: Block) -> Element:
    """One block."""
    match block:
        case Table():
            return table_element(block)
        case Person():
            return _person(block)
        case Waterfall():
            return waterfall_element(block)
        case Facts():
            return facts_element(block.items, "facts wide" if block.wide else "facts")
        case Items():
            items = el("ul", *(el("li", item) for item in block.items), class_="items")
            return el("div", el("h3", block.title) if block.title else None, items)
        case Note():
            return el("p", block.text, class_=f"note {block.tone}")
        case Link():
            return el("p", el("a", block.text, href=block.file), class_="link")


def facts_element(items: Sequence[tuple[str, str]], kind: str) -> Element:
    """Names with values."""
    pairs = [el("div", el("dt", name), el("dd", value)) for name, value in items]
    return el("dl", *pairs, class_=kind)


def _person(person: Person) -> Element:
    head = el(
        "h3",
        el("span", person.rank, class_="rank") if person.rank else None,
        el("span", person.name, class_="who"),
        el("span", person.score, class_="score") if person.score else None,
        el("span", person.badge, class_="badge") if person.badge else None,
    )
    return el(
        "article",
        head,
        facts_element(person.facts, "facts") if person.facts else None,
        waterfall_element(person.points) if person.points else None,
        table_element(person.must) if person.must else None,
        class_="person",
    )
