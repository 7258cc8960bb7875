"""A damaged array, element by element: one bad record costs one record, a cut tail only the tail.

Where an element cannot be read, the next one is sought at ``}, {``; it must have keys of the
records before it, since objects also stand in lists inside of a record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dxmatch.io.issues import IssueCode
from dxmatch.io.limits import Limits
from dxmatch.io.readers.json_text import NotJson, RepeatedKey, parse_json

_SPACE = re.compile(r"[\s,]*")
_NEXT = re.compile(r"[}\]\"0-9a-z]\s*,\s*(?=\{)|\}\s*(?=\{)")
_TRIES = 20_000


@dataclass(frozen=True, slots=True)
class Element:
    """One element and its place in the text; ``fault`` if it cannot be read."""

    start: int
    end: int
    value: Any = field(default=None, repr=False)
    fault: IssueCode | None = None


def array_start(text: str, records: str) -> int | None:
    """Where the elements begin: after ``[``, or after the last key of the dotted path."""
    if not records:
        found = re.compile(r"\s*\[").match(text)
    else:
        key = re.escape(json.dumps(records.rpartition(".")[2], ensure_ascii=False))
        found = re.compile(key + r"\s*:\s*\[").search(text)
    return found.end() if found else None


def holds_elements(text: str) -> bool:
    """Whether this is an array, perhaps damaged, of which some element can be read."""
    start = array_start(text, "")
    if start is None:
        return False
    return any(found.fault is None for found in elements(text, start, Limits(), alone=True))


def elements(text: str, at: int, limits: Limits, *, alone: bool) -> Iterator[Element]:
    """The elements from a place on, up to the end of the array or of the text.

    If the array is ``alone``, what stands behind it is an element that cannot be read.
    """
    skim = json.JSONDecoder(parse_int=str, parse_float=str, object_pairs_hook=_keys)
    known: list[str] = []
    tries = _TRIES
    while True:
        at = _space(text, at)
        if at >= len(text):
            yield Element(at, at, fault=IssueCode.TRUNCATED)
            return
        if text[at] == "]":
            if alone and text[at + 1 :].strip():
                yield Element(at + 1, len(text), fault=IssueCode.BAD_JSON)
            return
        try:
            keys, end = skim.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            found, tries = _resume(text, at, skim, known, tries)
            if found is None:
                yield Element(at, len(text), fault=_of_tail(text, error))
                return
            yield Element(at, found, fault=IssueCode.BAD_JSON)
            at = found
            continue
        if isinstance(keys, dict) and len(keys) > len(known):
            known = list(keys)
        yield _element(text, at, end, limits)
        at = end


def _element(text: str, start: int, end: int, limits: Limits) -> Element:
    try:
        return Element(start, end, parse_json(text[start:end], limits))
    except RepeatedKey:
        return Element(start, end, fault=IssueCode.DUPLICATE_KEY)
    except NotJson:
        return Element(start, end, fault=IssueCode.BAD_JSON)


def _resume(
    text: str, at: int, skim: json.JSONDecoder, known: list[str], tries: int
) -> tuple[int | None, int]:
    """Where the next record begins after a broken one; and how many tries are left."""
    place = at + 1
    while tries > 0 and (found := _NEXT.search(text, place)):
        tries -= 1
        place = found.end()
        try:
            keys, end = skim.raw_decode(text, place)
        except (ValueError, RecursionError):
            continue
        if isinstance(keys, dict) and _like(list(keys), known):
            return place, tries
        place = end - 1
    return None, tries


def _like(keys: list[str], known: list[str]) -> bool:
    """Whether an object is a record like those before, and no part of one."""
    if not known:
        return len(keys) > 1
    shared = len(set(keys).intersection(known))
    return keys[:1] == known[:1] or (shared > 1 and 2 * shared >= len(keys))


def _of_tail(text: str, error: Exception) -> IssueCode:
    """Cut off if more was expected at the end, or if the array is not closed there."""
    written = text.rstrip()
    if isinstance(error, json.JSONDecodeError) and error.pos >= len(written):
        return IssueCode.TRUNCATED
    return IssueCode.BAD_JSON if written.endswith(("]", "}")) else IssueCode.TRUNCATED


def _space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return at if found is None else found.end()


def _keys(pairs: list[tuple[str, Any]]) -> dict[str, None]:
    return dict.fromkeys([key for key, _ in pairs])
