"""How often somebody comes on site (rows 64 to 68)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.plain_text import folded, too_long

ALWAYS: Final = 20
"""Days on site in a month of somebody who is there every day."""

_WEEKS, _WEEKDAYS = 4, 5


class PresenceMode(StrEnum):
    """Where the work is done."""

    REMOTE = "remote"
    HYBRID = "hybrid"
    ONSITE = "onsite"


@dataclass(frozen=True, slots=True)
class Presence:
    """``onsite_days``: days on site in a month (0 to 20), as in `WorkStyle`; None: not said.

    ``once``: they come at the beginning only (初日のみ出社).
    """

    mode: PresenceMode
    onsite_days: int | None = None
    once: bool = False


_SITE: Final = r"(?:の?(?:出社|現地|訪問|常駐|オンサイト|通勤|来庁|出勤)|で現地|onsite)"
_COUNTED: Final = re.compile(
    r"(?P<p>週|月)に?(?P<a>[0-9]{1,2})(?:[~,、-](?P<b>[0-9]{1,2}))?(?:日|回)?(?:程度|まで|"
    r"以内|は|ほど)?"
    rf"(?P<w>{_SITE}|(?:の?(?:リモート|在宅|テレワーク)))?"
)
_RULES: Final = (
    (re.compile(
        r"初日のみ|初回のみ|初日だけ|キックオフのみ"), Presence(PresenceMode.HYBRID, 1, True)),
    (re.compile(r"隔週"), Presence(PresenceMode.HYBRID, 2)),
    (re.compile(
        r"(?:出社|現地|訪問|出勤)もあり|併用|一部リモート|ハイブリッド|hybrid|partial|"
        r"基本リモート|リモート中心|出社あり"), Presence(PresenceMode.HYBRID)),
    (re.compile(
        r"(?:リモート|在宅|テレワーク)不可|リモートなし"), Presence(PresenceMode.ONSITE, ALWAYS)),
    (re.compile(
        r"(?:常駐|出社|訪問|現地)不可|出社なし|訪問なし"), Presence(PresenceMode.REMOTE, 0)),
)  # fmt: skip
_SOFT: Final = re.compile(
    r"(?:リモート|在宅|テレワーク).{0,6}(?:可|相談|希望|応相談|ok|検討)|remote(?:ok|possible|"
    r"allowed)"
)
_REMOTE: Final = re.compile(
    r"フルリモート|完全リモート|完全在宅|常時リモート|在宅のみ|リモートのみ|フル在宅|"
    r"fullyremote|fullremote|^full$|^remote$"
)
_ONSITE: Final = re.compile(
    r"常駐|客先|フル出社|毎日出社|出社のみ|現地|オンサイト|on-?site|^出社$|^none$|^no$"
)
_SOME_REMOTE: Final = re.compile(r"リモート|在宅|テレワーク|remote")


def parse_work_style(raw: str) -> Parsed[Presence]:
    """Days on site: ``フルリモート`` 0, ``週1出社`` 4, ``月1で現地`` 1, ``常駐`` 20.

    What is only possible (``フルリモート可``) is SOFT and leaves the days unknown.
    """
    text = folded(raw)
    if is_missing(raw) and text not in ("none", "なし"):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    for found in _COUNTED.finditer(text):
        if found["w"] or found[0] == text:
            return _counted(found)
    for pattern, presence in _RULES:
        if pattern.search(text):
            return Parsed(presence)
    if _SOFT.search(text):
        return Parsed(Presence(PresenceMode.HYBRID), (IssueCode.SOFT,))
    if _REMOTE.search(text):
        return Parsed(Presence(PresenceMode.REMOTE, 0))
    if _ONSITE.search(text):
        return Parsed(Presence(PresenceMode.ONSITE, ALWAYS))
    if _SOME_REMOTE.search(text):
        return Parsed(Presence(PresenceMode.HYBRID))
    return Parsed(None, (IssueCode.NEGOTIABLE if "相談" in text else IssueCode.UNREADABLE_VALUE,))


def _counted(found: re.Match[str]) -> Parsed[Presence]:
    """Counted days; 週3リモート leaves two days on site; of a range the most counts."""
    low, high = int(found["a"]), int(found["b"] or found["a"])
    remote = re.search("リモート|在宅|テレワーク", found["w"] or "") is not None
    weekly = found["p"] == "週"
    if max(low, high) > (7 if weekly else 31):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    days = max(low, high) * (_WEEKS if weekly else 1)
    if remote:
        days = ALWAYS - min(low, high) * (_WEEKS if weekly else 1)
    days = max(0, min(days, ALWAYS))
    if days == 0:
        return Parsed(Presence(PresenceMode.REMOTE, 0))
    return Parsed(Presence(PresenceMode.ONSITE if days == ALWAYS else PresenceMode.HYBRID, days))
