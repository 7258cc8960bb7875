"""What identifies a person or must not be asked is known by its label."""

from __future__ import annotations

import pytest

from dxmatch.io.protected_columns import is_protected_label, protected_topic
from dxmatch.io.protected_topics import ProtectedTopic
from dxmatch.io.report import SkippedColumn, SkipReason

PROTECTED = """
氏名,氏名(イニシャル),◆氏　名◆,お名前,氏名フリガナ,性別,年齢,満年齢,ご年齢,年齢欄,年齢（任意）
ＡＧＥ,生年月日,国籍,國籍
【国籍】,(国籍),本籍地,家族構成,宗教,健康,障害,前科,組合,メール,電話番号,緊急連絡先,性\u200b別,最終学歴卒業年
基本情報/氏名,国籍/コード,年齢・性別,氏名・年齢
gender,nationality,basics.email,person.birth_date,fullName,支持政党,病歴,candidate_gender,applicantAge
birthDate,date-of-birth,nationality.code,talents[0].age,family[0].name,maritalStatus,is_married
has_disability,Gender Identity,user.profile.age,graduation_year
"""
HARMLESS = """
管理番号,スキル,都道府県,最寄駅,連絡手段,経験年数,skill.name,project.name,rate.unit,障害対応,電話対応経験,スキル名
talent_id,title,言語/メール配信,健康・医療,message,language,usage,出身業界,生産性,可用性,女性活躍,organization.name
certificate.name,image_processing,家族向けサービス,障害/対応件数,person_id,user.id,人材ID,人材コード,技術者ID,staff_id
年数,年収,年俸,party_size,担当工程,性格,名称,会社名,案件名,url_list,contact.channel,スキル/名称,組合せ最適化,体重計
"""


def labels(text: str) -> list[str]:
    return [label for line in text.split("\n") for label in line.split(",") if label]


@pytest.mark.parametrize("label", labels(PROTECTED))
def test_protected(label: str) -> None:
    assert is_protected_label(label)


@pytest.mark.parametrize("label", labels(HARMLESS))
def test_not_protected(label: str) -> None:
    assert not is_protected_label(label)


@pytest.mark.parametrize(
    ("label", "topic"),
    [
        ("氏名", ProtectedTopic.IDENTITY),
        ("携帯電話", ProtectedTopic.CONTACT),
        ("性別", ProtectedTopic.SEX),
        ("満年齢", ProtectedTopic.AGE),
        ("卒業年月", ProtectedTopic.AGE_PROXY),
        ("在留資格", ProtectedTopic.NATIONALITY),
        ("出身地", ProtectedTopic.ORIGIN),
        ("配偶者", ProtectedTopic.FAMILY),
        ("持ち家", ProtectedTopic.HOUSING),
        ("宗教", ProtectedTopic.RELIGION),
        ("支持政党", ProtectedTopic.POLITICS),
        ("信条", ProtectedTopic.THOUGHT),
        ("労働組合", ProtectedTopic.UNION),
        ("愛読書", ProtectedTopic.READING),
        ("保証人", ProtectedTopic.BACKGROUND_CHECK),
        ("障害者手帳", ProtectedTopic.HEALTH),
        ("賞罰", ProtectedTopic.CRIME),
    ],
)
def test_the_report_says_which_and_why(label: str, topic: ProtectedTopic) -> None:
    column = SkippedColumn(2, label, SkipReason.PROTECTED_ATTRIBUTE)
    assert column.topic is protected_topic(label) is topic
    for lang in ("ja", "en"):
        assert topic.label.get(lang) in column.text(lang)
        assert topic.source.get(lang) in column.text(lang)


def test_a_column_that_is_not_mapped_has_no_topic() -> None:
    column = SkippedColumn(2, "備考", SkipReason.UNMAPPED)
    assert column.topic is None
    assert column.text("en") == "C 備考: not part of the mapping"


def test_a_label_as_long_as_a_text_is_none() -> None:
    assert not is_protected_label("国籍" * 100_000)
