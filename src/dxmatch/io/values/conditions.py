"""Conditions that fair recruitment forbids (row 76).

Sources: 職業安定法 3条 and 5条の5; the 14 items of 公正な採用選考 (Ministry of Health, Labour and
Welfare); 個人情報保護法 2条3項. The phrases are our own choice: words that municipal work uses too
(戸籍の本籍, 健診, 外国人住民, デザイン思想) are not taken for conditions on a person.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from dxmatch.io.values.plain_text import plain


class ProtectedTopic(StrEnum):
    """What a forbidden condition is about."""

    ORIGIN = "origin"
    NATIONALITY = "nationality"
    FAMILY = "family"
    HOUSING = "housing"
    RELIGION = "religion"
    POLITICS = "politics"
    THOUGHT = "thought"
    UNION = "union"
    READING = "reading"
    BACKGROUND_CHECK = "background_check"
    HEALTH = "health"
    CRIME = "crime"
    SEX = "sex"
    AGE = "age"


_WISH: Final = r"(?:のみ|限定|に限る|歓迎|優遇|優先|希望|不可|可|ng|の方|活躍中|尚可|必須)"
_ABOUT: Final = r"[:はがをも(]"
_PHRASES: Final = {
    ProtectedTopic.ORIGIN: rf"本籍地?{_ABOUT}|出生地|出身地|被差別部落|家柄|門地|人種",
    ProtectedTopic.NATIONALITY: rf"外国籍|国籍|日本人{_WISH}|外国人{_WISH}|在留資格|帰化",
    ProtectedTopic.FAMILY: (
        r"家族構成|家族の職業|既婚|未婚|独身|配偶者(?!控除|特別)|子持ち"
        r"|扶養家族|婚姻歴|離婚歴"
    ),
    ProtectedTopic.HOUSING: rf"持ち家|持家|間取り|住宅状況|生活環境{_ABOUT}|家庭環境",
    ProtectedTopic.RELIGION: rf"宗教{_WISH}|宗教{_ABOUT}|信仰",
    ProtectedTopic.POLITICS: r"支持政党|政党員|党員歴",
    ProtectedTopic.THOUGHT: r"思想信条|思想・信条|政治思想|人生観|生活信条|尊敬する人物|信条",
    ProtectedTopic.UNION: r"組合員|組合加入|組合活動|学生運動|社会運動",
    ProtectedTopic.READING: r"愛読書|購読新聞|購読誌|購読雑誌",
    ProtectedTopic.BACKGROUND_CHECK: r"身元調査|身辺調査|興信所",
    ProtectedTopic.HEALTH: r"病歴|既往歴|既往症|持病|障害者手帳|健康診断書|血液型|色覚|通院歴|妊娠",
    ProtectedTopic.CRIME: r"犯罪歴|前科|逮捕歴|補導歴",
    ProtectedTopic.SEX: rf"(?:男性|女性|男|女){_WISH}|男女|性別|^(?:男性|女性|男|女)$",
    ProtectedTopic.AGE: (
        r"[2-7]0代|(?<![0-9])[1-9][0-9][歳才](?!以[上下]?の|児|未満の)|[0-9]{2}[~-][0-9]{2}[歳才]"
        rf"|年齢{_ABOUT}|年齢制限|年齢上限|若手(?:のみ|限定|歓迎|希望)|若い方|シニア不可"
    ),
}
_PATTERNS: Final = {topic: re.compile(words, re.IGNORECASE) for topic, words in _PHRASES.items()}
# Saying that something does not matter is what fair recruitment asks for.
_NEUTRAL: Final = re.compile(
    r"(?:年齢|性別|国籍|学歴|男女|[・、,])+(?:は|を)?(?:一切)?(?:不問|問わず|問いません|"
    r"問わない)"
)


def find_protected(raw: str) -> tuple[ProtectedTopic, ...]:
    """The forbidden topics that a text touches, each once; the text itself is never returned."""
    text = _NEUTRAL.sub("", re.sub(r"[ \u3000]+", "", plain(raw)))
    return tuple(topic for topic, pattern in _PATTERNS.items() if pattern.search(text))
