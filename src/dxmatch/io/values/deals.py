"""Terms of a deal: interviews and the chain of firms, 商流 (rows 73 and 74)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.plain_text import folded, mentions, too_long


@dataclass(frozen=True, slots=True)
class Interviews:
    """Number of interviews; ``online`` and ``with_partner`` (上位同席) if said."""

    count: int
    online: bool = False
    with_partner: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """商流: ``depth`` firms between client and offer; ``max_depth`` allowed below the reader."""

    depth: int | None = None
    max_depth: int | None = None


_TIMES: Final = re.compile(r"([0-9]{1,2})(?:[~-]([0-9]{1,2}))?回")
_NO_INTERVIEW: Final = ("書類のみ", "書類選考のみ", "面談なし", "面談無し", "面談不要")
_ONLINE: Final = ("web", "オンライン", "リモート面談", "zoom", "teams")
_PARTNER: Final = ("同席", "上位")
_ALLOWED: Final = re.compile(r"(?:貴社|御社|弊社)(?:所属|社員)?(?:([0-9])社(?:先|下))?まで")
_FIRMS: Final = re.compile(r"([0-9])(?:社先|社下|次請け?)")


def parse_interviews(raw: str) -> Parsed[Interviews]:
    """How many interviews, the most of a range: ``WEB面談2回(上位同席)``, ``書類のみ`` (0)."""
    text = folded(raw)
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    times = _TIMES.search(text)
    if times:
        count = max(int(number) for number in times.groups() if number)
        return Parsed(Interviews(count, mentions(text, _ONLINE), mentions(text, _PARTNER)))
    if mentions(text, _NO_INTERVIEW):
        return Parsed(Interviews(0))
    return Parsed(None, (IssueCode.UNREADABLE_VALUE,))


def parse_flow(raw: str) -> Parsed[Flow]:
    """Depth in the chain of firms.

    ``エンド直`` 0, ``元請`` 1, ``2社先`` 2; ``貴社まで`` allows 0 firms below the reader and
    ``貴社1社先まで`` 1.
    """
    text = folded(raw)
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    if allowed := _ALLOWED.search(text):
        return Parsed(Flow(max_depth=int(allowed[1] or 0)))
    if mentions(text, ("エンド直", "直請", "直案件", "弊社直", "直個人")):
        return Parsed(Flow(depth=0))
    if firms := _FIRMS.search(text):
        return Parsed(Flow(depth=int(firms[1])))
    if mentions(text, ("元請", "プライム")):
        return Parsed(Flow(depth=1))
    return Parsed(None, (IssueCode.UNREADABLE_VALUE,))
