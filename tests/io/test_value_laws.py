"""Laws of the value parsers: round trips, totality, width, stability."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.io import values
from dxmatch.io.issues import IssueCode, Severity, wording
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.era_years import era_of
from dxmatch.io.values.plain_text import LONGEST, LONGEST_LIST, folded, plain
from dxmatch.models import RateUnit
from dxmatch.vocabulary import Vocabulary

AS_OF = date(2026, 11, 23)
VOCABULARY = Vocabulary.default()
MARKS = {"◎": 5, "○": 3, "A": 4}
PARSERS: dict[str, Callable[[str], Any]] = {
    "rate": values.parse_rate,
    "rate by hour": lambda raw: values.parse_rate(raw, unit=RateUnit.HOUR),
    "rate in man": lambda raw: values.parse_rate(raw, scale=values.AmountScale.MAN),
    "settlement": values.parse_settlement,
    "workload": values.parse_workload,
    "workload in percent": lambda raw: values.parse_workload(raw, unit=values.WorkUnit.PERCENT),
    "date": lambda raw: values.parse_date(raw, as_of=AS_OF),
    "date without a day": values.parse_date,
    "span": lambda raw: values.parse_span(raw, as_of=AS_OF),
    "span without a day": lambda raw: values.parse_span(raw, as_of=None),
    "span at the end of time": lambda raw: values.parse_span(raw, as_of=date.max),
    "span at the beginning of time": lambda raw: values.parse_span(raw, as_of=date.min),
    "months": values.parse_months,
    "years": values.parse_years,
    "skills": lambda raw: values.parse_skills(raw, VOCABULARY, as_of=AS_OF, levels=MARKS),
    "level": lambda raw: values.parse_level(raw, MARKS),
    "certifications": lambda raw: values.parse_certifications(raw, VOCABULARY, as_of=AS_OF),
    "languages": values.parse_languages,
    "language": lambda raw: values.parse_languages(raw, language="en"),
    "work style": values.parse_work_style,
    "places": values.parse_places,
    "municipality": values.parse_municipality,
    "forms": values.parse_forms,
    "phases": values.parse_phases,
    "interviews": values.parse_interviews,
    "flow": values.parse_flow,
    "talent types": values.parse_talent_types,
    "bool": values.parse_bool,
    "consent": values.parse_consent_purposes,
    "label": values.clean_label,
    "title": values.clean_title,
    "records": values.split_records,
    "cell": values.plain_cell,
    "urls": values.strip_urls,
}
NAMES = sorted(PARSERS)
# Text of the trade, so that hypothesis reaches more than the first refusal.
TRADE = (
    "80万 60 ~ - ー ～ 円 /月 時給 年収 1,000 人月 週 月 日 3 5 % 時間 以上 まで 程度 (税込) 即日 "
    "長期 来月 4月 上旬 末 令和 R7 元年 平成 2026 /4/1 第1四半期 年度 46113 年 ヶ月 半年 Java "
    "C++ AWS( ) 、 / ◎ A Lv3 実務 ブランク1年 応用情報 合格 予定 期限切れ 英語 ビジネス リモート "
    "可 常駐 週1出社 東京 or 関東圏 茅野市 駅 20214 準委任 派遣 要件定義 以降 面談 2回 貴社 1社先 "
    "あり なし 同意 ◆ 【急募】 : ***** = @ 0 00 ² ½ ① ㈱"
)
WORDS = [*TRADE.split(), "\n", " ", "　"]
TRADE_TEXT = st.lists(st.sampled_from(WORDS), max_size=12).map("".join)
ANY_TEXT = st.text(max_size=60) | TRADE_TEXT


@pytest.mark.parametrize("name", NAMES)
@given(raw=ANY_TEXT)
def test_total(name: str, raw: str) -> None:
    """No text makes a parser raise; without a value a code says why, and a code that sends the
    row to the quarantine leaves no value."""
    parsed = PARSERS[name](raw)
    assert isinstance(parsed, Parsed)
    assert all(isinstance(code, IssueCode) for code in parsed.issues)
    assert len(set(parsed.issues)) == len(parsed.issues)
    assert parsed.value is not None or parsed.issues
    refused = any(wording(code).severity is Severity.ERROR for code in parsed.issues)
    assert not (refused and parsed.value is not None)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "9,",
        "(",
        "[",
        "週",
        "1~",
        "あ年",
        "ー",
        "C/",
        "a、",
        "4月",
        "RE:",
        "駅 ",
        "実務",
        "2026/",
        "(a",
        " ",
    ],
)
def test_long_input_is_refused_or_read_at_once(name: str, piece: str) -> None:
    """No repeated pattern makes a parser slow; the test would not end if one did."""
    PARSERS[name](piece * (LONGEST_LIST // len(piece)))
    PARSERS[name](piece * (LONGEST // len(piece)))


WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
BY_WIDTH = [name for name in NAMES if name not in ("cell", "urls", "records", "skills")]


@pytest.mark.parametrize("name", BY_WIDTH)
@given(raw=TRADE_TEXT)
def test_width_does_not_matter(name: str, raw: str) -> None:
    """Full-width and half-width text give the same value and codes."""
    narrow = unicodedata.normalize("NFKC", raw)
    assert PARSERS[name](narrow.translate(WIDE)) == PARSERS[name](narrow)


@given(raw=ANY_TEXT)
def test_plain_text_is_settled(raw: str) -> None:
    """Cleaning clean text changes nothing."""
    assert plain(plain(raw)) == plain(raw)
    assert folded(folded(raw)) == folded(raw)


@given(raw=TRADE_TEXT)
def test_titles_and_labels_are_settled(raw: str) -> None:
    """A title or a label that was cleaned stays as it is."""
    title = values.clean_title(raw).value
    if title is not None:
        again = values.clean_title(title.text).value
        assert again is not None
        assert again.text == title.text


MAN = st.integers(5, 999)


def amounts(yen: int) -> st.SearchStrategy[str]:
    """The ways to write an amount of money."""
    ways = [f"{yen}円", f"{yen:,}円", f"¥{yen:,}", f"￥{yen:,}-"]
    if yen % 1000 == 0:
        ways += [f"{yen // 1000}千円", f"{yen // 1000:,}千円"]
    if yen % 10_000 == 0:
        ways += [f"{yen // 10_000}万円", f"{yen // 10_000}万"]
        # A bare 800 may be 800千円 as well.
        ways += [f"{yen // 10_000}"] if yen < 5_000_000 else []
    else:
        ways.append(f"{yen / 10_000:.4f}万円")
    return st.sampled_from([*ways, *(way.translate(WIDE) for way in ways)])


@given(data=st.data(), yen=st.integers(50_000, 9_999_999) | MAN.map(lambda man: man * 10_000))
def test_money_round_trip(data: st.DataObject, yen: int) -> None:
    """Property 61: parse∘format = id for amounts: 円, 千円, 万円, commas, full width."""
    rate = values.parse_rate(data.draw(amounts(yen)), unit=RateUnit.MONTH).value
    assert rate is not None
    assert (rate.low, rate.high, rate.unit) == (yen, yen, RateUnit.MONTH)


@given(data=st.data(), ends=st.tuples(MAN, MAN).map(sorted))
def test_money_range_round_trip(data: st.DataObject, ends: list[int]) -> None:
    """Both ends of a range, or one of them, come back."""
    low, high = ends
    wave = data.draw(st.sampled_from("~〜～-－−ー"))
    scale = data.draw(st.sampled_from(["万", "万円", "万円/月"]))
    both = values.parse_rate(f"{low}{wave}{high}{scale}", unit=RateUnit.MONTH).value
    least = values.parse_rate(f"{low}{scale}以上", unit=RateUnit.MONTH).value
    most = values.parse_rate(f"〜{high}{scale}", unit=RateUnit.MONTH).value
    assert both and (both.low, both.high) == (low * 10_000, high * 10_000)
    assert least and (least.low, least.high) == (low * 10_000, None)
    assert most and (most.low, most.high) == (None, high * 10_000)


def in_era(day: date, form: str) -> str:
    """A day as people write it with an era."""
    era = era_of(day)
    assert era is not None
    year = day.year - era.first.year + 1
    first = "元" if year == 1 else str(year)
    forms = {
        "kanji": f"{era.name}{first}年{day.month}月{day.day}日",
        "dots": f"{era.letter.upper()}{year}.{day.month}.{day.day}",
        "zeros": f"{era.letter.upper()}{year:02}/{day.month:02}/{day.day:02}",
        "sign": f"{ {'令和': '㋿', '平成': '㍻'}[era.name] }{first}年{day.month}月{day.day}日",
    }
    return forms[form]


FORMS = ["kanji", "dots", "zeros", "sign"]
FIRST, LAST = date(1989, 1, 8), date(2100, 12, 31)


@pytest.mark.parametrize("form", FORMS)
def test_every_era_day_round_trip(form: str) -> None:
    """Every day from 1989-01-08 to 2100-12-31 in era style reads as that day."""
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        written = in_era(day, form)
        assert values.parse_date(written) == Parsed(day), written


@given(day=st.dates(FIRST, LAST), form=st.sampled_from(FORMS), iso=st.sampled_from("-/."))
def test_era_and_western_style_agree(day: date, form: str, iso: str) -> None:
    """Property 61: a day in era style, full width or not, and in western style is one day."""
    western = day.isoformat().replace("-", iso)
    assert values.parse_date(western) == values.parse_date(in_era(day, form).translate(WIDE))
    serial = str((day - date(1899, 12, 30)).days)
    assert values.parse_date(serial) == Parsed(day, (IssueCode.EXCEL_SERIAL,))


@given(year=st.integers(32, 99), month=st.integers(1, 12))
def test_heisei_ends(year: int, month: int) -> None:
    """No month after April of Heisei 31 is one."""
    for raw in (f"平成{year}年", f"平成{year}年{month}月", f"H{year}.{month}.1"):
        assert values.parse_date(raw) == Parsed(None, (IssueCode.ERA_OUT_OF_RANGE,))


@pytest.mark.parametrize(
    ("raw", "good"),
    [
        ("平成31年4月30日", True),
        ("平成31年5月1日", False),
        ("令和元年5月1日", True),
        ("令和元年4月30日", False),
        ("昭和64年1月7日", True),
        ("昭和64年1月8日", False),
        ("平成元年1月8日", True),
        ("平成元年1月7日", False),
    ],
)
def test_era_bounds(raw: str, good: bool) -> None:
    """The days on both sides of a change of era."""
    parsed = values.parse_date(raw)
    assert (parsed.value is not None) == good
    assert parsed.issues == (() if good else (IssueCode.ERA_OUT_OF_RANGE,))


@given(day=st.dates(date(1900, 1, 1), date(2199, 12, 31)), as_of=st.dates())
def test_full_dates_do_not_depend_on_the_reference_day(day: date, as_of: date) -> None:
    """What is written in full means the same on every day."""
    raw = f"{day.year}年{day.month}月{day.day}日"
    assert values.parse_span(raw, as_of=as_of) == values.parse_span(raw, as_of=None)
    assert values.parse_date(raw, as_of=as_of).value == day


@given(as_of=st.dates(date(1990, 1, 1), date(2100, 1, 1)), month=st.integers(1, 12))
def test_months_without_a_year_lie_within_a_year(as_of: date, month: int) -> None:
    """The month inferred is the next one that is not over, so less than a year ahead."""
    span = values.parse_span(f"{month}月", as_of=as_of).value
    assert span is not None and span.earliest is not None and span.latest is not None
    assert span.latest >= as_of
    assert (span.earliest - as_of).days <= 365


@given(low=st.integers(1, 5), high=st.integers(1, 5))
def test_days_a_week_round_trip(low: int, high: int) -> None:
    """A day a week is 20 percent, in every spelling of the range."""
    first, last = sorted((low, high))
    for raw in (
        f"週{first}~{last}日",
        f"週{first},{last}日",
        f"週{first}〜{last}",
        f"{first}〜{last}日/週",
    ):
        share = values.parse_workload(raw).value
        assert share is not None
        assert (share.low, share.high) == (first * 20, last * 20)


@given(years=st.integers(0, 60), months=st.integers(1, 11))
def test_practice_in_years_and_months(years: int, months: int) -> None:
    """Years and months add up."""
    parsed = values.parse_years(f"{years}年{months}ヶ月").value
    if years == 60:
        assert parsed is None
    else:
        assert parsed is not None
        assert parsed.low == parsed.high == pytest.approx(years + months / 12, abs=0.01)


@given(picked=st.lists(st.sampled_from(sorted(s.id for s in VOCABULARY)), max_size=8, unique=True))
def test_skills_round_trip(picked: list[str]) -> None:
    """A list of English names, each with years, gives these skills with these years."""
    names = [VOCABULARY[skill].en for skill in picked]
    usable = [n for n in names if not set(n) & set("、,;|:") and " / " not in n]
    parsed = values.parse_skills("、".join(f"{name} 3年" for name in usable), VOCABULARY).value
    found = {} if parsed is None else {claim.skill: claim.years for claim in parsed.claims}
    assert found == {s: 3.0 for s, n in zip(picked, names, strict=True) if n in usable}
