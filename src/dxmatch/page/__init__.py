"""Pages for people: one self-contained HTML document from plain, frozen view models.

Nothing here knows matching, scoring or files. A page is a tree of `Element`s, so that all text is
escaped by construction; it holds no script, loads nothing, and its only style has its digest in the
content security policy.
"""

from dxmatch.page.document import document_text, piece_text
from dxmatch.page.view import (
    Block,
    Cell,
    Facts,
    Items,
    Link,
    Note,
    Page,
    Person,
    Section,
    Step,
    Table,
    Tone,
    Waterfall,
    number,
)

__all__ = [
    "Block",
    "Cell",
    "Facts",
    "Items",
    "Link",
    "Note",
    "Page",
    "Person",
    "Section",
    "Step",
    "Table",
    "Tone",
    "Waterfall",
    "document_text",
    "number",
    "piece_text",
]
