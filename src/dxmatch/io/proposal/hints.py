"""What a label says of the unit: 時間単価 is yen an hour, 単価(万円) counts 万円."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, TypeVar

from dxmatch.io.field_options import Scale, Unit

HintT = TypeVar("HintT")

_PAY: Final = (
    (Unit.PERSON_MONTH, r"人月"),
    (Unit.HOUR, r"時間|時給|hour|/h|円/時|per_h"),
    (Unit.DAY, r"日額|日当|日給|日単価|daily|day|/日"),
    (Unit.YEAR, r"年収|年俸|年額|annual|year|salary"),
    (Unit.MONTH, r"月|month"),
)
_SCALES: Final = (
    (Scale.MAN, r"万"),
    (Scale.THOUSAND, r"千円|thousand|[(（]千[)）]"),
    (Scale.YEN, r"[(（]円|円[)）/]|[(（]税[抜込別]?円|jpy|yen"),
)
_WORK: Final = (
    (Unit.PERCENT, r"率|%|percent|utili[sz]ation|fte"),
    (Unit.HOURS_PER_MONTH, r"月.*(?:時間|h)|hours?_?(?:per_?|/)?month|monthly_?hours|時間/月|h/月"),
    (Unit.HOURS_PER_WEEK, r"週.*(?:時間|h)|hours?_?(?:per_?|/)?week|weekly_?hours|時間/週|h/週"),
    (Unit.DAYS_PER_MONTH, r"月.*日|days?_?(?:per_?|/)?month|monthly_?days|日/月"),
    (Unit.DAYS_PER_WEEK, r"週|days?_?(?:per_?|/)?week|weekly_?days|日/週"),
)


def pay_unit(label: str) -> Unit | None:
    """What an amount of money is for, if the label says it."""
    return _first(_PAY, label)


def money_scale(label: str) -> Scale | None:
    """What a bare amount of money counts, if the label says it."""
    return _first(_SCALES, label)


def work_unit(label: str) -> Unit | None:
    """What a bare workload counts, if the label says it."""
    return _first(_WORK, label)


def _first(table: tuple[tuple[HintT, str], ...], label: str) -> HintT | None:
    text = unicodedata.normalize("NFKC", label).casefold()
    return next((value for value, words in table if re.search(words, text)), None)
