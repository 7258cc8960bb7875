"""The shared strings of a workbook: each text once, told by its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dxmatch.io.gate.archive import Archive
from dxmatch.io.gate.markup import walk
from dxmatch.io.gate.refusals import TOO_MANY_CELLS
from dxmatch.io.issues import IssueCode
from dxmatch.io.readers.xlsx_blocks import blocks
from dxmatch.io.readers.xlsx_text import NotPlain, damage, may_be_damaged, quoted, resolve, typed

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
_FIRST, _BETWEEN, _LAST = "<si><t>", "</t></si><si><t>", "</t></si>"
_PHONETIC = re.compile(r'</t><phoneticPr(?: \w+="\w*")* ?/></si>')
_DIGITS = 9
_END = "</sst>"
_CLOSE = b"</si>"


@dataclass(slots=True)
class Strings:
    """Texts in the order of their numbers; `flawed` ones cost the rows that use them."""

    longest: int
    most: int
    file: str
    texts: list[str] = field(default_factory=list, repr=False)
    flawed: dict[int, tuple[str, IssueCode]] = field(default_factory=dict, repr=False)

    def add(self, raw: str) -> None:
        """Keep one text.

        Raises:
            FeedRejected: there are more than so small a part can honestly hold.
        """
        self._bound(1)
        text = typed(raw)
        if code := damage(text):
            self.flawed[len(self.texts)] = quoted(text), code
        elif len(text) > self.longest:
            self.flawed[len(self.texts)] = text, IssueCode.LONG_CELL
        self.texts.append(text)

    def add_stored(self, stored: Sequence[str]) -> None:
        """Keep many texts, each as the markup holds it.

        Raises:
            NotPlain: a reference that only a parser may judge.
            FeedRejected: as for `add`.
        """
        whole = "".join(stored)
        if "&" in whole:
            stored = [resolve(raw) for raw in stored]
            whole = "".join(stored)
        odd = "_x" in whole or "\r" in whole or may_be_damaged(whole)
        if odd or max(map(len, stored), default=0) > self.longest:
            for raw in stored:
                self.add(raw)
        else:
            self._bound(len(stored))
            self.texts += stored

    def _bound(self, more: int) -> None:
        if len(self.texts) + more > self.most + 1:
            raise TOO_MANY_CELLS.of(self.file, f"{self.most:,} strings")

    def pick(self, numbers: Sequence[str]) -> Sequence[str]:
        """The texts of many cells; a cell without a number has none.

        Raises:
            ValueError: no number.
            LookupError: no such text, or a flawed one.
        """
        whole = "".join(numbers)
        if not (whole.isascii() and whole.isdigit()):
            if not whole:
                return numbers
            raise ValueError("no number")
        places = list(map(int, filter(None, numbers)))
        if self.flawed and not self.flawed.keys().isdisjoint(places):
            raise LookupError("a flawed text")
        texts = map(self.texts.__getitem__, places)
        if len(places) == len(numbers):
            return list(texts)
        return [next(texts) if number else "" for number in numbers]

    def find(self, number: str) -> tuple[str, IssueCode | None] | None:
        """One text, and what must be said of it; None if there is no such text."""
        digits = number.strip()
        if not (digits.isascii() and digits.isdigit()) or len(digits.lstrip("0")) > _DIGITS:
            return None
        place = int(digits)
        if place in self.flawed:
            return self.flawed[place]
        return (self.texts[place], None) if place < len(self.texts) else None


def read_strings(archive: Archive, part: str) -> Strings:
    """Read the part of the shared strings; rich text without its looks, 振り仮名 left out.

    Raises:
        FeedRejected: damaged, or beyond the limits.
    """
    if not part:
        return _none(archive, part)
    try:
        strings = _none(archive, part)
        for stored in _plain(archive.chunks(part)):
            strings.add_stored(stored)
    except NotPlain:
        strings = _none(archive, part)
        items = _Items(strings, archive.file)
        walk(archive.chunks(part), items, file=archive.file, part=part)
    return strings


def _none(archive: Archive, part: str) -> Strings:
    most = min(archive.limits.xlsx_cells, archive.most(part, 1))
    return Strings(archive.limits.cell_chars, most, archive.file)


def _plain(pieces: Iterable[bytes]) -> Iterator[list[str]]:
    """All texts as they are stored, if the markup is of a form that needs no parser."""
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
        yield _stored(text)
    if rest != _END:
        raise NotPlain


def _stored(text: str) -> list[str]:
    """The texts of a block of items; of the plainest form nothing but the signs ``<`` is told."""
    bare = text.replace('<t xml:space="preserve">', "<t>")
    if "<phoneticPr" in bare and (furigana := _PHONETIC.search(bare)):
        bare = bare.replace(furigana[0], _LAST)
    if bare.startswith(_FIRST) and bare.endswith(_LAST):
        items = bare[len(_FIRST) : -len(_LAST)].split(_BETWEEN)
        if bare.count("<") == 4 * len(items):
            return items
    found = _ITEM.findall(text)
    if any(other for _, other in found):
        raise NotPlain
    return [item for item, _ in found]


@dataclass(slots=True)
class _Items:
    """Collects the text of each item: all ``t`` but those of phonetic runs."""

    strings: Strings
    file: str
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
            self.strings.add("".join(self._parts))
            self._parts = None

    def text(self, text: str) -> None:
        if self._open and self._parts is not None:
            self._parts.append(text)
