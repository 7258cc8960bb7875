"""From written names to canonical skills: found when it is sure, never silently wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.vocabulary import (
    Resolution,
    ResolutionMethod,
    Skill,
    SkillCategory,
    Vocabulary,
    normalise,
    resolve,
    resolve_many,
)

VOCABULARY = Vocabulary.default()
NAMES = sorted({name for skill in VOCABULARY for name in skill.names})

EXACT = {
    "C": "c", "Ｃ言語": "c", "C++": "c++", "C＃": "c#", "C#.NET": "c#", "F#": "f#", "R": "r",
    "R言語": "r", "Go": "go", "Go言語": "go", "golang": "go", "Java": "java", "ジャバ": "java",
    "JavaScript": "javascript", "JS": "javascript", "TS": "typescript", ".NET": "dotnet",
    "VB.NET": "vb-net", "PL/SQL": "plsql", "K8s": "kubernetes", "ポスグレ": "postgresql",
    "最高デジタル責任者": "cdo", "Chief Digital Officer": "cdo", "CDO": "cdo",
    "CDO補佐": "cdo-assistant", "CDO補佐官": "cdo-assistant", "CIO補佐官": "cio-assistant",
    "登録セキスペ": "cert-sc", "セキスペ": "cert-sc", "情報処理安全確保支援士": "cert-sc",
    "応用情報": "cert-ap", "AWS SAA": "cert-aws-saa", "ガバクラ": "government-cloud",
    "三層の対策": "three-layer-separation", "①要件定義": "requirements-definition",
    "DB設計": "database-design", "ﾈｯﾄﾜｰｸ設計": "network-design", "Node js": "node.js",
    "spring-boot": "spring-boot", "cert-ap": "cert-ap", "金融": "industry-finance",
}  # fmt: skip

FUZZY = {
    "Kuberntes": "kubernetes",
    "Javascrip": "javascript",
    "AWS Lamda": "aws-lambda",
    "WordPres": "wordpress",
    "Spring Bot": "spring-boot",
    "ポストグレスキュエルル": "postgresql",
}

VERSIONED = {
    "Java 21": "java", "Python3.11": "python", "PHP 8.2": "php", "Oracle12c": "oracle-database",
    "Windows Server 2012 R2": "windows-server", "C++17": "c++", "C# 12": "c#", ".NET 8": "dotnet",
    "MySQL ver.5.7": "mysql", "CentOS7": "centos", "Vue2": "vue.js", "Excel 2016": "excel",
}  # fmt: skip

_NOT_SURE = """
Jav Javas C/C++ C+ D Rr G2 Scalar JScript AZ-103 Web2 要件定儀 要件定義書
データベース設定 情報セキュリティ検査 C11 C99 R3 CCNP2 大根おろし xyz テストデータ作成 EC3
A B RDS2 Nest 基本計画
"""
NOT_SURE = _NOT_SURE.split()


@pytest.mark.parametrize(("name", "skill"), EXACT.items())
def test_a_known_name_is_found_exactly(name: str, skill: str) -> None:
    found = resolve(name, VOCABULARY)
    assert (found.skill_id, found.method, found.score) == (skill, ResolutionMethod.EXACT, 10_000)


@pytest.mark.parametrize(("name", "skill"), VERSIONED.items())
def test_a_version_number_of_software_is_set_aside(name: str, skill: str) -> None:
    found = resolve(name, VOCABULARY)
    assert (found.skill_id, found.method) == (skill, ResolutionMethod.VERSION)


@pytest.mark.parametrize(("name", "skill"), FUZZY.items())
def test_a_slip_is_forgiven(name: str, skill: str) -> None:
    found = resolve(name, VOCABULARY)
    assert (found.skill_id, found.method) == (skill, ResolutionMethod.FUZZY)
    assert found.candidates[0].score == found.score < 10_000


@pytest.mark.parametrize("name", NOT_SURE)
def test_what_is_not_sure_stays_open(name: str) -> None:
    found = resolve(name, VOCABULARY)
    assert found.skill_id is None
    assert found.method in (ResolutionMethod.NONE, ResolutionMethod.SHORT_TOKEN)


def test_every_name_and_alias_leads_to_its_skill() -> None:
    """Alias invariance: replacing a name by any alias of the skill leaves the result unchanged."""
    wrong = [
        (skill.id, name)
        for skill in VOCABULARY
        for name in skill.names
        if resolve(name, VOCABULARY).skill_id != skill.id
    ]
    assert wrong == []


def test_a_name_without_letters_is_nothing() -> None:
    assert resolve(" ・ ", VOCABULARY) == Resolution(" ・ ", None, ResolutionMethod.NONE, 0)


def test_short_tokens_say_why_they_are_open() -> None:
    found = resolve("Jav", VOCABULARY)
    assert found.method is ResolutionMethod.SHORT_TOKEN
    assert found.candidates[0].skill_id == "java"


def test_two_equally_close_skills_are_ambiguous() -> None:
    pair = [
        Skill("left", "frameworka", "frameworka", SkillCategory.FRAMEWORK),
        Skill("right", "frameworkb", "frameworkb", SkillCategory.FRAMEWORK),
    ]
    found = resolve("frameworkc", Vocabulary(pair))
    assert (found.skill_id, found.method) == (None, ResolutionMethod.AMBIGUOUS)
    assert [c.skill_id for c in found.candidates] == ["left", "right"]


def test_the_threshold_decides() -> None:
    strict = resolve("Kuberntes", VOCABULARY, threshold=9_900)
    assert (strict.skill_id, strict.method) == (None, ResolutionMethod.NONE)
    assert strict.candidates[0].skill_id == "kubernetes"


@given(st.sampled_from(NAMES), st.integers(0, 40), st.characters(categories=("L", "N")))
def test_a_fuzzy_hit_keeps_digits_kanji_and_signs(name: str, at: int, char: str) -> None:
    """Inserting a character never resolves to a name with other digits, kanji, + or #."""
    text = name[:at] + char + name[at:]
    found = resolve(text, VOCABULARY)
    if found.method is ResolutionMethod.FUZZY:
        assert found.score >= 9_000
        assert found.skill_id is not None
        keys = map(normalise, VOCABULARY[found.skill_id].names)
        assert _signs(normalise(text)) in {_signs(key) for key in keys}


@given(st.text(max_size=12))
def test_any_text_has_an_answer_with_sound_candidates(text: str) -> None:
    """A skill only if sure; candidates known, distinct, best first, in bounds."""
    found = resolve(text, VOCABULARY)
    open_ends = {ResolutionMethod.AMBIGUOUS, ResolutionMethod.SHORT_TOKEN, ResolutionMethod.NONE}
    sure = found.method not in open_ends
    assert (found.skill_id is not None) == sure
    scores = [c.score for c in found.candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 10_000 for score in scores)
    assert len({c.skill_id for c in found.candidates}) == len(scores) <= 5
    assert all(c.skill_id in VOCABULARY for c in found.candidates)
    assert found.score == max(scores, default=0)


def test_many_names_are_resolved_in_their_order() -> None:
    names = ["Java", "Kuberntes", "Java", "xyz"]
    assert resolve_many(names, VOCABULARY) == tuple(resolve(name, VOCABULARY) for name in names)


def test_the_cell_is_not_in_the_repr() -> None:
    assert "secret" not in repr(resolve("secret cell", VOCABULARY))


def _signs(key: str) -> str:
    return "".join(c for c in key if c.isdigit() or c in "+#" or "\u4e00" <= c <= "\u9fff")
