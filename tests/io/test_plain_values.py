"""Identifiers, free text, counts, channels: small readers that never guess."""

from __future__ import annotations

import pytest

from dxmatch.io import IssueCode
from dxmatch.io.plain_values import (
    NEGOTIABLE_UNIT,
    parse_channels,
    parse_count,
    parse_free_text,
    parse_id,
    parse_industries,
    parse_onsite_days,
    parse_rate_unit,
    parse_tax,
)
from dxmatch.models import Channel, RateUnit, TaxBasis
from dxmatch.vocabulary import Vocabulary


@pytest.mark.parametrize("text", ["00123", " A-1 ", "NA-7", "人材1"])
def test_ids_stay_as_they_are(text: str) -> None:
    assert parse_id(text).value == text.strip()


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("-", ()),
        ("", ()),
        ("a b", (IssueCode.UNREADABLE_VALUE,)),
        ("a:b", (IssueCode.UNREADABLE_VALUE,)),
    ],
)
def test_what_is_no_id(text: str, issues: tuple[IssueCode, ...]) -> None:
    assert (parse_id(text).value, parse_id(text).issues) == (None, issues)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("月2回", 2),
        ("週1日", 4),
        ("週5日", 20),
        ("不可", 0),
        ("なし", 0),
        ("3", 3),
        ("フルリモート", 0),
    ],
)
def test_days_on_site_in_a_month(text: str, days: int) -> None:
    assert parse_onsite_days(text).value == days


def test_a_count_has_a_limit_and_no_guess() -> None:
    assert parse_count("週２回", 25).value == 2
    assert parse_count("99", 25).issues == (IssueCode.OUT_OF_RANGE,)
    assert parse_count("たまに", 25).issues == (IssueCode.UNREADABLE_VALUE,)
    assert parse_count("-", 25).issues == (IssueCode.MISSING,)


def test_channels_in_both_languages() -> None:
    assert parse_channels("チャット、ビデオ会議/e-mail").value == frozenset(
        {Channel.CHAT, Channel.VIDEO, Channel.EMAIL}
    )
    odd = parse_channels("チャット、伝書鳩")
    assert (odd.value, odd.issues) == (frozenset({Channel.CHAT}), (IssueCode.VAGUE,))


def test_industries_are_those_of_the_vocabulary() -> None:
    found = parse_industries("金融、自治体/industry-retail", Vocabulary.default())
    assert found.value == frozenset(
        {"industry-finance", "industry-local-government", "industry-retail"}
    )
    odd = parse_industries("Java", Vocabulary.default())
    assert (odd.value, odd.issues) == (None, (IssueCode.UNKNOWN_SKILL,))


def test_free_text_loses_addresses_and_forbidden_conditions() -> None:
    assert parse_free_text("設計が得意 https://example.jp/who", 99).value == "設計が得意"
    assert parse_free_text("男性歓迎", 99).value is None
    assert parse_free_text("長" * 100, 99).issues == (IssueCode.OUT_OF_RANGE,)


def test_units_and_tax() -> None:
    assert parse_rate_unit("時間").value is RateUnit.HOUR
    assert parse_rate_unit("negotiable").value == NEGOTIABLE_UNIT
    assert parse_rate_unit("週").issues == (IssueCode.UNREADABLE_VALUE,)
    assert parse_tax("税込").value is TaxBasis.INCLUDED


@pytest.mark.parametrize("raw", ["NA", "N/A", "None", "null", "nan", "00123", "1E5", "=1+1"])
def test_an_id_stays_text(raw: str) -> None:
    assert parse_id(raw).value == raw


@pytest.mark.parametrize("raw", ["-", "ー", "なし", "未定", "?"])
def test_a_sign_is_no_id(raw: str) -> None:
    assert parse_id(raw).value is None
