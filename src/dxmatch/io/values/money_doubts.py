"""Texts with amounts that must not be read as one rate in yen, however they end."""

from __future__ import annotations

import re
from typing import Final

from dxmatch.io.issues import IssueCode

_SCALE: Final = "(?:万|千)?円?"
_FOREIGN: Final = re.compile(
    r"[$€£₩￦]|ドル|ユーロ|ポンド|ウォン|人民元|(?<=[0-9万千])元|"
    r"(?<![a-z])(?:usd|eur|gbp|cny|rmb|krw|twd|aud|sgd)(?![a-z])"
)
_MANY_MONTHS: Final = re.compile(r"(?<![0-9.])(?!1(?:\.0)?人月)[0-9]{1,3}(?:\.[0-9]{1,2})?人月")
_CHAINED: Final = re.compile(
    rf"[0-9]{_SCALE}[~-]{{2,9}}[0-9]"
    rf"|[0-9]{_SCALE}[~-][0-9][0-9.,]{{0,12}}{_SCALE}[~-][0-9]"
    r"|[0-9]万円?[0-9.]{1,8}万"
)
_DATE: Final = re.compile(
    r"(?:19|20)[0-9]{2}(?:[/年][0-9]{1,2}(?:[/月][0-9]{1,2}日?|月)?|-[0-9]{1,2}-[0-9]{1,2})"
)


def money_doubt(text: str) -> IssueCode | None:
    """Why plain text is not one rate: another currency, several person-months, several ranges."""
    if _FOREIGN.search(text) or _MANY_MONTHS.search(text):
        return IssueCode.AMBIGUOUS_UNIT
    return IssueCode.UNREADABLE_VALUE if _CHAINED.search(text) else None


def without_dates(text: str) -> str:
    """``2026/4/1から80万`` begins in 2026 and not at one yen."""
    return _DATE.sub(" ", text)
