"""Values that careless or hostile feeds hold: one cell each, between two good rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dxmatch.models import RateUnit, Talent
from tests.badinput.building import as_csv, good
from tests.badinput.case import Case, Klass, accept
from tests.badinput.one_cell import goes, waits

_UNREADABLE, _RANGE, _UNIT = "UNREADABLE_VALUE", "OUT_OF_RANGE", "AMBIGUOUS_UNIT"

_WAITS: dict[str, list[tuple[str, str, str]]] = {
    "希望単価": [
        ("8000", _UNIT, "between-yen-and-man"),
        ("800", _UNIT, "man-or-thousand"),
        ("30000", _UNIT, "day-or-month"),
        ("時給80", _UNIT, "hour-of-80"),
        ("-80万", _RANGE, "negative"),
        ("0", _RANGE, "zero"),
        ("0円/月", _RANGE, "zero-yen"),
        ("1e999", _UNREADABLE, "exponent"),
        ("1E5", _UNREADABLE, "exponent-upper"),
        ("inf", _UNREADABLE, "infinity"),
        ("-Infinity", _UNREADABLE, "minus-infinity"),
        ("∞万円", _UNREADABLE, "infinity-sign"),
        ("9" * 400, _UNREADABLE, "400-digits"),
        ("9" * 4301 + "万円", _RANGE, "4301-digits"),
        ("100億円/月", _RANGE, "ten-billion"),
        ("9,000万円/月", _RANGE, "ninety-million"),
        ("500万円/時", _RANGE, "hour-of-five-million"),
        ("80~60万", _RANGE, "ends-exchanged"),
        ("八十万", _UNREADABLE, "kanji"),
        ("A1:A9", _UNREADABLE, "cells"),
        ("▲80万", _RANGE, "negative-triangle"),
        ("高め", _UNREADABLE, "word"),
        ("=SUM(A1:A9)", _UNREADABLE, "formula"),
        ("#REF!", _UNREADABLE, "excel-error"),
        ("80万" + "あ" * 3000, _RANGE, "long"),
        ("USD 8,000", _UNIT, "dollars"),
        ("週3で40万", _UNIT, "month-of-a-part-time"),
    ],
    "参画可能日": [
        ("2026/2/31", _UNREADABLE, "february-31"),
        ("2027-02-29", _UNREADABLE, "no-leap-year"),
        ("2026/13/1", _UNREADABLE, "month-13"),
        ("2026/0/1", _UNREADABLE, "month-0"),
        ("2026/4/0", _UNREADABLE, "day-0"),
        ("20260431", _UNREADABLE, "digits-april-31"),
        ("昭和65年4月1日", "ERA_OUT_OF_RANGE", "showa-65"),
        ("平成32年", "ERA_OUT_OF_RANGE", "heisei-32"),
        ("平成31年5月1日", "ERA_OUT_OF_RANGE", "heisei-after-its-end"),
        ("令和0年", _UNREADABLE, "reiwa-0"),
        ("令和元年4月", "ERA_OUT_OF_RANGE", "reiwa-before-its-start"),
        ("R7.4.31", _UNREADABLE, "reiwa-april-31"),
        ("明治200年", _UNREADABLE, "meiji-200"),
        ("9999/12/31", _RANGE, "year-9999"),
        ("0001/1/1", _RANGE, "year-1"),
        ("2999年", _RANGE, "year-2999"),
        ("60", _UNREADABLE, "serial-phantom-day"),
        ("2958466", _UNREADABLE, "serial-too-large"),
        ("-46113", _UNREADABLE, "serial-negative"),
        ("4/1/2026", _UNREADABLE, "order-not-stated"),
        ("1775001600", _UNREADABLE, "unix-time"),
        ("2026" * 200, _UNREADABLE, "repeated-year"),
        ("1" * 100_000, _RANGE, "100000-digits"),
        ("来世", _UNREADABLE, "word"),
        ("2027/4/1～2026/4/1", _RANGE, "ends-exchanged"),
    ],
    "稼働率": [
        ("3", _UNIT, "bare"),
        ("週8日", _RANGE, "week-of-8-days"),
        ("月40日", _RANGE, "month-of-40-days"),
        ("120%", _RANGE, "over-full"),
        ("0%", _RANGE, "nothing"),
        ("週5~3日", _RANGE, "ends-exchanged"),
        ("1日4時間", _UNIT, "hours-a-day"),
        ("1e9%", _UNREADABLE, "exponent"),
        ("9" * 5000 + "%", _RANGE, "5000-digits"),
        ("-50%", _RANGE, "negative"),
        ("=B2*5", _UNREADABLE, "formula"),
        ("たまに", _UNREADABLE, "word"),
    ],
    "人材ID": [
        ("", "MISSING_REQUIRED", "empty"),
        ("　", "MISSING_REQUIRED", "blank"),
        ("-", "MISSING_REQUIRED", "dash"),
        ("なし", "MISSING_REQUIRED", "none-ja"),
        ("G-001", "DUPLICATE_ID", "repeated"),
        ("A 1", _UNREADABLE, "with-a-space"),
        ("vendor:1", _UNREADABLE, "with-a-colon"),
        ("X" * 65, _UNREADABLE, "65-letters"),
        ("A\n1", _UNREADABLE, "with-a-line-end"),
    ],
    "職種": [("PM" * 200, _RANGE, "400-letters")],
    "自己PR": [("あ" * 5001, _RANGE, "5001-letters")],
    "スキル": [("Python、" * 5000, _RANGE, "5000-names")],
    "資格": [("応用情報、" * 5000, _RANGE, "5000-names")],
    "経験年数": [
        ("100年", _RANGE, "hundred"),
        ("-5年", _RANGE, "negative"),
        ("ベテラン", _UNREADABLE, "word"),
        ("9" * 400, _UNREADABLE, "400-digits"),
    ],
    "会議": [("週99回", _RANGE, "99-a-week"), ("毎日", _UNREADABLE, "every-day")],
    "同意": [
        ("なし", "CONSENT_REFUSED", "refused"),
        ("×", "CONSENT_REFUSED", "refused-sign"),
        ("同意しない", "CONSENT_REFUSED", "refused-words"),
        ("撤回", "CONSENT_REFUSED", "taken-back"),
        ("あり(撤回)", _UNREADABLE, "taken-back-in-brackets"),
        ("第三者提供は不可", _UNREADABLE, "refused-in-part"),
        ("たぶん", _UNREADABLE, "perhaps"),
        ("あり(2026/2/31)", _UNREADABLE, "no-such-day"),
        ("あり(2026/4/1~2025/4/1)", "MODEL_INVALID", "over-before-it-begins"),
    ],
    "更新日": [("2026/11/31", _UNREADABLE, "november-31"), ("昨日", _UNREADABLE, "yesterday")],
    "契約形態": [("何でも", _UNREADABLE, "word")],
    "人材像": [("ドラマー", _UNREADABLE, "word")],
    "文書化": [("半分", _UNREADABLE, "half")],
}
_TOPIC = {
    "希望単価": "rate", "参画可能日": "date", "稼働率": "load", "人材ID": "id", "職種": "headline",
    "自己PR": "text", "スキル": "skills", "資格": "certificates", "経験年数": "years",
    "会議": "meetings", "同意": "consent", "更新日": "updated", "契約形態": "forms",
    "人材像": "types", "文書化": "documents", "勤務地": "places", "レベル": "level",
    "語学": "languages", "連絡手段": "channels", "出社": "presence",
}  # fmt: skip

Check = Callable[[Talent], bool]


def _no_rate(talent: Talent) -> bool:
    return talent.rate is None


def _no_place(talent: Talent) -> bool:
    return talent.work_style.prefectures is None


_CUT = {"PROTECTED_ATTRIBUTE"}
_GOES: list[tuple[str, str, str, set[str], Check]] = [
    ("希望単価", "NaN", "nan", {"MISSING"}, _no_rate),
    ("希望単価", "None", "none", {"MISSING"}, _no_rate),
    ("希望単価", "null", "null", {"MISSING"}, _no_rate),
    ("人材像", "#N/A", "not-available", {"MISSING"}, lambda t: not t.talent_types),
    ("スキル", "◆◇■", "ornaments", {"MISSING"}, lambda t: not t.skills),
    ("スキル", "魔法、Python", "magic", {"UNKNOWN_SKILL"}, lambda t: len(t.skills) == 1),
    ("資格", "魔法使い検定1級", "magic", {"UNKNOWN_CERTIFICATE"}, lambda t: not t.certifications),
    ("資格", "PMP取得予定", "planned", {"NOT_HELD"}, lambda t: not t.certifications),
    ("勤務地", "アトランティス", "no-place", {"UNKNOWN_PLACE"}, _no_place),
    ("勤務地", "府中市", "two-places", {"AMBIGUOUS_MUNICIPALITY"}, _no_place),
    ("レベル", "SSS", "unknown-mark", {"SCALE_UNKNOWN"}, lambda t: t.skills[0].level is None),
    ("レベル", "8", "eight", {"SCALE_UNKNOWN"}, lambda t: t.skills[0].level is None),
    ("連絡手段", "伝書鳩", "pigeons", {"VAGUE"}, lambda t: not t.work_style.collaboration.channels),
    ("出社", "フルリモート相談可", "soft", {"SOFT"}, lambda t: t.work_style.onsite_days is None),
    ("自己PR", "45歳。設計が得意", "age", _CUT, lambda t: t.summary == "設計が得意"),
    ("自己PR", "090-1111-2222", "phone", _CUT, lambda t: t.summary == ""),
    ("職種", "PM、外国籍不可", "nationality", _CUT, lambda t: t.headline == "PM"),
    ("自己PR", "=HYPERLINK(A1)", "formula", {"FORMULA_CELL"}, lambda t: t.summary[0] == "="),
    ("自己PR", "＝1+1", "wide-formula", {"FORMULA_CELL"}, lambda t: t.summary == "＝1+1"),
    ("自己PR", "@SUM(1)", "at-formula", {"FORMULA_CELL"}, lambda t: t.summary == "@SUM(1)"),
    ("自己PR", "\tcmd|' /C calc'!A0", "command", set(), lambda t: "cmd" in t.summary),
]  # fmt: skip

CASES: tuple[Case, ...] = (
    *(
        waits(f"values-{_TOPIC[label]}-{name}", Klass.VALUES, label, text, code)
        for label, entries in _WAITS.items()
        for text, code, name in entries
    ),
    *(
        goes(f"values-{_TOPIC[label]}-{name}", Klass.VALUES, label, text, codes, check)
        for label, text, name, codes, check in _GOES
    ),
)

_MONTH, _HOUR = RateUnit.MONTH, RateUnit.HOUR


def _rate(unit: RateUnit, low: int | None, high: int | None) -> Check:
    return lambda t: (
        t.rate is not None
        and (t.rate.unit, t.rate.low, t.rate.high)
        == (
            unit,
            low,
            high,
        )
    )


def _starts(day: date) -> Check:
    return lambda t: t.availability is not None and t.availability.windows[0].start == day


_APRIL = date(2027, 4, 1)
_ODD_BUT_GOOD: list[tuple[str, str, str, Check]] = [
    ("希望単価", "80", "bare-man", _rate(_MONTH, 800_000, 800_000)),
    ("希望単価", "800000", "bare-yen", _rate(_MONTH, 800_000, 800_000)),
    ("希望単価", "８０万", "wide", _rate(_MONTH, 800_000, 800_000)),
    ("希望単価", "¥800,000-", "yen-dash", _rate(_MONTH, 800_000, 800_000)),
    ("希望単価", "800千円", "thousands", _rate(_MONTH, 800_000, 800_000)),
    ("希望単価", "60ー80万", "long-vowel", _rate(_MONTH, 600_000, 800_000)),
    ("希望単価", "60〜80万円/月", "wave", _rate(_MONTH, 600_000, 800_000)),
    ("希望単価", "MAX80万", "max", _rate(_MONTH, None, 800_000)),
    ("希望単価", "80万~", "open", _rate(_MONTH, 800_000, None)),
    ("希望単価", "時給5千円", "hour", _rate(_HOUR, 5000, 5000)),
    ("希望単価", "スキル見合い", "negotiable", lambda t: t.rate is not None and t.rate.negotiable),
    ("希望単価", "無償(プロボノ)", "pro-bono", lambda t: t.rate is not None and t.rate.pro_bono),
    ("希望単価", "80万円(固定)", "fixed", _rate(_MONTH, 800_000, 800_000)),
    ("希望単価", "月額　８００，０００　円", "wide-blanks", _rate(_MONTH, 800_000, 800_000)),
    ("希望単価", "80万\n(税抜)", "line-end", _rate(_MONTH, 800_000, 800_000)),
    ("希望単価", "+80万", "plus", _rate(_MONTH, 800_000, 800_000)),
    ("参画可能日", "46478", "serial", _starts(_APRIL)),
    ("参画可能日", "46478.0", "serial-point", _starts(_APRIL)),
    ("参画可能日", "46478.75", "serial-with-a-time", _starts(_APRIL)),
    ("参画可能日", "2027/04/01 00:00:00", "with-a-time", _starts(_APRIL)),
    ("参画可能日", "2027-04-01T09:00:00Z", "iso", _starts(_APRIL)),
    ("参画可能日", "２０２７／４／１", "wide", _starts(_APRIL)),
    ("参画可能日", "2027.4.1", "points", _starts(_APRIL)),
    ("参画可能日", "20270401", "digits", _starts(_APRIL)),
    ("参画可能日", "2027年4月1日(木)", "weekday", _starts(_APRIL)),
    ("参画可能日", "㋿9年4月1日", "era-sign", _starts(_APRIL)),
    ("参画可能日", "R09/04/01", "era-letter", _starts(_APRIL)),
    ("参画可能日", "令和９年４月１日", "era-wide", _starts(_APRIL)),
    ("参画可能日", "27/4/1", "two-digits", _starts(_APRIL)),
    ("参画可能日", "'27/4/1", "apostrophe", _starts(_APRIL)),
    ("参画可能日", "2027年4月上旬", "part-of-a-month", _starts(_APRIL)),
    ("参画可能日", "即日", "at-once", _starts(date(2026, 11, 23))),
    ("参画可能日", "ASAP", "asap", _starts(date(2026, 11, 23))),
    ("参画可能日", "応相談", "negotiable", lambda t: True),
    ("稼働率", "週２，３日", "list-of-days", lambda t: t.availability is not None),
    ("稼働率", "５０％", "wide-percent", lambda t: t.availability is not None),
    ("稼働率", "0.5人月", "person-months", lambda t: t.availability is not None),
    ("稼働率", "平日夜間・土日", "evenings", lambda t: t.availability is not None),
    ("稼働率", "N/A", "not-available", lambda t: True),
    ("自己PR", "None", "none", lambda t: t.summary in ("", "None")),
    ("自己PR", "「引用」、\"quote\", 'x'", "quotes", lambda t: "quote" in t.summary),
    ("自己PR", "https://example.jp/?skill=php を参照", "url", lambda t: "http" not in t.summary),
    ("自己PR", "40代向けサービスの設計を担当", "forties", lambda t: t.summary[0] == "4"),
    ("自己PR", "システム障害対応、健康管理システム", "honest", lambda t: len(t.summary) == 17),
    ("スキル", "①Python ②SQL", "circled", lambda t: len(t.skills) == 2),
    ("スキル", "Ｊａｖａ（５年）", "wide", lambda t: t.skills[0].years == 5),
    ("スキル", "Python\nSQL\nGo", "lines", lambda t: len(t.skills) == 3),
    ("スキル", "C、R、Go", "short", lambda t: len(t.skills) == 3),
    ("スキル", "", "empty", lambda t: not t.skills),
    ("資格", "応用情報(2019年合格)", "year", lambda t: t.certifications[0].issued is not None),
    ("経験年数", "10", "bare", lambda t: t.years == 10),
    ("経験年数", "１０年以上", "wide", lambda t: t.years == 10),
    ("経験年数", "1年未満", "below-one", lambda t: t.years == 0),
    ("同意", "○(2027/3/31まで)", "until", lambda t: t.consent is not None),
    ("同意", "", "empty", lambda t: t.consent is None),
    ("勤務地", "東京or大阪", "or", lambda t: len(t.work_style.prefectures or ()) == 2),
    ("勤務地", "全国可", "anywhere", lambda t: len(t.work_style.prefectures or ()) == 47),
    ("勤務地", "葛\U000e0100城市", "variant", lambda t: 29 in (t.work_style.prefectures or ())),
]  # fmt: skip
_IDS = {
    "zeros": "00123",
    "exponent": "1E5",
    "na": "NA",
    "none": "None",
    "null": "null",
    "day": "3/4",
    "dash": "1-2",
    "wide": "００１",
    "kanji": "人材①",
    "true": "TRUE",
}
GOOD: tuple[Case, ...] = (
    *(
        goes(f"values-good-{_TOPIC[label]}-{name}", Klass.VALUES, label, text, set(), check)
        for label, text, name, check in _ODD_BUT_GOOD
    ),
    *(
        Case(
            f"values-good-id-{name}",
            Klass.VALUES,
            lambda text=text: as_csv([good(1), good(9, 人材ID=text)]),  # type: ignore[misc]
            accept("G-001", text),
        )
        for name, text in _IDS.items()
    ),
)
