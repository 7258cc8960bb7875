"""The short ways through plain numbers and days say what the long ways say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.io.field_options import FieldOptions
from dxmatch.io.fields import FIELDS
from dxmatch.io.parsed import Parsed
from dxmatch.io.protected_phrases import noted_if_forbidden
from dxmatch.io.reading import Reading
from dxmatch.io.values import AmountScale, parse_date, parse_rate, parse_span
from dxmatch.io.values.cells import is_bare
from dxmatch.models import RateUnit
from dxmatch.vocabulary import Vocabulary

NUMBERS = st.one_of(
    st.integers(0, 10**8 - 1).map(str),
    st.builds("{:0>8}".format, st.integers(0, 10**8 - 1)),
    st.integers(0, 300).map("{}%".format),
    st.builds(
        "{y:04}{s}{m}{s}{d:02}".format,
        y=st.integers(0, 9999),
        s=st.sampled_from("-/"),
        m=st.integers(0, 99),
        d=st.integers(0, 99),
    ),
)


@given(NUMBERS)
def test_a_bare_cell_says_nothing_about_a_person(raw: str) -> None:
    said = Parsed(raw)
    assert is_bare(raw)
    assert noted_if_forbidden(raw, said) == said


@pytest.mark.parametrize("raw", ["", "1歳", "０", "1.5", "090-1234-5678", "2026-4/1", "1-2-3"])
def test_other_cells_are_not_bare(raw: str) -> None:
    assert not is_bare(raw)


@given(
    st.integers(1900, 2099) | st.sampled_from([1899, 2100, 9999]),
    st.integers(0, 13),
    st.integers(0, 32),
    st.sampled_from("-/."),
    st.sampled_from(["{y}{s}{m}{s}{d}", "{y}{s}{m:02}{s}{d:02}"]),
)
def test_a_plain_day_is_read_as_any_other(y: int, m: int, d: int, s: str, form: str) -> None:
    raw = form.format(y=y, m=m, d=d, s=s)
    as_of = date(2026, 11, 1)
    assert parse_date(raw, as_of=as_of) == parse_date(f" {raw}", as_of=as_of)
    assert parse_span(raw, as_of=as_of) == parse_span(f" {raw}", as_of=as_of)


@given(st.integers(0, 10**8))
def test_plain_yen_are_read_as_any_other(yen: int) -> None:
    reading = Reading(None, Vocabulary.default(), FieldOptions())
    due = parse_rate(str(yen), scale=AmountScale.YEN, unit=RateUnit.MONTH)
    amount = None if due.value is None else (due.value.low or due.value.high)
    assert FIELDS["rate_low"].parse(str(yen), reading) == Parsed(amount, due.issues)
