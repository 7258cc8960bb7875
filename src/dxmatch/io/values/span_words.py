"""Words for a time: 来月, 年明け, 年度内, 第1四半期, 4月上旬 (rows 35 to 39, 47 and 48)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.values.day_forms import Written, days_of, next_occurrence, read_written
from dxmatch.io.values.span_part import Part, Precision, When
from dxmatch.models import fiscal_year

_ASAP: Final = re.compile(
    r"(?:即日|即時|即|asap|随時|すぐ|すぐに|いつでも|今すぐ|早急)(?:可能?|対応可?|参画可?|"
    r"稼働可?)?"
)
_PART: Final = re.compile(r"(.+?)の?(上旬|初旬|初め|頭|中旬|半ば|下旬|末|末日|後半|前半)")
_PARTS: Final = {
    "上旬": (1, 10), "初旬": (1, 10), "初め": (1, 10), "頭": (1, 10), "前半": (1, 15),
    "中旬": (11, 20), "半ば": (11, 20), "下旬": (21, 31), "後半": (16, 31),
    "末": (31, 31), "末日": (31, 31),
}  # fmt: skip
_FROM_NOW: Final = re.compile(r"([0-9]{1,2})([ケカか箇]?月|週間?|日)後|来週|翌週")
_RELATIVE_MONTH: Final = {"今月": 0, "当月": 0, "来月": 1, "翌月": 1, "再来月": 2, "翌々月": 2}
_QUARTER: Final = re.compile(
    r"(?:(?P<y>[0-9]{4})年?(?:度|/)?の?)?(?:第?(?P<n>[1-4])四半期|q(?P<q>[1-4])|(?P<p>[1-4])q)"
)
_FISCAL: Final = re.compile(
    r"(?:(?P<y>[0-9]{4})|(?P<e>令和|r)(?P<n>[0-9]{1,2}|元))年?度|(?P<w>今|本|来|次)年?度"
)
_HOLIDAYS_OVER: Final = {
    "年明け": (1, 1, 31), "年始": (1, 1, 31), "gw明け": (5, 6, 10), "連休明け": (5, 6, 10),
    "お盆明け": (8, 17, 31), "盆明け": (8, 17, 31), "夏明け": (9, 1, 30),
}  # fmt: skip


def read_part(text: str, when: When) -> Part | IssueCode | None:
    """One point in time; a code if it cannot be used; None if it is none.

    Args:
        text: plain text in lower case, without blanks, without から and まで.
        when: the day, the basis of quarters and the order of day and month.
    """
    written = read_written(text, when.order, when.as_of)
    if isinstance(written, Written):
        return _exact(written)
    if written is not None:
        return written
    for read in _READERS:
        found = read(text, when)
        if found is not None:
            return found
    return None


def _exact(written: Written) -> Part:
    precision = Precision.DAY if written.first == written.last else Precision.MONTH
    if (written.last - written.first).days > 31:
        precision = Precision.UNKNOWN
    return Part(written.first, written.last, precision, written.issues)


def _asap(text: str, when: When) -> Part | IssueCode | None:
    if not _ASAP.fullmatch(text):
        return None
    if when.as_of is None:
        return IssueCode.AS_OF_NEEDED
    return Part(when.as_of, when.as_of, Precision.ASAP)


def _relative(text: str, when: When) -> Part | IssueCode | None:
    if text not in _RELATIVE_MONTH:
        return None
    if when.as_of is None:
        return IssueCode.AS_OF_NEEDED
    years, month = divmod(when.as_of.month - 1 + _RELATIVE_MONTH[text], 12)
    days = days_of(when.as_of.year + years, month + 1)
    return None if days is None else Part(days.first, days.last, Precision.MONTH)


def _from_now(text: str, when: When) -> Part | IssueCode | None:
    """1ヶ月後, 2週間後, 来週: about that day."""
    found = _FROM_NOW.fullmatch(text)
    if not found:
        return None
    if when.as_of is None:
        return IssueCode.AS_OF_NEEDED
    count = int(found[1] or 1)
    days = count * {"週": 7, "日": 1}.get((found[2] or "週")[0], 30)
    if when.as_of.toordinal() + days > date.max.toordinal():
        return IssueCode.OUT_OF_RANGE
    day = when.as_of + timedelta(days=days)
    return Part(day, day, Precision.DAY, (IssueCode.VAGUE,))


def _part_of_month(text: str, when: When) -> Part | IssueCode | None:
    found = _PART.fullmatch(text)
    whole = read_part(found[1], when) if found and len(found[1]) < 20 else None
    if found is None or whole is None or isinstance(whole, IssueCode):
        return whole
    if whole.precision is Precision.MONTH:
        start, stop = _PARTS[found[2]]
        end = calendar.monthrange(whole.first.year, whole.first.month)[1]
        first = whole.first.replace(day=min(start, end))
        last = whole.first.replace(day=min(stop, end))
        precision = Precision.DAY if first == last else Precision.PART_OF_MONTH
        return Part(first, last, precision, whole.issues)
    if found[2] in ("末", "末日") and whole.precision in (Precision.FISCAL_YEAR, Precision.UNKNOWN):
        return Part(whole.last, whole.last, Precision.DAY, whole.issues)
    return None


def _after_holidays(text: str, when: When) -> Part | IssueCode | None:
    if text not in _HOLIDAYS_OVER:
        return None
    if when.as_of is None:
        return IssueCode.AS_OF_NEEDED
    month, start, stop = _HOLIDAYS_OVER[text]
    days = next_occurrence(when.as_of, month, stop)
    if isinstance(days, IssueCode):
        return days
    precision = Precision.MONTH if start == 1 else Precision.PART_OF_MONTH
    return Part(days.first.replace(day=start), days.last, precision, (IssueCode.VAGUE,))


def _quarter(text: str, when: When) -> Part | IssueCode | None:
    found = _QUARTER.fullmatch(text)
    if not found:
        return None
    number = int(found["n"] or found["q"] or found["p"])
    month = (number * 3 % 12 if when.fiscal else number * 3 - 3) + 1
    year = int(found["y"]) + (when.fiscal and number == 4) if found["y"] else None
    if year is None and when.as_of is None:
        return IssueCode.AS_OF_NEEDED
    last = days_of(year, month + 2) if year else next_occurrence(when.as_of or date.min, month + 2)
    if last is None or isinstance(last, IssueCode):
        return IssueCode.OUT_OF_RANGE
    first = date(last.first.year, month, 1)
    return Part(first, last.last, Precision.QUARTER, (IssueCode.QUARTER_BASIS,))


def _fiscal_year(text: str, when: When) -> Part | IssueCode | None:
    found = _FISCAL.fullmatch(text.removesuffix("内").removesuffix("中"))
    if not found:
        return None
    if found["w"] and when.as_of is None:
        return IssueCode.AS_OF_NEEDED
    if found["w"]:
        year = fiscal_year(when.as_of or date.min) + (found["w"] in "来次")
    else:
        year = int(found["y"] or 2018 + int(found["n"].replace("元", "1")))
    if not 1900 <= year <= 2199:
        return IssueCode.OUT_OF_RANGE
    last = date(year + 1, 4, 1) - timedelta(days=1)
    return Part(date(year, 4, 1), last, Precision.FISCAL_YEAR, (IssueCode.FISCAL,))


_READERS: Final[tuple[Callable[[str, When], Part | IssueCode | None], ...]] = (
    _asap,
    _relative,
    _from_now,
    _after_holidays,
    _quarter,
    _fiscal_year,
    _part_of_month,
)
