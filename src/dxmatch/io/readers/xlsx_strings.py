"""The shared strings of a workbook: each text once, told by its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dxmatch.io.gate.archive import Archive
from dxmatch.io.gate.markup import walk
from dxmatch.io.gate.refusals import TOO_MANY_CELLS
from dxmatch.io.issues import IssueCode
from dxmatch.io.readers.xlsx_blocks import blocks
from dxmatch.io.readers.xlsx_text import NotPlain, damage, quoted, resolve, typed

_ROOT = re.compile(
    r'\ufeff?(?:<\?xml version="1.0"(?: encoding="(?i:utf-8)")?'
    r'(?: standalone="(?:yes|no)")? ?\?>)?\s*'
    r'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    r'(?: (?:xmlns:\w+|count|uniqueCount)="[^"<&]*")* ?>'
)
_ITEM = re.compile(
    r'<si><t(?: xml:space="preserve")?>([^<]*)</t>'
    r'(?:<rPh(?: [se]b="\d+"){0,2}><t(?: xml:space="preserve")?>[^<]*</t></rPh>)*'
    r'(?:<phoneticPr(?: \w+="\w*")* ?/>)?</si>\s*|([\s\S])'
)
_END = "</sst>"
_CLOSE = b"</si>"


@dataclass(slots=True)
class Strings:
    """Texts by number, written as the cells write it; `flawed` ones cost the rows that use them."""

    longest: int
    most: int
    file: str
    texts: dict[str, str] = field(default_factory=lambda: {"": ""}, repr=False)
    flawed: dict[str, tuple[str, IssueCode]] = field(default_factory=dict, repr=False)

    def add(self, number: int, raw: str) -> None:
        """Keep one text.

        Raises:
            FeedRejected: there are more than so small a part can honestly hold.
        """
        if number > self.most:
            raise TOO_MANY_CELLS.of(self.file, f"{self.most:,} strings")
        text = typed(raw)
        if code := damage(text):
            self.flawed[str(number)] = quoted(text), code
        elif len(text) > self.longest:
            self.flawed[str(number)] = text, IssueCode.LONG_CELL
        else:
            self.texts[str(number)] = text


def read_strings(archive: Archive, part: str) -> Strings:
    """Read the part of the shared strings; rich text without its looks, 振り仮名 left out.

    Raises:
        FeedRejected: damaged, or beyond the limits.
    """
    if not part:
        return _none(archive, part)
    try:
        strings = _none(archive, part)
        for number, text in enumerate(_plain(archive.chunks(part))):
            strings.add(number, text)
    except NotPlain:
        strings = _none(archive, part)
        items = _Items(strings, archive.file)
        walk(archive.chunks(part), items, file=archive.file, part=part)
    return strings


def _none(archive: Archive, part: str) -> Strings:
    most = min(archive.limits.xlsx_cells, archive.most(part, 1))
    return Strings(archive.limits.cell_chars, most, archive.file)


def _plain(pieces: Iterable[bytes]) -> Iterator[str]:
    """All texts, if the markup is of the one form that needs no parser."""
    first, rest = True, ""
    for block in blocks(pieces, _CLOSE):
        text = block
        if first:
            start = _ROOT.match(text)
            if not start:
                raise NotPlain
            text, first = text[start.end() :].lstrip(), False
        if text.rstrip().endswith(_END):
            text = text.rstrip().removesuffix(_END)
            rest = _END
        elif rest and text.strip():
            raise NotPlain
        for item, other in _ITEM.findall(text):
            if other:
                raise NotPlain
            yield resolve(item)
    if rest != _END:
        raise NotPlain


@dataclass(slots=True)
class _Items:
    """Collects the text of each item: all ``t`` but those of phonetic runs."""

    strings: Strings
    file: str
    _number: int = 0
    _parts: list[str] | None = None
    _silent: int = 0
    _open: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        del attributes
        if name == "si":
            self._parts = []
        self._silent += name == "rPh"
        self._open = name == "t" and not self._silent

    def end(self, name: str) -> None:
        self._open = False
        self._silent -= name == "rPh"
        if name == "si" and self._parts is not None:
            self.strings.add(self._number, "".join(self._parts))
            self._number += 1
            self._parts = None

    def text(self, text: str) -> None:
        if self._open and self._parts is not None:
            self._parts.append(text)
