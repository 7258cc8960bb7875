"""A need that asks for what fair recruitment forbids is refused, with the place and the rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxmatch import examples
from dxmatch.errors import InvalidProject
from dxmatch.io.project_file import read_project
from dxmatch.io.protected_columns import protected_topic
from dxmatch.models import Project

CHINO = examples.projects()["chino"].read_text(encoding="utf-8")
PHRASES = (
    "外国籍不可|40代まで|35歳以下の方|男性のみ|女性歓迎|日本人限定|要健康診断書|若手歓迎|組合員不可"
    "|35歳以下の開発者|対象は40代までの開発者|女性エンジニア歓迎|男性の開発者|若手の技術者"
    "|35歳以下のアプリ開発者"
)


def project(folder: Path, text: str) -> Path:
    path = folder / "project.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refusal(folder: Path, text: str) -> InvalidProject:
    with pytest.raises(InvalidProject) as error:
        read_project(project(folder, text))
    assert error.value.code == "PROTECTED_CONDITION"
    return error.value


@pytest.mark.parametrize("phrase", PHRASES.split("|"))
def test_a_forbidden_phrase_is_refused_at_its_place(tmp_path: Path, phrase: str) -> None:
    error = refusal(tmp_path, CHINO.replace("DX推進計画の立案", f"{phrase}、DX推進計画の立案", 1))
    assert "positions[0].description" in error.message
    assert "条" in error.ja or "厚生労働省" in error.ja
    assert "Remove it" in error.hint
    assert phrase not in str(error) + error.ja + error.hint + error.hint_ja


@pytest.mark.parametrize("field", ["age_limit", "年齢制限", "nationality", "gender", "国籍"])
def test_a_forbidden_field_is_refused_by_its_topic(tmp_path: Path, field: str) -> None:
    text = CHINO.replace("[[positions]]", f'[[positions]]\n"{field}" = 40', 1)
    assert f"positions[0].{field}" in refusal(tmp_path, text).message


@pytest.mark.parametrize(
    "text",
    [
        "40代向けサービスの設計",
        "年齢・性別・国籍不問",
        "連絡は 0266-72-2101 へ",
        "若手エンジニアの育成",
        "女性活躍推進",
        "女性向けアプリ",
        "35歳以下を対象とする給付金の申請システム",
    ],
)
def test_the_words_of_municipal_work_are_accepted(tmp_path: Path, text: str) -> None:
    changed = CHINO.replace("DX推進計画の立案", f"{text}、DX推進計画の立案", 1)
    assert text in read_project(project(tmp_path, changed)).positions[0].description


def test_no_field_of_a_need_is_protected() -> None:
    schema = Project.model_json_schema()
    names = {name for part in schema["$defs"].values() for name in part.get("properties", ())}
    assert {"weight", "workload", "title"} <= names
    assert [name for name in (*names, *schema["properties"]) if protected_topic(name)] == []
