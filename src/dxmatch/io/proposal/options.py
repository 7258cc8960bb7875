"""How a field is best read from a column: unit and scale, order of dates, levels, separators.

What the values say themselves needs no option. What is left open is taken from the label, then
from the size of the numbers; a choice made by size alone is told as one to be checked.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from statistics import median
from typing import Any, Final

from dxmatch.io.field_options import DateOrder, FieldOptions, Scale, Unit
from dxmatch.io.fields import FIELDS, MONEY_UNITS
from dxmatch.io.issues import IssueCode
from dxmatch.io.proposal import wording
from dxmatch.io.proposal.evidence import Tester, Trial
from dxmatch.io.proposal.hints import money_scale, pay_unit, work_unit
from dxmatch.models import Text

_BARE = re.compile(r"[0-9][0-9,.]*(?:\s*[~\-〜～ー]\s*[0-9][0-9,.]*|\s*[~\-〜～ー])?")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_YEAR_LAST = re.compile(r"[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{4}")
_MONTHS: Final = (None, Unit.MONTH, Unit.PERSON_MONTH)
_SEPARATORS: Final = ("/", "・", " ", "+", "&", "＆", "_", "→")
_GAIN: Final = 1.2
_SEPARATOR_LOOK: Final = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """The options of a field, how well they read the values, and what is to be checked."""

    trial: Trial
    doubts: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One field for one column."""

    field: str
    label: str
    values: Sequence[str]
    tester: Tester

    def trial(self, options: FieldOptions, values: Sequence[str] | None = None) -> Trial:
        """The field tried on the values, or on some of them."""
        return self.tester.trial(self.field, self.values if values is None else values, options)


def choose_options(field: str, label: str, values: Sequence[str], tester: Tester) -> Choice:
    """The options that a field should have for a column."""
    asked = Asked(field, label, values, tester)
    plain = Choice(tester.trial(field, values, FieldOptions()))
    found = plain
    for step in _STEPS:
        found = step(asked, found)
    worse = found.trial.read < plain.trial.read or found.trial.errors > plain.trial.errors
    return plain if worse else found


def _with(asked: Asked, choice: Choice, **said: Any) -> Choice:
    options = FieldOptions.model_validate(
        {
            name: getattr(choice.trial.options, name)
            for name in choice.trial.options.model_fields_set
        }
        | {name: value for name, value in said.items() if value is not None}
    )
    return Choice(asked.trial(options), choice.doubts)


def _money(asked: Asked, choice: Choice) -> Choice:
    if "scale" not in FIELDS[asked.field].own:
        return choice
    sizes = _bare_sizes(asked.values)
    scale, unit, doubts = money_scale(asked.label), pay_unit(asked.label), choice.doubts
    if sizes:
        middle = median(sizes)
        by_size, unit_by_size = _by_size(middle, unit)
        if scale is None:
            scale = by_size
            if asked.field != "rate":
                scale = Scale.MAN if middle < 1_000 else Scale.YEN
            elif min(sizes) < 1_000 <= max(sizes):
                scale, doubts = Scale.AUTO, (*doubts, wording.MIXED_AMOUNTS)
            elif scale is Scale.AUTO or unit is None:
                doubts = (*doubts, wording.AMOUNT_BY_SIZE)
        unit = unit or unit_by_size
    elif scale is None:
        scale = _written_scale(asked.values)
        if scale is Scale.MAN and choice.trial.issues[IssueCode.UNIT_ASSUMED_MONTH]:
            unit = unit or Unit.MONTH
    if asked.field != "rate" or unit is None or unit.value not in MONEY_UNITS:
        unit = None
    if scale is Scale.AUTO:
        scale = None
    chosen = _with(asked, choice, scale=scale, unit=unit)
    return Choice(chosen.trial, doubts)


def _by_size(middle: float, unit: Unit | None) -> tuple[Scale, Unit | None]:
    """What an amount of that size usually is: 70 万円 a month, 5,000 yen an hour."""
    if middle < 1_000 and unit in _MONTHS:
        return Scale.MAN, Unit.MONTH
    if middle >= 100_000:
        return Scale.YEN, Unit.MONTH
    if middle >= 1_000:
        return Scale.YEN, Unit.HOUR if middle < 20_000 else Unit.DAY
    return Scale.AUTO, None


def _written_scale(values: Sequence[str]) -> Scale | None:
    man = sum("万" in value for value in values)
    yen = sum(bool(re.search(r"[円¥￥]", value)) and "万" not in value for value in values)
    if not man + yen:
        return None
    return Scale.MAN if man > yen else Scale.YEN if not man else None


