"""What the list of messy values leaves open: options, refusals, and what must not be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dxmatch.io.field_options import DateOrder
from dxmatch.io.issues import IssueCode as Code
from dxmatch.io.parsed import Parsed
from dxmatch.io.values import (
    AmountScale,
    WorkUnit,
    clean_label,
    parse_bool,
    parse_certifications,
    parse_consent_purposes,
    parse_date,
    parse_forms,
    parse_languages,
    parse_level,
    parse_months,
    parse_municipality,
    parse_places,
    parse_rate,
    parse_skills,
    parse_span,
    parse_talent_types,
    parse_work_style,
    parse_workload,
    plain_cell,
    split_records,
    split_skills,
)
from dxmatch.models import (
    CertificationStatus,
    EngagementForm,
    LanguageLevel,
    Purpose,
    Rate,
    RateUnit,
    TalentType,
    TaxBasis,
)
from dxmatch.vocabulary import Vocabulary

AS_OF = date(2026, 11, 23)
VOCABULARY = Vocabulary.default()
MONTH = RateUnit.MONTH


def test_a_mapping_states_scale_unit_and_tax() -> None:
    thousand = parse_rate(
        "5", scale=AmountScale.THOUSAND, unit=RateUnit.HOUR, tax=TaxBasis.EXCLUDED
    )
    assert thousand.value == Rate(unit=RateUnit.HOUR, low=5000, high=5000, tax=TaxBasis.EXCLUDED)
    assert thousand.issues == ()
    assert parse_rate("70", scale=AmountScale.MAN, unit=MONTH).issues == ()
    included = parse_rate("110万円", unit=MONTH, tax=TaxBasis.INCLUDED)
    assert included.value == Rate(low=1_000_000, high=1_000_000, tax=TaxBasis.EXCLUDED)
    assert included.issues == (Code.TAX_CONVERTED,)


@pytest.mark.parametrize(
    ("raw", "low", "high"),
    [
        ("80万5千円", 805_000, 805_000),
        ("80万5,000円", 805_000, 805_000),
        ("500,000~80万", 500_000, 800_000),
        ("70万or80万", 700_000, 800_000),
        ("800,000円/月(税込880,000円)", 800_000, 800_000),
        ("70万(週4~5日)", 700_000, 700_000),
        ("80万/月(140-180h)", 800_000, 800_000),
        ("80万円以下", None, 800_000),
        ("60万から80万", 600_000, 800_000),
    ],
)
def test_amounts_among_other_numbers(raw: str, low: int | None, high: int | None) -> None:
    rate = parse_rate(raw, unit=MONTH).value
    assert rate is not None
    assert (rate.low, rate.high) == (low, high)


REFUSED: list[tuple[Callable[..., Any], str, dict[str, Any], Code]] = [
    (parse_rate, "5000", {}, Code.AMBIGUOUS_UNIT),
    (parse_rate, "8,000円", {}, Code.AMBIGUOUS_UNIT),
    (parse_rate, "5000", {"unit": MONTH}, Code.AMBIGUOUS_UNIT),
    (parse_rate, "0円", {"unit": MONTH}, Code.OUT_OF_RANGE),
    (parse_rate, "-80万", {"unit": MONTH}, Code.OUT_OF_RANGE),
    (parse_rate, "80~60万", {"unit": MONTH}, Code.OUT_OF_RANGE),
    (parse_rate, "月60万(週3日)", {}, Code.AMBIGUOUS_UNIT),
    (parse_rate, "75万円±5万円", {}, Code.AMBIGUOUS_UNIT),
    (parse_rate, "高め", {}, Code.UNREADABLE_VALUE),
    (parse_rate, "週3日", {}, Code.UNREADABLE_VALUE),
    (parse_rate, "8" * 3000, {}, Code.OUT_OF_RANGE),
    (parse_workload, "3", {}, Code.AMBIGUOUS_UNIT),
    (parse_workload, "週8", {}, Code.OUT_OF_RANGE),
    (parse_workload, "1日4時間×週3日", {}, Code.AMBIGUOUS_UNIT),
    (parse_workload, "120%", {}, Code.OUT_OF_RANGE),
    (parse_workload, "応相談", {}, Code.NEGOTIABLE),
    (parse_date, "04/05/2026", {}, Code.UNREADABLE_VALUE),
    (parse_date, "2026/2/29", {}, Code.UNREADABLE_VALUE),
    (parse_date, "4/1", {}, Code.AS_OF_NEEDED),
    (parse_date, "応相談", {}, Code.NEGOTIABLE),
    (parse_date, "9999/1/1", {}, Code.OUT_OF_RANGE),
    (parse_span, "来月", {"as_of": None}, Code.AS_OF_NEEDED),
    (parse_span, "即日", {"as_of": None}, Code.AS_OF_NEEDED),
    (parse_span, "年度内", {"as_of": None}, Code.AS_OF_NEEDED),
    (parse_span, "2027/4/1~2027/3/1", {"as_of": AS_OF}, Code.OUT_OF_RANGE),
    (parse_span, "そのうち", {"as_of": AS_OF}, Code.UNREADABLE_VALUE),
    (parse_months, "0ヶ月", {}, Code.OUT_OF_RANGE),
    (parse_level, "3", {"scale": {"A": 5}}, Code.SCALE_UNKNOWN),
    (parse_level, "A", {"scale": {"A": 9}}, Code.SCALE_UNKNOWN),
    (parse_municipality, "202143", {}, Code.UNKNOWN_PLACE),
    (parse_places, "どこか", {}, Code.UNKNOWN_PLACE),
    (parse_bool, "あり(撤回済)", {}, Code.UNREADABLE_VALUE),
    (parse_consent_purposes, "統計には同意しない", {}, Code.UNREADABLE_VALUE),
    (parse_talent_types, "営業", {}, Code.UNREADABLE_VALUE),
    (parse_forms, "派遣不可", {}, Code.UNREADABLE_VALUE),
]


@pytest.mark.parametrize(("parse", "raw", "options", "code"), REFUSED)
def test_refused(parse: Callable[..., Any], raw: str, options: dict[str, Any], code: Code) -> None:
    parsed = parse(raw, **options)
    assert parsed.value is None
    assert parsed.issues == (code,)


@pytest.mark.parametrize(
    ("raw", "unit", "low"),
    [
        ("3", WorkUnit.DAYS_PER_WEEK, 60),
        ("32h", WorkUnit.HOURS_PER_MONTH, 20),
        ("50", WorkUnit.PERCENT, 50),
        ("週20時間", None, 50),
        ("8割", None, 80),
        ("月22日", None, 100),
    ],
)
def test_workload_units(raw: str, unit: WorkUnit | None, low: int) -> None:
    share = parse_workload(raw, unit=unit).value
    assert share is not None
    assert share.low == low


@pytest.mark.parametrize(
    ("raw", "order", "day"),
    [
        ("04/05/2026", DateOrder.MDY, date(2026, 4, 5)),
        ("04/05/2026", DateOrder.DMY, date(2026, 5, 4)),
        ("2026-04-05T00:00:00", DateOrder.DMY, date(2026, 4, 5)),
        ("2026年4月5日(日)", DateOrder.YMD, date(2026, 4, 5)),
        ("20260405", DateOrder.YMD, date(2026, 4, 5)),
        ("2/29", DateOrder.YMD, date(2028, 2, 29)),
    ],
)
def test_orders_and_tails_of_dates(raw: str, order: DateOrder, day: date) -> None:
    assert parse_date(raw, as_of=AS_OF, order=order).value == day


@pytest.mark.parametrize(
    ("raw", "first", "last_day"),
    [
        ("2027/4/1~2028/3/31", date(2027, 4, 1), date(2028, 3, 31)),
        ("2027/4/1-2028/3/31", date(2027, 4, 1), date(2028, 3, 31)),
        ("4月1日から9月30日まで", date(2027, 4, 1), date(2027, 9, 30)),
        ("10月~3月", date(2027, 10, 1), date(2028, 3, 31)),
        ("即日~3ヶ月", AS_OF, date(2027, 2, 22)),
    ],
)
def test_spans_with_both_ends(raw: str, first: date, last_day: date) -> None:
    span = parse_span(raw, as_of=AS_OF).value
    assert span is not None
    assert (span.earliest, span.last_day) == (first, last_day)


@pytest.mark.parametrize(
    ("raw", "first"),
    [
        ("2026年12月中旬頃", date(2026, 12, 11)),
        ("令和8年12月頃", date(2026, 12, 1)),
        ("最短12月から", date(2026, 12, 1)),
        ("2週間後", date(2026, 12, 7)),
        ("来年度", date(2027, 4, 1)),
        ("令和9年度", date(2027, 4, 1)),
    ],
)
def test_starts_with_words_around_them(raw: str, first: date) -> None:
    span = parse_span(raw, as_of=AS_OF).value
    assert span is not None
    assert (span.earliest, span.end) == (first, None)


def test_within_a_fiscal_year_is_an_end() -> None:
    span = parse_span("R8年度中", as_of=AS_OF).value
    assert span is not None
    assert (span.earliest, span.last_day) == (None, date(2027, 3, 31))


def test_at_most_and_at_least_stand_before_the_week_too() -> None:
    most, least = parse_workload("MAX週3日").value, parse_workload("最低週3日").value
    assert most is not None and least is not None
    assert (most.low, most.high, least.low, least.high) == (None, 60, 60, None)
    assert parse_workload("1日8時間 週5日").value == parse_workload("週5日").value


def test_skills_are_split_outside_of_brackets_only() -> None:
    mentions = split_skills("①要件定義②Java(5年、Spring)\n・AWS◎")
    assert [m.name for m in mentions] == ["要件定義", "Java", "AWS"]
    assert [m.parts for m in mentions] == [(), ("Spring",), ()]
    assert [m.mark for m in mentions] == ["", "", "◎"]
    assert split_skills("Java;Go", separators=(";",))[1].name == "Go"
    assert split_skills("なし") == ()


def test_years_and_levels_belong_to_the_name_and_not_to_its_parts() -> None:
    parsed = parse_skills("AWS(3年、EC2)◎", VOCABULARY, levels={"◎": 5}).value
    assert parsed is not None
    claims = {claim.skill: (claim.years, claim.level) for claim in parsed.claims}
    assert claims == {"aws": (3.0, 5), "aws-ec2": (None, None)}


def test_unknown_names_are_kept_apart_and_out_of_the_repr() -> None:
    parsed = parse_skills("Java、社内フレームワーク", VOCABULARY)
    assert parsed.issues == (Code.UNKNOWN_SKILL,)
    assert parsed.value is not None
    assert parsed.value.unresolved == ("社内フレームワーク",)
    assert "社内" not in repr(parsed)


@pytest.mark.parametrize("raw", ["JavaScript", "Django", "Ruby", "CSS", "React", "Google Cloud"])
def test_short_languages_are_never_read_out_of_longer_words(raw: str) -> None:
    parsed = parse_skills(raw, VOCABULARY).value
    assert parsed is not None
    assert not {claim.skill for claim in parsed.claims} & {"c", "r", "go", "java", "d"}
    assert len(parsed.claims) == 1


def test_passed_is_not_registered() -> None:
    def status(raw: str) -> CertificationStatus:
        held = parse_certifications(raw, VOCABULARY, as_of=AS_OF).value
        assert held
        return held[0].status

    assert status("情報処理安全確保支援士試験合格(R3.10)") is CertificationStatus.PASSED
    assert status("登録セキスペ") is CertificationStatus.REGISTERED
    assert status("応用情報技術者") is CertificationStatus.PASSED


def test_a_stated_end_counts_from_the_day_after() -> None:
    held = parse_certifications("PMP(2020年取得、2026/3/31まで)", VOCABULARY, as_of=AS_OF)
    assert held.value is not None
    assert held.value[0].issued == date(2020, 1, 1)
    assert held.value[0].expires == date(2026, 4, 1)
    assert held.issues == (Code.EXPIRED,)
    unknown = parse_certifications("謎の資格、情報セキュリティマネジメント", VOCABULARY)
    assert unknown.issues == (Code.UNKNOWN_CERTIFICATE,)
    assert [c.certificate for c in unknown.value or ()] == ["cert-sg"]


@pytest.mark.parametrize(
    ("raw", "language", "levels"),
    [
        ("日本語(ネイティブ)、英語：ビジネス", None, {"ja": 5, "en": 3}),
        ("不要", "en", {"en": 0}),
        ("なし", "en", {"en": 0}),
        ("日常会話レベル", "en", {"en": 2}),
        ("Native speaker", "ja", {"ja": 5}),
    ],
)
def test_languages(raw: str, language: str | None, levels: dict[str, int]) -> None:
    claims = parse_languages(raw, language=language).value
    assert claims is not None
    assert {c.language: c.level for c in claims} == {k: LanguageLevel(v) for k, v in levels.items()}


@pytest.mark.parametrize(
    ("raw", "days"),
    [
        ("週3リモート", 8),
        ("週1~2出社", 8),
        ("月2回訪問", 2),
        ("隔週出社", 2),
        ("リモート不可", 20),
        ("full", 0),
    ],
)
def test_days_on_site(raw: str, days: int) -> None:
    presence = parse_work_style(raw).value
    assert presence is not None
    assert presence.onsite_days == days


def test_one_word_for_several_forms_is_ambiguous() -> None:
    quasi = EngagementForm.CONTRACT_QUASI_MANDATE
    contracts = frozenset({quasi, EngagementForm.CONTRACT_DELIVERABLE})
    assert parse_forms("業務委託").value == contracts
    assert parse_forms("業務委託").issues == (Code.FORM_AMBIGUOUS,)
    assert parse_forms("業務委託(準委任)").value == frozenset({quasi})
    assert parse_forms("専門家派遣").value == frozenset({EngagementForm.ADVISER_DISPATCH})
    assert parse_forms("派遣不可、準委任").value == frozenset({quasi})
    for form in EngagementForm:
        assert parse_forms(form.value).value == frozenset({form})


def test_talent_types_by_word_and_code() -> None:
    for kind in TalentType:
        assert parse_talent_types(kind.value).value == frozenset({kind})
    assert parse_talent_types("CIO補佐官、PM").value == frozenset(
        {TalentType.PRODUCER, TalentType.PROJECT_MANAGER}
    )


def test_a_consent_covers_what_it_says() -> None:
    both = frozenset({Purpose.MATCHING, Purpose.SHARING})
    assert parse_consent_purposes("あり", default=both).value == both
    assert parse_consent_purposes("なし", default=both).value == frozenset()
    assert parse_consent_purposes("統計", default=both).value == frozenset({Purpose.STATISTICS})
    assert parse_bool("あり(2022/4/1)").value is True


def test_labels_and_records_without_noise_have_no_issue() -> None:
    assert clean_label("単価：65万").issues == ()
    assert split_records("一件だけ").issues == ()


@pytest.mark.parametrize("raw", ["1e999", "12e5", "1e+9万", "NaN", "inf", "-inf", "∞", "9" * 5000])
def test_no_number_of_a_programme_is_money(raw: str) -> None:
    assert parse_rate(raw).value is None


@pytest.mark.parametrize("raw", ["800", "8000", "30000"])
def test_an_amount_of_which_the_scale_is_open_is_not_guessed(raw: str) -> None:
    assert parse_rate(raw).issues == (Code.AMBIGUOUS_UNIT,)


@pytest.mark.parametrize("unit", RateUnit)
def test_a_scale_that_the_mapping_states_wrongly_is_noticed(unit: RateUnit) -> None:
    assert parse_rate("80", scale=AmountScale.YEN, unit=unit).issues == (Code.AMBIGUOUS_UNIT,)


@pytest.mark.parametrize("raw", ["46113", "46113.0", "46113.5", "４６１１３"])
def test_a_serial_of_excel_with_its_time_is_its_day(raw: str) -> None:
    assert parse_date(raw) == Parsed(date(2026, 4, 1), (Code.EXCEL_SERIAL,))


@pytest.mark.parametrize("raw", ["0", "1", "59", "60", "61", "19999", "80000", "2958466", "-46113"])
def test_a_number_that_is_no_plausible_serial_is_no_date(raw: str) -> None:
    """60 is 29 February 1900, a day that only Excel knows."""
    assert parse_date(raw).issues == (Code.UNREADABLE_VALUE,)


@pytest.mark.parametrize("sign", ["=", "+", "@", "＝", "＋", "＠", " =", "'=", "\t="])
def test_what_a_spreadsheet_might_run_is_noted_and_kept(sign: str) -> None:
    assert plain_cell(sign + "SUM(A1)") == Parsed(sign + "SUM(A1)", (Code.FORMULA_CELL,))


@pytest.mark.parametrize(
    "raw", ["$8,000/月", "$80万", "USD 800000", "80万ドル", "80万元", "€800000"]
)
def test_another_currency_is_never_read_as_yen(raw: str) -> None:
    assert parse_rate(raw) == Parsed(None, (Code.AMBIGUOUS_UNIT,))


@pytest.mark.parametrize(
    "raw", ["80--90", "70~80~90万", "80万90万", "単価80 稼働160", "80,5", "=80", "A1:A9"]
)
def test_of_several_amounts_none_is_chosen(raw: str) -> None:
    assert parse_rate(raw) == Parsed(None, (Code.UNREADABLE_VALUE,))


@pytest.mark.parametrize(
    ("raw", "ends"),
    [
        ("2026/4/1から80万", (800_000, 800_000)),
        ("80万円以上90万円以下", (800_000, 900_000)),
        ("80万→90万", (800_000, 900_000)),
        ("80万(2026年4月から)", (800_000, 800_000)),
    ],
)
def test_the_amount_is_found_among_days_and_words(raw: str, ends: tuple[int, int]) -> None:
    rate = parse_rate(raw).value
    assert rate is not None
    assert (rate.low, rate.high) == ends


def test_a_rate_for_several_person_months_is_not_one_for_one() -> None:
    assert parse_rate("1.5人月80万") == Parsed(None, (Code.AMBIGUOUS_UNIT,))


@pytest.mark.parametrize("raw", ["2026/0/1", "2026/4/0", "R8.0.1"])
def test_nothing_begins_in_month_or_on_day_zero(raw: str) -> None:
    assert parse_date(raw).issues == (Code.UNREADABLE_VALUE,)


@pytest.mark.parametrize("raw", ["-50%", "▲50%", "-3日"])
def test_no_workload_is_negative(raw: str) -> None:
    assert parse_workload(raw).issues == (Code.OUT_OF_RANGE,)
