"""希望単価・予算: money as vendors write it."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

from pydantic import ValidationError

from dxmatch.io.issues import IssueCode as Code
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.amounts import without_commas
from dxmatch.io.values.text import MAX_LENGTH, is_missing, squeezed
from dxmatch.models import Rate, RateUnit, TaxBasis


class AmountScale(StrEnum):
    """What a bare number counts."""

    AUTO = "auto"
    YEN = "yen"
    THOUSAND = "thousand"
    MAN = "man"


_FACTOR = {AmountScale.YEN: 1, AmountScale.THOUSAND: 1_000, AmountScale.MAN: 10_000}
_WORDS = {"億": 100_000_000, "百万": 1_000_000, "万": 10_000, "千": 1_000, "K": 1_000, "k": 1_000}
_UNITS = (
    (RateUnit.PERSON_MONTH, r"(?:1|/)?人月(?:単価)?"),
    (RateUnit.YEAR, r"年収|年俸|年額|/年"),
    (RateUnit.HOUR, r"時給|時間単価|時間給|1時間(?:当たり|あたり)|/(?:1?時間|時|[hH](?:our)?)|毎時"),
    (RateUnit.DAY, r"日額|日給|日当|人日|1日(?:当たり|あたり)|/日"),
    (RateUnit.MONTH, r"月額|月収|月単価|1[かヶヵカ]月(?:当たり|あたり)|/(?:月|month)|毎月"),
)
_PRO_BONO = re.compile(r"無償|無報酬|プロボノ|報酬なし|報酬無し|ボランティア")
_TALK = re.compile(r"見合い|相談|ご?提示|要調整|交渉|スキル次第|未定")
_APPROX = re.compile(r"前後|程度|くらい|ぐらい|約|およそ|目安|ほど")
_HOURS = re.compile(r"\d{2,3}[hH]?[~-]\d{2,3}[hH]|±\d+[hH]?")
_AMOUNT = re.compile(r"(\d{1,12}(?:\.\d{1,4})?)(億|百万|万|千|[kK](?![a-zA-Z]))?(円|JPY)?")


def parse_rate(
    raw: str,
    *,
    scale: AmountScale = AmountScale.AUTO,
    unit: RateUnit | None = None,
    tax: TaxBasis = TaxBasis.UNKNOWN,
    tax_percent: int = 10,
) -> Parsed[Rate]:
    """A rate; amounts with tax are turned into amounts without.

    Args:
        raw: as written, for example ``60~80万円/月``.
        scale: what a bare number counts; AUTO reads numbers below 1,000 as 万円.
        unit: what an amount is for if the text does not say; None assumes a month and notes it.
        tax: if the text does not say.
        tax_percent: of the consumption tax.
    """
    if len(raw) > MAX_LENGTH:
        return Parsed(None, (Code.OUT_OF_RANGE,))
    if is_missing(raw):
        return Parsed(None, (Code.MISSING,))
    text = without_commas(squeezed(raw)).replace("¥", "").replace("から", "~")
    if _PRO_BONO.search(text):
        return Parsed(Rate(unit=unit or RateUnit.MONTH, pro_bono=True))
    found_unit, text = _unit(text)
    basis = _tax(text) or tax
    amounts = _HOURS.sub("", re.sub(r"\(?税[込抜別]み?き?\)?", "", text))
    return _build(amounts, scale, found_unit, unit, basis, tax_percent)


def _build(
    text: str,
    scale: AmountScale,
    found: RateUnit | None,
    default: RateUnit | None,
    basis: TaxBasis,
    tax_percent: int,
) -> Parsed[Rate]:
    talk, kind = bool(_TALK.search(text)), found or default or RateUnit.MONTH
    low, high, issues = _ends(text, scale, kind)
    if low is None and high is None:
        if talk:
            return Parsed(Rate(unit=kind, negotiable=True), (Code.NEGOTIABLE,))
        return Parsed(None, tuple(issues) or (Code.UNREADABLE_VALUE,))
    if found is None and default is None:
        issues.append(Code.UNIT_ASSUMED_MONTH)
    if kind is RateUnit.YEAR:
        issues.append(Code.UNIT_NOT_COMPARABLE)
    approximate = bool(_APPROX.search(text))
    if approximate:
        issues.append(Code.APPROX)
    try:
        rate = Rate(
            unit=kind, low=low, high=high, tax=basis, negotiable=talk, approximate=approximate
        )
    except ValidationError:
        return Parsed(None, (Code.OUT_OF_RANGE,))
    if basis is TaxBasis.INCLUDED:
        return Parsed(rate.without_tax(tax_percent), (*issues, Code.TAX_CONVERTED))
    return Parsed(rate, tuple(issues))


def _unit(text: str) -> tuple[RateUnit | None, str]:
    for unit, pattern in _UNITS:
        if re.search(pattern, text):
            return unit, re.sub(pattern, "", text)
    return None, text


def _tax(text: str) -> TaxBasis | None:
    if "税込" in text:
        return TaxBasis.INCLUDED
    return TaxBasis.EXCLUDED if re.search(r"税[抜別]", text) else None


def _ends(
    text: str, scale: AmountScale, unit: RateUnit
) -> tuple[int | None, int | None, list[Code]]:
    found = list(_AMOUNT.finditer(text))[:2]
    if not found:
        return None, None, []
    if len(found) == 2 and not re.search(r"[~-]", text[found[0].end() : found[1].start()]):
        found = found[:1]
    factors = [_factor(match) for match in found]
    shared = next((factor for factor in reversed(factors) if factor), None)
    values, issues = [], []
    for match, factor in zip(found, factors, strict=True):
        value, issue = _amount(Decimal(match[1]), factor or shared, scale, unit)
        if issue is Code.AMBIGUOUS_UNIT:
            return None, None, [issue]
        issues += [issue] if issue and issue not in issues else []
        values.append(value)
    if len(values) == 2:
        return min(values), max(values), issues
    before, after = text[: found[0].start()], text[found[0].end() :]
    if re.search(r"~|MAX|max|Max|上限|最大", before) or re.search(r"^(以下|以内|まで|未満)", after):
        return None, values[0], issues
    if re.match(r"~|以上", after) or re.search(r"MIN|min|下限|最低", before):
        return values[0], None, issues
    return values[0], values[0], issues


def _factor(match: re.Match[str]) -> int | None:
    if match[2]:
        return _WORDS[match[2]]
    return 1 if match[3] else None


def _amount(
    number: Decimal, factor: int | None, scale: AmountScale, unit: RateUnit
) -> tuple[int, Code | None]:
    if factor is None and scale is not AmountScale.AUTO:
        factor = _FACTOR[scale]
    if factor is not None:
        return int(number * factor), None
    small = 500 if unit in {RateUnit.HOUR, RateUnit.DAY} else 10_000
    if number >= small:
        return int(number), None
    if number < 1_000 and unit not in {RateUnit.HOUR, RateUnit.DAY}:
        return int(number * 10_000), Code.SCALE_ASSUMED_MAN
    return 0, Code.AMBIGUOUS_UNIT
