"""Rates of pay as the trade writes them (domain facts §5.5, rows 1 to 19)."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.money_doubts import money_doubt, without_dates
from dxmatch.io.values.plain_text import folded, mentions, too_long, without_brackets
from dxmatch.io.values.quantity import NUMBER, Bounds, find_bounds, is_about, no_quantity
from dxmatch.io.values.yen import MAN, MONTHLY_LEAST, SCALES, AmountScale, in_yen
from dxmatch.models import Rate, RateUnit, TaxBasis

_COMPOUND: Final = re.compile(rf"({NUMBER})万([0-9]{{1,4}}(?:,[0-9]{{3}})?)(千)?円")
_UNITS: Final = (
    (RateUnit.PERSON_MONTH, re.compile(r"1?人月(?:単価)?(?:当たり|あたり)?")),
    (RateUnit.HOUR, re.compile(
        r"時間?単価|時給|1?時間(?:当たり|あたり|につき)|/1?(?:時間?|h(?:our)?)(?![0-9])|毎時")),
    (RateUnit.DAY, re.compile(
        r"日額|日給|日当|日単価|1?日(?:当たり|あたり|につき)|/1?(?:人?日|day)|人日")),
    (RateUnit.YEAR, re.compile(r"年収|年俸|年額|/1?(?:年|year)|年間")),
    (RateUnit.MONTH, re.compile(
        r"月額|月給|月単価|月単金|1?ケ?月(?:当たり|あたり|につき)|/1?ケ?(?:月|month|mo)|"
        r"月間?(?=[0-9¥~])|毎月")),
)  # fmt: skip
_NEGOTIABLE: Final = ("相談", "見合", "提示", "交渉", "話し合い", "negotiable", "考慮", "による")
_PRO_BONO: Final = ("無償", "プロボノ", "報酬なし", "報酬無し", "無報酬", "ボランティア", "probono")
_INCLUDED: Final = ("税込", "内税")
_EXCLUDED: Final = ("税抜", "税別", "外税", "+税")
_FOREIGN: Final = re.compile(r"[^~\-,、;)\]以前程くぐ位約~max./\s¥\\+或又ま迄か万税が円]")
_JOINT: Final = r"[~-]|or|または|又は|→|以上(?=[0-9.,]{1,12}万)"
_COUNT: Final = re.compile(r"[0-9](?![0-9.,]|[年月日週時分回社人名割%h/])")
"""A second number that may be the amount just as well (単価80 稼働160)."""

_COUNTS: Final = re.compile(r"[週月年日第±.]$|(?<![a-z])[a-z]$")
"""What stands before a number that is no amount; a letter alone makes it a cell (A1)."""

# A month's pay for three days a week is not the pay of a full-time month, which Rate means.
_PART_TIME: Final = re.compile(r"週[1-4](?![0-9.])(?!.{0,3}[~-]5)|±")
_MOST: Final = {RateUnit.HOUR: 200_000, RateUnit.DAY: 2_000_000, RateUnit.YEAR: 500_000_000}
_MOST_A_MONTH: Final = 50_000_000


def parse_rate(
    raw: str,
    *,
    scale: AmountScale = AmountScale.AUTO,
    unit: RateUnit | None = None,
    tax: TaxBasis = TaxBasis.UNKNOWN,
    tax_percent: int = 10,
) -> Parsed[Rate]:
    """A rate in yen, without tax where tax was inside.

    Args:
        raw: ``60~80万円/月``, ``時給5,000円〜``, ``スキル見合い`` …
        scale: what a bare amount counts, as the mapping declares it.
        unit: what a bare amount is for; None: not declared, so a month is assumed and noted.
        tax: basis of amounts that do not say it.
        tax_percent: consumption tax inside an amount with tax.
    """
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    text = _COMPOUND.sub(_sum_of, without_dates(folded(raw)))
    if refused := no_quantity(text) or money_doubt(text):
        return Parsed(None, (refused,))
    outside, inside = without_brackets(text)
    said, body = _unit_of(outside if re.search(r"[0-9]", outside) else text)
    negotiable = mentions(text, _NEGOTIABLE)
    bounds = _amounts(body)
    if bounds is None:
        return _without_amount(text, said or unit or RateUnit.MONTH, negotiable)
    if _PART_TIME.search(text) and (said or unit or RateUnit.MONTH) is RateUnit.MONTH:
        return Parsed(None, (IssueCode.AMBIGUOUS_UNIT,))
    low, high, note = in_yen(bounds, body, scale, said or unit)
    assumed = said is None and unit is None
    problem = note if note is IssueCode.AMBIGUOUS_UNIT else _problem(low, high, said or unit)
    if problem:
        return Parsed(None, (problem,))
    issues = [note] if note else []
    if assumed:
        issues.append(IssueCode.UNIT_ASSUMED_MONTH)
    rate = Rate(
        unit=said or unit or RateUnit.MONTH,
        low=low,
        high=high,
        tax=_tax_of(outside, inside, tax),
        negotiable=negotiable,
        approximate=is_about(outside) or is_about(inside),
    )
    return Parsed(rate.without_tax(tax_percent), (*issues, *_notes(rate)))


def _problem(low: int | None, high: int | None, unit: RateUnit | None) -> IssueCode | None:
    """Why amounts in yen cannot be used; nobody works a month for less than 50,000 yen."""
    ends = [end for end in (low, high) if end is not None]
    most = _MOST.get(unit or RateUnit.MONTH, _MOST_A_MONTH)
    if min(ends) <= 0 or max(ends) > most or ends != sorted(ends):
        return IssueCode.OUT_OF_RANGE
    return IssueCode.AMBIGUOUS_UNIT if unit is None and max(ends) < MONTHLY_LEAST else None


def _sum_of(match: re.Match[str]) -> str:
    """80万5千円 and 80万5,000円 as one amount."""
    rest = int(match[2].replace(",", "")) * (1000 if match[3] else 1)
    return f"{Fraction(match[1].replace(',', '')) * MAN + rest}円" if len(match[1]) < 12 else ""


def _unit_of(text: str) -> tuple[RateUnit | None, str]:
    for unit, pattern in _UNITS:
        if pattern.search(text):
            return unit, pattern.sub(" ", text)
    return None, text


def _amounts(text: str) -> Bounds | None:
    """The first range with a scale or ¥; else the first bare one that counts nothing else."""
    bare = None
    for bounds in find_bounds(text, SCALES, joint=_JOINT):
        if bounds.unit or text[: bounds.start].endswith(("¥", "\\")):
            return bounds
        before, after = (
            text[max(0, bounds.start - 2) : bounds.start],
            text[bounds.stop : bounds.stop + 1],
        )
        if bare is None and not (_FOREIGN.match(after) or _COUNTS.search(before)):
            bare = bounds
    if bare and (_COUNT.search(text[: bare.start]) or _COUNT.search(text[bare.stop :])):
        return None
    return bare


def _tax_of(outside: str, inside: str, default: TaxBasis) -> TaxBasis:
    """What is said of the amount; 80万(税込88万) says it of another one."""
    text = (
        outside
        if re.search(r"[0-9]", outside) and re.search(r"[0-9]", inside)
        else outside + inside
    )
    if mentions(text, _EXCLUDED):
        return TaxBasis.EXCLUDED
    return TaxBasis.INCLUDED if mentions(text, _INCLUDED) else default


def _notes(rate: Rate) -> tuple[IssueCode, ...]:
    noted = {
        IssueCode.APPROX: rate.approximate,
        IssueCode.TAX_CONVERTED: rate.tax is TaxBasis.INCLUDED,
        IssueCode.UNIT_NOT_COMPARABLE: rate.unit is RateUnit.YEAR,
    }
    return tuple(code for code, holds in noted.items() if holds)


def _without_amount(text: str, unit: RateUnit, negotiable: bool) -> Parsed[Rate]:
    if mentions(text, _PRO_BONO):
        return Parsed(Rate(unit=unit, low=0, high=0, pro_bono=True))
    if negotiable:
        return Parsed(Rate(unit=unit, negotiable=True), (IssueCode.NEGOTIABLE,))
    return Parsed(None, (IssueCode.UNREADABLE_VALUE,))
