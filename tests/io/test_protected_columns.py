"""What identifies a person or must not be asked is known by its label."""

from __future__ import annotations

import pytest

from dxmatch.io.protected_columns import is_protected_label

PROTECTED = """
氏名,氏名(イニシャル),◆氏　名◆,性別,年齢,ＡＧＥ,生年月日,国籍,本籍地,家族構成,メール,電話番号
基本情報/氏名
gender,nationality,basics.email,person.birth_date,fullName,支持政党,病歴
"""
HARMLESS = """
管理番号,スキル,都道府県,最寄駅,連絡手段,経験年数,skill.name,project.name,rate.unit,障害対応
電話対応経験,スキル名,talent_id,title,言語/メール配信
"""


def labels(text: str) -> list[str]:
    return [label for line in text.split("\n") for label in line.split(",") if label]


@pytest.mark.parametrize("label", labels(PROTECTED))
def test_protected(label: str) -> None:
    assert is_protected_label(label)


@pytest.mark.parametrize("label", labels(HARMLESS))
def test_not_protected(label: str) -> None:
    assert not is_protected_label(label)
