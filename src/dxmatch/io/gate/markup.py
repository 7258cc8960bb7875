"""XML by the strict way: expat, without entities, within bounds of depth and of one token."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol
from xml.parsers import expat

from dxmatch.io.gate.refusals import BROKEN_MARKUP, ENTITIES

_DEPTH = 100
_TOKEN = 64 << 20
_SEPARATOR = " "
_KNOWN = frozenset(
    {
        "",
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "http://schemas.openxmlformats.org/package/2006/content-types",
    }
)


class Handler(Protocol):
    """What is told of the markup: names without their namespace, ``""`` for a foreign one."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """A piece of text."""


def walk(pieces: Iterable[bytes], handler: Handler, *, file: str, part: str) -> None:
    """Parse one part and tell the handler; every encoding that XML allows is read.

    Raises:
        FeedRejected: not well-formed, too deep, or with a DOCTYPE.
    """
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise BROKEN_MARKUP.of(file, f"{part}: too deep")
        handler.start(_own(name), {_local(key): text for key, text in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(_own(name))

    def refuse(*_: object) -> None:
        raise ENTITIES.of(file, part)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    fed = 0
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > _TOKEN:
                raise BROKEN_MARKUP.of(file, f"{part}: one token of {_TOKEN:,} bytes")
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        # Of the error only its place: its text may repeat names of the file.
        line = getattr(error, "lineno", 0)
        raise BROKEN_MARKUP.of(file, f"{part}, line {line}") from None


def _own(name: str) -> str:
    space, _, local = name.rpartition(_SEPARATOR)
    return local if space in _KNOWN else ""


def _local(name: str) -> str:
    return name.rpartition(_SEPARATOR)[2]
