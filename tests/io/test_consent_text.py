"""Consents as vendors write them; a no makes the row wait."""

from __future__ import annotations

from datetime import date

import pytest

from dxmatch.io import IssueCode
from dxmatch.io.consent_text import consent_of, parse_consent
from dxmatch.io.field_options import FieldOptions
from dxmatch.models import Consent, Purpose

BOTH = frozenset({Purpose.MATCHING, Purpose.SHARING})
OPTIONS = FieldOptions(purposes=BOTH)


@pytest.mark.parametrize(
    ("text", "granted", "expires"),
    [
        ("あり", None, None),
        ("○", None, None),
        ("あり(2022/4/1)", date(2022, 4, 1), None),
        ("○(2022/3/31まで)", None, date(2022, 4, 1)),
        ("あり(2021/4/1～2022/3/31)", date(2021, 4, 1), date(2022, 4, 1)),
        ("あり（R3.4.1〜R4.3.31）", date(2021, 4, 1), date(2022, 4, 1)),
        ("同意あり(2021-04-01 - 2022-03-31)", date(2021, 4, 1), date(2022, 4, 1)),
    ],
)
def test_a_yes_with_its_days(text: str, granted: date | None, expires: date | None) -> None:
    found = parse_consent(text, OPTIONS, as_of=None)
    assert found.value == (BOTH, granted, expires)
    assert consent_of(found.value, None, None, None) == Consent(
        purposes=BOTH, granted=granted, expires=expires
    )


@pytest.mark.parametrize("text", ["なし", "×", "同意なし", "無"])
def test_a_no_is_an_error(text: str) -> None:
    found = parse_consent(text, OPTIONS, as_of=None)
    assert found.value is None
    assert IssueCode.CONSENT_REFUSED in found.issues


@pytest.mark.parametrize("text", ["-", "未定"])
def test_nothing_said_is_not_a_no(text: str) -> None:
    found = parse_consent(text, OPTIONS, as_of=None)
    assert found.value is None
    assert IssueCode.CONSENT_REFUSED not in found.issues


def test_columns_of_their_own_go_before_the_text() -> None:
    said = (BOTH, date(2021, 4, 1), None)
    only = frozenset({Purpose.STATISTICS})
    assert consent_of(said, only, date(2022, 1, 1), None) == Consent(
        purposes=only, granted=date(2022, 1, 1)
    )
    assert consent_of(None, None, date(2022, 1, 1), None) is None
