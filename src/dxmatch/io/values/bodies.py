"""Municipalities by name, by code, by station (rows 70 to 72)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.plain_text import plain, too_long
from dxmatch.models import Municipality
from dxmatch.vocabulary.municipality_table import municipalities
from dxmatch.vocabulary.prefectures import prefecture_code

_STATION: Final = re.compile(r"(?:^|.*[\s線])(\S{1,15}?)駅(?:周辺|前)?$")
_CODE: Final = re.compile(r"[0-9]{4,6}")
_SAME_NAME_ELSEWHERE: Final = frozenset({"町田", "野田", "福島"})
"""Stations of these names stand in several prefectures (domain facts §5.2)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality (``code``), several that fit (``candidates``), or a station.

    ``prefecture`` is known for a municipality, and for a station that is named like bodies of one
    prefecture only.
    """

    code: str | None = None
    prefecture: int | None = None
    station: str | None = None
    candidates: tuple[str, ...] = ()


def parse_municipality(raw: str) -> Parsed[Place]:
    """A municipality: ``長野県茅野市``, ``茅野市役所``, ``202142``, ``JR中央本線 茅野駅``.

    A code that lost its check digit or its leading zero is restored (CODE_REPAIRED) if only one
    body fits; otherwise the value holds the candidates and no code.
    """
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    text = plain(raw)
    if _CODE.fullmatch(text):
        return _by_code(text)
    if station := _STATION.match(text):
        return _station(station[1])
    found = municipalities().by_name(text)
    if len(found) == 1:
        return Parsed(_place(found[0]))
    if found:
        return Parsed(_several(found), (IssueCode.AMBIGUOUS_MUNICIPALITY,))
    number = prefecture_code(text)
    if number is not None:
        return Parsed(Place(prefecture=number))
    return Parsed(None, (IssueCode.UNKNOWN_PLACE,))


def _by_code(digits: str) -> Parsed[Place]:
    table = municipalities()
    exact = table.by_code(digits)
    if exact is not None:
        return Parsed(_place(exact))
    found = table.repair(digits)
    if len(found) == 1:
        return Parsed(_place(found[0]), (IssueCode.CODE_REPAIRED,))
    if found:
        return Parsed(_several(found), (IssueCode.AMBIGUOUS_CODE,))
    return Parsed(None, (IssueCode.UNKNOWN_PLACE,))


def _station(name: str) -> Parsed[Place]:
    bodies = [body for kind in "市区町村" for body in municipalities().by_name(name + kind)]
    prefectures = {body.prefecture for body in bodies}
    alone = len(prefectures) == 1 and name not in _SAME_NAME_ELSEWHERE
    return Parsed(Place(prefecture=prefectures.pop() if alone else None, station=name))


def _place(body: Municipality) -> Place:
    return Place(code=body.code, prefecture=body.prefecture)


def _several(bodies: tuple[Municipality, ...]) -> Place:
    prefectures = {body.prefecture for body in bodies}
    one = prefectures.pop() if len(prefectures) == 1 else None
    return Place(prefecture=one, candidates=tuple(body.code for body in bodies))
