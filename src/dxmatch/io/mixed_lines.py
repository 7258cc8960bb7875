"""A file that is in one encoding but for a few lines: each of those is read by itself.

Bytes can be cut into lines before they are decoded, since no trailing byte of UTF-8, cp932,
EUC-JP or ISO-2022-JP is a line end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dxmatch.io.damaged_lines import escaped
from dxmatch.io.encoding_ladder import (
    ISO_2022_JP,
    has_controls,
    has_escapes,
    likelier,
    text_in,
)
from dxmatch.io.issues import IssueCode
from dxmatch.io.japanese_text import only_half_width, plausibility
from dxmatch.io.mojibake import is_garbled

_MANY = re.compile(rb"(?:[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+")
_BEYOND, _FIRST_OF_TWO, _FIRST_OF_FOUR = 0x80, 0xC2, 0xF4
_SAMPLE = 2000
_PIECE = 2**16
_LARGE = 2**20


@dataclass(frozen=True, slots=True)
class Mixed:
    """Text with the lines (from 1) that are not in its encoding, and what became of them."""

    text: str
    encoding: str
    lines: dict[int, IssueCode]


@dataclass(frozen=True, slots=True)
class _Lead:
    """One encoding laid over all lines: the texts of those that are valid in it."""

    encoding: str
    texts: list[str | None]
    odd: list[int]

    @property
    def rank(self) -> tuple[int, float]:
        sample = [text for text in self.texts if text and not text.isascii()][:_SAMPLE]
        return len(self.odd), -plausibility("".join(sample))


def utf_8_leads(content: bytes) -> bool:
    """Whether most lines beyond ASCII are valid UTF-8: hardly ever true by accident."""
    most, lines, wrong = _most_lines(content), 0, 0
    for piece in _whole_lines(content):
        # An exception per line takes most of the time, so only the others are tried.
        doubtful, surely_wrong = _beyond_ascii(piece)
        lines += len(doubtful) + surely_wrong
        wrong += surely_wrong
        wrong += sum(text_in(line, "utf-8") is None for line in doubtful)
        if wrong > most // 3:  # whatever the others are
            return False
    return lines > 0 and wrong <= lines // 3


def _beyond_ascii(content: bytes) -> tuple[list[bytes], int]:
    """The lines beyond ASCII that may be UTF-8, and how many more surely are none."""
    signs = np.frombuffer(content, np.uint8)
    ends = np.flatnonzero((signs == ord("\n")) | (signs == ord("\r")))
    starts, ends = np.append(0, ends + 1), np.append(ends, signs.size)
    beyond = np.append(np.flatnonzero(signs >= _BEYOND), signs.size)
    firsts = beyond[beyond.searchsorted(starts)]
    some = np.flatnonzero(firsts < ends)
    first = signs[firsts[some]]
    wrong = (first < _FIRST_OF_TWO) | (first > _FIRST_OF_FOUR)  # no character begins with it
    left = some[~wrong]
    bounds = zip(starts[left].tolist(), ends[left].tolist(), strict=True)
    return [content[start:end] for start, end in bounds], int(np.count_nonzero(wrong))


def _most_lines(content: bytes) -> int:
    """The number of lines, or hardly more: bytes that end them, CRLF counted once."""
    found = 1
    for start in range(0, len(content), _LARGE):
        signs = np.frombuffer(content[start : start + _LARGE], np.uint8)
        feeds, returns = signs == ord("\n"), signs == ord("\r")
        found += int(np.count_nonzero(feeds)) + int(np.count_nonzero(returns))
        found -= int(np.count_nonzero(returns[:-1] & feeds[1:]))
    return found


def _whole_lines(content: bytes) -> Iterator[bytes]:
    """Pieces of a text that end with a line."""
    start = 0
    while start < len(content):
        end = content.find(b"\n", start + _PIECE) + 1 or len(content)
        yield content[start:end]
        start = end


def decode_by_lines(content: bytes, leads: Sequence[str]) -> Mixed | None:
    """Decode in the leading encoding, and the other lines alone.

    A line that is valid in exactly one other way is ``MIXED_ENCODING``; one that is valid in none,
    or could be several, is kept escaped as ``BAD_BYTES``.

    Returns:
        None if no encoding fits two thirds of the lines, or two fit equally well.
    """
    lines = content.splitlines(keepends=True)
    written = sum(not line.isspace() for line in lines)
    found = [
        lead for lead in (_laid(lines, name) for name in leads) if 3 * len(lead.odd) <= written
    ]
    found.sort(key=lambda lead: lead.rank)
    if not found or (len(found) > 1 and _tie(*found[:2])):
        return None
    best = found[0]
    codes: dict[int, IssueCode] = {}
    texts = list(best.texts)
    for place in best.odd:
        alone = _alone(lines[place], best.encoding)
        codes[place + 1] = IssueCode.BAD_BYTES if alone is None else IssueCode.MIXED_ENCODING
        texts[place] = escaped(lines[place], best.encoding) if alone is None else alone
    return Mixed("".join(text or "" for text in texts), best.encoding, codes)


def _laid(lines: list[bytes], encoding: str) -> _Lead:
    texts = [None if b"\0" in line else text_in(line, encoding) for line in lines]
    return _Lead(encoding, texts, [place for place, text in enumerate(texts) if text is None])


def _tie(first: _Lead, second: _Lead) -> bool:
    return first.rank == second.rank and first.texts != second.texts


def _alone(line: bytes, lead: str) -> str | None:
    """The line by the ladder; None if nothing or more than one thing fits."""
    if b"\0" in line or (lead.startswith("utf-8") and _damaged_utf_8(line)):
        return None
    if has_escapes(line):
        return _if_japanese(text_in(line, ISO_2022_JP))
    utf_8 = text_in(line, "utf-8")
    if utf_8 is not None:
        return _if_japanese(utf_8)
    found = {name: text_in(line, name) for name in ("cp932", "euc_jp") if name != lead}
    texts = {name: text for name, text in found.items() if _if_japanese(text) is not None}
    if len(texts) == 2:
        best = likelier(texts["cp932"] or "", texts["euc_jp"] or "")
        return None if best is None else texts[best]
    return next(iter(texts.values()), None)


def _if_japanese(text: str | None) -> str | None:
    good = (
        text is not None
        and plausibility(text) > 0
        and not only_half_width(text)
        and not has_controls(text)
        and not is_garbled(text)
    )
    return text if good else None


def _damaged_utf_8(line: bytes) -> bool:
    """Whether most bytes beyond ASCII are characters of UTF-8: then a few were lost in it."""
    beyond = sum(byte > 0x7F for byte in line)
    return 2 * sum(map(len, _MANY.findall(line))) > beyond
