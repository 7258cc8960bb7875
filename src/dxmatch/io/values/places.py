"""Prefectures that a text names (row 69)."""

from __future__ import annotations

import re
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.plain_text import plain, too_long
from dxmatch.models import ANYWHERE
from dxmatch.vocabulary.municipality_table import municipalities
from dxmatch.vocabulary.prefectures import REGIONS, prefecture_code

_BETWEEN: Final = re.compile(
    r"[、,;/・|\n\s&+]+|または|又は|もしくは|及び|および|(?<![a-z])(?:or|and)(?![a-z])|"
    r"か(?=..)",
    re.I,
)
_ENDS: Final = re.compile(
    r"(?:近郊|周辺|エリア|全域|在住|市内|県内|都内|府内|内|のみ|可能|可|希望|中心|方面|など|"
    r"等)+$"
)
_ANYWHERE: Final = re.compile(r"全国|不問|どこでも|場所を?問わ|anywhere|国内どこ")


def parse_places(raw: str) -> Parsed[frozenset[int]]:
    """Prefecture codes (1 to 47): ``東京or大阪``, ``関東圏``, ``全国可``, ``長野県茅野市``.

    All of them for 全国可 and 不問. A name that is not known is UNKNOWN_PLACE, one that several
    prefectures have is AMBIGUOUS_MUNICIPALITY; the others are used.
    """
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    text = plain(raw).replace("(", "、").replace(")", "、")
    if _ANYWHERE.search(text):
        return Parsed(ANYWHERE)
    found: set[int] = set()
    issues: dict[IssueCode, None] = {}
    whole = REGIONS.get(text)
    for part in (text,) if whole else filter(None, _BETWEEN.split(text)):
        prefectures = _prefectures(part)
        if len(prefectures) > 1 and part not in REGIONS and _ENDS.sub("", part) not in REGIONS:
            issues[IssueCode.AMBIGUOUS_MUNICIPALITY] = None
        elif prefectures:
            found |= prefectures
        else:
            issues[IssueCode.UNKNOWN_PLACE] = None
    if not found and not issues:
        issues[IssueCode.UNREADABLE_VALUE] = None
    return Parsed(frozenset(found) or None, tuple(issues))


def _prefectures(part: str) -> frozenset[int]:
    for name in dict.fromkeys((part, _ENDS.sub("", part))):
        if name in REGIONS:
            return REGIONS[name]
        number = prefecture_code(name) if name else None
        if number is not None:
            return frozenset({number})
        bodies = municipalities().by_name(name) if name else ()
        if not bodies and name:
            bodies = municipalities().by_name(name + "市")
        if bodies:
            return frozenset(body.prefecture for body in bodies)
    return frozenset()
