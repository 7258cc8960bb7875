"""The 82 messy values of the field: each parses as listed or gives the listed issue code.

The rows are those of the domain facts §5.5, in their order; each spelling in a row is a case of
its own. Reference day 2026-11-23. A case calls a parser with the options that a vendor's mapping
would declare: `MONTHLY` is a mapping that says unit = "month", as the trade has it, so that only
row 1 has an assumed unit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

import pytest

from dxmatch.io.issues import IssueCode as Code
from dxmatch.io.protected_phrases import find_protected
from dxmatch.io.protected_topics import ProtectedTopic
from dxmatch.io.values import (
    DateSpan,
    Duration,
    Flow,
    Interviews,
    Label,
    Phase,
    Place,
    Precision,
    Presence,
    PresenceMode,
    Settlement,
    SettlementMethod,
    ShareRange,
    SkillList,
    Title,
    WorkUnit,
    YearRange,
    clean_label,
    clean_title,
    is_missing,
    parse_certifications,
    parse_date,
    parse_flow,
    parse_forms,
    parse_interviews,
    parse_level,
    parse_months,
    parse_municipality,
    parse_phases,
    parse_places,
    parse_rate,
    parse_settlement,
    parse_skills,
    parse_span,
    parse_work_style,
    parse_workload,
    parse_years,
    plain_cell,
    split_records,
)
from dxmatch.models import (
    ANYWHERE,
    Certification,
    CertificationStatus,
    EngagementForm,
    Rate,
    RateUnit,
    SkillClaim,
    TaxBasis,
)
from dxmatch.vocabulary import Vocabulary

AS_OF = date(2026, 11, 23)
MONTHLY = {"unit": RateUnit.MONTH}
VOCABULARY = Vocabulary.default()
DAY, MONTH, PART = Precision.DAY, Precision.MONTH, Precision.PART_OF_MONTH
WEEK, MONTH_DAYS = WorkUnit.DAYS_PER_WEEK, WorkUnit.DAYS_PER_MONTH

rate = parse_rate
span = partial(parse_span, as_of=AS_OF)


def skills(raw: str) -> Any:
    return parse_skills(raw, VOCABULARY, as_of=AS_OF)


def certificates(raw: str) -> Any:
    return parse_certifications(raw, VOCABULARY, as_of=AS_OF)


def claims(*found: SkillClaim | str) -> SkillList:
    given = (SkillClaim(skill=each) if isinstance(each, str) else each for each in found)
    return SkillList(tuple(sorted(given, key=lambda claim: claim.skill)))


def yen(low: int | None, high: int | None, unit: RateUnit = RateUnit.MONTH, **more: Any) -> Rate:
    return Rate(unit=unit, low=low, high=high, **more)


def days(low: float | None, high: float | None) -> ShareRange:
    least, most = (None if end is None else int(end * 20) for end in (low, high))
    return ShareRange(least, most, WEEK, low, high)


def start(first: date, last: date, precision: Precision, **more: Any) -> DateSpan:
    return DateSpan(first, last, None, precision, **more)


def on(year: int, month: int, day: int) -> DateSpan:
    return start(date(year, month, day), date(year, month, day), DAY)


def month(year: int, number: int, last: int) -> DateSpan:
    return start(date(year, number, 1), date(year, number, last), MONTH)


ASAP = start(AS_OF, AS_OF, Precision.ASAP, open=True)
REMOTE = Presence(PresenceMode.REMOTE, 0)
ONSITE = Presence(PresenceMode.ONSITE, 20)
HYBRID = Presence(PresenceMode.HYBRID)
HOURS_140_180 = Settlement(140, 180)
FROM_REQUIREMENTS = tuple(Phase)[1:]


@dataclass(frozen=True)
class Row:
    """A row of the list: a parser, its spellings, the value, the codes."""

    number: int
    parse: Callable[..., Any]
    raw: str
    value: Any
    codes: tuple[Code, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)


# `|` separates the spellings of a row.
ROWS = [
    Row(1, rate, "~80万", yen(None, 800_000), (Code.UNIT_ASSUMED_MONTH,)),
    Row(2, rate, "80万~", yen(800_000, None), (), MONTHLY),
    Row(3, rate, "60~80万円/月", yen(600_000, 800_000)),
    Row(4, rate, "６０万～８０万", yen(600_000, 800_000), (), MONTHLY),
    Row(5, rate, "70-90", yen(700_000, 900_000), (Code.SCALE_ASSUMED_MAN,), MONTHLY),
    Row(
        6,
        rate,
        "80万円前後|80万程度|80万くらい",
        yen(800_000, 800_000, approximate=True),
        (Code.APPROX,),
        MONTHLY,
    ),
    Row(
        7,
        rate,
        "MAX85万(税込)",
        yen(None, 772_727, tax=TaxBasis.EXCLUDED),
        (Code.TAX_CONVERTED,),
        MONTHLY,
    ),
    Row(8, rate, "¥800,000-", yen(800_000, 800_000), (), MONTHLY),
    Row(9, rate, "800千円", yen(800_000, 800_000), (), MONTHLY),
    Row(10, rate, "時給5,000円〜", yen(5_000, None, RateUnit.HOUR)),
    Row(11, rate, "日額30,000円", yen(30_000, 30_000, RateUnit.DAY)),
    Row(12, rate, "1時間当たり1,500円", yen(1_500, 1_500, RateUnit.HOUR)),
    Row(13, rate, "1人月100万", yen(1_000_000, 1_000_000, RateUnit.PERSON_MONTH)),
    Row(
        14,
        rate,
        "年収600〜800万",
        yen(6_000_000, 8_000_000, RateUnit.YEAR),
        (Code.UNIT_NOT_COMPARABLE,),
    ),
    Row(15, rate, "スキル見合い", yen(None, None, negotiable=True), (Code.NEGOTIABLE,)),
    Row(
        16,
        rate,
        "応相談|要相談|ご提示ください",
        yen(None, None, negotiable=True),
        (Code.NEGOTIABLE,),
    ),
    Row(
        17, rate, "70万〜80万（スキル見合い）", yen(700_000, 800_000, negotiable=True), (), MONTHLY
    ),
    Row(18, rate, "無償(プロボノ)|報酬なし", yen(0, 0, pro_bono=True)),
    Row(19, rate, "80万円(固定)", yen(800_000, 800_000), (), MONTHLY),
    Row(19, parse_settlement, "80万円(固定)|精算なし", Settlement(method=SettlementMethod.FIXED)),
    Row(20, parse_settlement, "140h-180h|140～180H|140ー180", HOURS_140_180),
    Row(21, parse_settlement, "±20h", HOURS_140_180, (Code.BASE_ASSUMED,)),
    Row(21, parse_settlement, "160±20", HOURS_140_180),
    Row(
        22,
        parse_settlement,
        "150-190(上下割/10分単位)",
        Settlement(150, 190, SettlementMethod.BOTH_ENDS, 10),
    ),
    Row(23, parse_workload, "週3~5", days(3, 5)),
    Row(24, parse_workload, "週３日〜", days(3, None)),
    Row(25, parse_workload, "週2,3日|週2、3日", days(2, 3)),
    Row(
        26,
        parse_workload,
        "月4日程度",
        ShareRange(20, 20, MONTH_DAYS, 4, 4, approximate=True),
        (Code.APPROX,),
    ),
    Row(
        27, parse_workload, "月20時間以上", ShareRange(13, None, WorkUnit.HOURS_PER_MONTH, 20, None)
    ),
    Row(28, parse_workload, "0.5人月|50%|５０％", ShareRange(50, 50, WorkUnit.PERCENT, 50, 50)),
    Row(29, parse_workload, "稼働率80〜100%", ShareRange(80, 100, WorkUnit.PERCENT, 80, 100)),
    Row(30, parse_workload, "フル稼働|常勤", days(5, 5)),
    Row(
        31,
        parse_workload,
        "平日夜間・土日",
        ShareRange(outside_office_hours=True),
        (Code.TIME_WINDOW,),
    ),
    Row(32, span, "即日|即日〜|ASAP|随時", ASAP),
    Row(33, span, "即日～長期", start(AS_OF, AS_OF, Precision.ASAP, open=True, long=True)),
    Row(34, span, "応相談", DateSpan(precision=Precision.NEGOTIABLE), (Code.NEGOTIABLE,)),
    Row(35, span, "来月", month(2026, 12, 31)),
    Row(
        36, span, "4月上旬", start(date(2027, 4, 1), date(2027, 4, 10), PART), (Code.YEAR_INFERRED,)
    ),
    Row(
        37,
        span,
        "4月中旬",
        start(date(2027, 4, 11), date(2027, 4, 20), PART),
        (Code.YEAR_INFERRED,),
    ),
    Row(
        37,
        span,
        "4月下旬",
        start(date(2027, 4, 21), date(2027, 4, 30), PART),
        (Code.YEAR_INFERRED,),
    ),
    Row(38, span, "12月", month(2026, 12, 31), (Code.YEAR_INFERRED,)),
    Row(39, span, "年明け", month(2027, 1, 31), (Code.VAGUE,)),
    Row(39, span, "GW明け", start(date(2027, 5, 6), date(2027, 5, 10), PART), (Code.VAGUE,)),
    Row(40, span, "令和7年4月1日|R7.4.1|R07/04/01", on(2025, 4, 1)),
    Row(40, span, "㋿7年4月", month(2025, 4, 30)),
    Row(41, span, "令和元年5月1日", on(2019, 5, 1)),
    Row(41, span, "H31/4/1", on(2019, 4, 1)),
    Row(42, span, "平成32年", None, (Code.ERA_OUT_OF_RANGE,)),
    Row(42, parse_date, "平成32年", None, (Code.ERA_OUT_OF_RANGE,)),
    Row(43, span, "2026/4|2026.04|202604|26年4月", month(2026, 4, 30)),
    Row(44, span, "25/4/1", on(2025, 4, 1), (Code.TWO_DIGIT_YEAR,)),
    Row(45, span, "46113", on(2026, 4, 1), (Code.EXCEL_SERIAL,)),
    Row(45, parse_date, "46113", date(2026, 4, 1), (Code.EXCEL_SERIAL,)),
    Row(46, span, "〜2026/3末", DateSpan(end=date(2026, 4, 1))),
    # The list gives no code here; but a year that nobody wrote is noted everywhere.
    Row(46, span, "3月末まで", DateSpan(end=date(2027, 4, 1)), (Code.YEAR_INFERRED,)),
    Row(47, span, "年度内|今年度中", DateSpan(end=date(2027, 4, 1)), (Code.FISCAL,)),
    Row(
        48,
        span,
        "第1四半期",
        start(date(2027, 4, 1), date(2027, 6, 30), Precision.QUARTER),
        (Code.QUARTER_BASIS,),
        {"fiscal": True},
    ),
    Row(
        48,
        span,
        "第1四半期",
        start(date(2027, 1, 1), date(2027, 3, 31), Precision.QUARTER),
        (Code.QUARTER_BASIS,),
        {"fiscal": False},
    ),
    Row(49, parse_months, "6ヶ月|6ヵ月|6カ月|6か月|6箇月|半年", Duration(6)),
    Row(50, parse_months, "3ヶ月更新|3ヶ月〜(延長の可能性あり)", Duration(3, renewable=True)),
    Row(
        51,
        skills,
        "Java(5年)|Java：5年以上|Ｊａｖａ（５年）",
        claims(SkillClaim(skill="java", years=5.0)),
    ),
    Row(51, skills, "JAVA 5年3ヶ月", claims(SkillClaim(skill="java", years=5.25))),
    Row(
        52,
        skills,
        "Python 実務3年(ブランク1年)",
        claims(SkillClaim(skill="python", years=3.0, last_used=date(2025, 11, 23))),
    ),
    Row(53, parse_years, "10年~|10年以上", YearRange(10, None)),
    Row(53, parse_years, "1年未満", YearRange(0, 1)),
    Row(53, parse_years, "3〜5年", YearRange(3, 5)),
    Row(54, skills, "Java/Spring Boot|Java(SpringBoot)", claims("java", "spring-boot")),
    Row(55, skills, "AWS(EC2,S3,RDS)", claims("aws", "aws-ec2", "aws-s3", "aws-rds")),
    # C# implies .NET in the vocabulary.
    Row(56, skills, "C#.NET", claims("c#"), (Code.SHORT_TOKEN,)),
    Row(56, skills, "C言語", claims("c"), (Code.SHORT_TOKEN,)),
    Row(56, skills, "C/C++", claims("c", "c++"), (Code.SHORT_TOKEN,)),
    Row(56, skills, "Go言語", claims("go"), (Code.SHORT_TOKEN,)),
    Row(56, skills, "R", claims("r"), (Code.SHORT_TOKEN,)),
    Row(57, parse_phases, "要件定義~|要件定義以降", FROM_REQUIREMENTS),
    Row(58, parse_phases, "要件定義〜結合テスト", tuple(Phase)[1:7]),
    Row(58, parse_phases, "基本設計まで", tuple(Phase)[:3]),
    Row(59, parse_phases, "上流工程", tuple(Phase)[:3]),
    Row(60, parse_level, "◎|○|△|×|A|B|C|D|E|●", None, (Code.SCALE_UNKNOWN,)),
    Row(60, parse_level, "D", 2, (), {"scale": {"A": 5, "B": 4, "C": 3, "D": 2, "E": 1}}),
    Row(60, parse_level, "◎", 5, (), {"scale": {"◎": 5, "○": 3, "△": 2, "×": 1}}),
    Row(
        61,
        certificates,
        "応用情報(2019年合格)",
        (Certification(certificate="cert-ap", issued=date(2019, 1, 1)),),
    ),
    Row(62, certificates, "PMP取得予定|応用情報 勉強中", (), (Code.NOT_HELD,)),
    Row(
        63,
        certificates,
        "登録セキスペ(期限切れ)",
        (
            Certification(
                certificate="cert-sc", expires=AS_OF, status=CertificationStatus.REGISTERED
            ),
        ),
        (Code.EXPIRED,),
    ),
    Row(64, parse_work_style, "フルリモート|完全在宅|常時リモート", REMOTE),
    Row(65, parse_work_style, "フルリモート可|フルリモート相談可", HYBRID, (Code.SOFT,)),
    Row(
        66,
        parse_work_style,
        "基本リモート(初日のみ出社)",
        Presence(PresenceMode.HYBRID, 1, once=True),
    ),
    Row(66, parse_work_style, "週1出社", Presence(PresenceMode.HYBRID, 4)),
    Row(66, parse_work_style, "月1で現地", Presence(PresenceMode.HYBRID, 1)),
    Row(67, parse_work_style, "常駐|客先|フル出社", ONSITE),
    Row(68, parse_work_style, "リモート可ですが出社もあり", HYBRID),
    Row(69, parse_places, "東京or大阪", frozenset({13, 27})),
    Row(69, parse_places, "関東圏", frozenset(range(8, 15))),
    Row(69, parse_places, "全国可|不問", ANYWHERE),
    Row(70, parse_municipality, "長野県茅野市|茅野市役所", Place("202142", 20)),
    Row(70, parse_municipality, "JR中央本線 茅野駅", Place(prefecture=20, station="茅野")),
    Row(
        71,
        parse_municipality,
        "府中市",
        Place(candidates=("132063", "342084")),
        (Code.AMBIGUOUS_MUNICIPALITY,),
    ),
    Row(72, parse_municipality, "20214", Place("202142", 20), (Code.CODE_REPAIRED,)),
    Row(72, parse_municipality, "202142", Place("202142", 20)),
    Row(72, parse_municipality, "10006", Place("010006", 1), (Code.CODE_REPAIRED,)),
    Row(
        72,
        parse_municipality,
        "12203",
        Place(candidates=("012203", "122033")),
        (Code.AMBIGUOUS_CODE,),
    ),
    Row(73, parse_interviews, "面談1回", Interviews(1)),
    Row(73, parse_interviews, "WEB面談2回(上位同席)", Interviews(2, True, True)),
    Row(73, parse_interviews, "書類のみ", Interviews(0)),
    Row(74, parse_flow, "貴社まで", Flow(max_depth=0)),
    Row(74, parse_flow, "貴社1社先まで", Flow(max_depth=1)),
    Row(74, parse_flow, "エンド直", Flow(depth=0)),
    Row(74, parse_flow, "元請", Flow(depth=1)),
    Row(74, parse_flow, "２社先", Flow(depth=2)),
    Row(
        75,
        parse_forms,
        "準委任または派遣",
        frozenset({EngagementForm.CONTRACT_QUASI_MANDATE, EngagementForm.DISPATCH}),
        (Code.FORM_AMBIGUOUS,),
    ),
    Row(77, clean_label, "◆氏 名◆", Label("氏名"), (Code.LABEL_NOISE,)),
    Row(77, clean_label, "【単　価】65万", Label("単価", "65万"), (Code.LABEL_NOISE,)),
    Row(78, clean_title, "RE: Fwd: 【急募】Java案件", Title("Java案件", urgent=True)),
    Row(
        79,
        split_records,
        "Aさん Java\n*****\nBさん PHP",
        ("Aさん Java", "Bさん PHP"),
        (Code.MULTI_RECORD,),
    ),
    Row(80, plain_cell, "-|ー|なし|未定|？|N/A||　", None, (Code.MISSING,)),
    Row(80, rate, "-|ー|なし|未定|？|N/A|", None, (Code.MISSING,)),
    Row(80, span, "-|ー|なし|未定|？|N/A|", None, (Code.MISSING,)),
    Row(80, skills, "-|ー|なし|未定|？|N/A|", None, (Code.MISSING,)),
    Row(80, parse_workload, "-|ー|なし|未定|？|N/A|", None, (Code.MISSING,)),
    Row(81, skills, "https://example.com/index.php", SkillList(), (Code.URL_NOISE,)),
    Row(81, skills, "Java、https://example.com/index.php", claims("java"), (Code.URL_NOISE,)),
    Row(82, plain_cell, '=HYPERLINK("https://example.com")', ..., (Code.FORMULA_CELL,)),
    Row(82, plain_cell, "+819012345678|@cmd", ..., (Code.FORMULA_CELL,)),
]
PROTECTED = {
    "外国籍不可": ProtectedTopic.NATIONALITY,
    "40代まで": ProtectedTopic.AGE,
    "男性歓迎": ProtectedTopic.SEX,
    "20〜35歳": ProtectedTopic.AGE,
}
"""Row 76: not imported; the importer turns every topic into PROTECTED_ATTRIBUTE."""

CASES = [
    pytest.param(row, raw, id=f"row{row.number:02}-{raw.strip() or 'blank'}")
    for row in ROWS
    for raw in row.raw.split("|")
]


@pytest.mark.parametrize(("row", "raw"), CASES)
def test_messy_value(row: Row, raw: str) -> None:
    parsed = row.parse(raw, **row.options)
    assert parsed.value == (raw if row.value is ... else row.value)
    assert parsed.issues == row.codes


@pytest.mark.parametrize(("raw", "topic"), PROTECTED.items())
def test_row_76_is_found_and_named_by_topic_only(raw: str, topic: ProtectedTopic) -> None:
    assert find_protected(raw) == (topic,)


@pytest.mark.parametrize("raw", ["-", "ー", "なし", "未定", "？", "N/A", "", " \n\u3000"])
def test_row_80_is_missing(raw: str) -> None:
    assert is_missing(raw)


def test_every_row_of_the_list_is_here() -> None:
    assert {row.number for row in ROWS} | {76} == set(range(1, 83))


def test_frameworks_imply_their_language() -> None:
    """Row 54: the second half of the claim lives in the vocabulary."""
    assert "java" in VOCABULARY.implies("spring-boot")
    assert "dotnet" in VOCABULARY.implies("c#")