def _workload(asked: Asked, choice: Choice) -> Choice:
    if asked.field != "utilization":
        return choice
    sizes, unit, doubts = _bare_sizes(asked.values), work_unit(asked.label), choice.doubts
    if not sizes:
        # 稼働率 is also written above 週3日.
        unit = None if unit is Unit.PERCENT else unit
    elif unit is None or (unit is Unit.PERCENT and max(sizes) <= 7):
        unit = _work_by_size(sizes)
        doubts = (*doubts, wording.WORK_BY_SIZE)
    chosen = _with(asked, choice, unit=unit)
    return Choice(chosen.trial, doubts)


def _work_by_size(sizes: Sequence[float]) -> Unit | None:
    if max(sizes) <= 7:
        return Unit.DAYS_PER_WEEK
    if max(sizes) <= 31:
        return Unit.DAYS_PER_MONTH
    return Unit.PERCENT if max(sizes) <= 100 else Unit.HOURS_PER_MONTH


def _dates(asked: Asked, choice: Choice) -> Choice:
    numbers = [value for value in asked.values if _YEAR_LAST.search(value)]
    if "date_order" not in FIELDS[asked.field].own or not numbers:
        return choice
    orders = [FieldOptions(date_order=order) for order in (DateOrder.MDY, DateOrder.DMY)]
    mdy, dmy = (asked.trial(options, numbers) for options in orders)
    both = mdy.errors == dmy.errors
    order = DateOrder.DMY if dmy.errors < mdy.errors else DateOrder.MDY
    chosen = _with(asked, choice, date_order=order)
    return Choice(chosen.trial, (*choice.doubts, wording.DATE_ORDER) if both else choice.doubts)


def _levels(asked: Asked, choice: Choice) -> Choice:
    open_marks = choice.trial.issues[IssueCode.SCALE_UNKNOWN]
    if "levels" not in FIELDS[asked.field].own or not open_marks:
        return choice
    best = choice
    for scale in _scales():
        marked = [value for value in asked.values if any(mark in value for mark in scale)]
        if not marked:
            continue
        tried = _with(asked, choice, levels=scale)
        if (
            tried.trial.issues[IssueCode.SCALE_UNKNOWN]
            < (best.trial.issues[IssueCode.SCALE_UNKNOWN])
        ):
            best = Choice(tried.trial, (*choice.doubts, wording.LEVELS))
    return best if best is not choice else Choice(choice.trial, (*choice.doubts, wording.NO_LEVELS))


@lru_cache(maxsize=1)
def _scales() -> tuple[dict[str, int], ...]:
    text = files("dxmatch.io.proposal").joinpath("data/levels.toml").read_text("utf-8")
    return tuple(scale["levels"] for scale in tomllib.loads(text)["scale"])


def _separators(asked: Asked, choice: Choice) -> Choice:
    """Only where the usual signs leave names that nobody knows."""
    if asked.field != "skills" or not choice.trial.issues[IssueCode.UNKNOWN_SKILL]:
        return choice
    looked = asked.values[:_SEPARATOR_LOOK]
    best, most = choice, _claims(choice.trial.options, looked, asked.tester) * _GAIN
    for sign in _SEPARATORS:
        if not any(sign in value for value in looked):
            continue
        tried = _with(asked, choice, separators=(sign,))
        count = _claims(tried.trial.options, looked, asked.tester)
        if (
            count > most
            and tried.trial.issues[IssueCode.UNKNOWN_SKILL]
            <= (choice.trial.issues[IssueCode.UNKNOWN_SKILL])
        ):
            best, most = Choice(tried.trial, (*choice.doubts, wording.SEPARATOR)), count
    return best


def _claims(options: FieldOptions, values: Sequence[str], tester: Tester) -> int:
    return sum(len(tester.read("skills", value, options).value or ()) for value in values)


def _bare_sizes(values: Iterable[str]) -> list[float]:
    """The first number of every value that is a number, or a range of them, and nothing else."""
    found = []
    for value in values:
        text = unicodedata.normalize("NFKC", value).strip()
        if len(text) < 40 and _BARE.fullmatch(text):
            number = _NUMBER.search(text.replace(",", ""))
            if number is not None:
                found.append(float(number[0]))
    return found


_Step = Callable[[Asked, Choice], Choice]
_STEPS: Final[tuple[_Step, ...]] = (_money, _workload, _dates, _levels, _separators)
