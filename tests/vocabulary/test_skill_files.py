"""Reading skill files: the shipped ones are well-formed, wrong ones are refused with the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxmatch.errors import InvalidInput
from dxmatch.vocabulary import SkillCategory, Verification
from dxmatch.vocabulary.skill_files import read_skills

HEAD = 'version = "1"\nsource = "test"\ncategory = "language"\n[skills]\n'


def write(folder: Path, text: str) -> Path:
    file = folder / "mine.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_one_line_per_skill(tmp_path: Path) -> None:
    text = HEAD + (
        'nadesiko = { ja = "なでしこ", en = "Nadesiko", aliases = ["日本語言語なでしこ"] }\n'
        'cert-x = { name = "X", category = "certificate", itss_level = 3, verified = "V" }\n'
    )
    language, certificate = read_skills(write(tmp_path, text))
    assert language.names == ("なでしこ", "Nadesiko", "日本語言語なでしこ")
    assert language.category is SkillCategory.LANGUAGE
    assert certificate.ja == certificate.en == "X"
    assert certificate.verified is Verification.SOURCE
    assert certificate.itss_level == 3


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("not toml", "mine.toml"),
        ('version = "1"\n[skills]\n', "'source'"),
        ('version = "1"\nsource = "s"\n', "[skills]"),
        ('version = "1"\nsource = "s"\ncolour = 1\n[skills]\n', "colour"),
        (HEAD + 'x = { ja = "え" }\n', "mine.toml: x"),
        (HEAD + 'x = { name = "X", alias = ["Y"] }\n', "alias"),
        (HEAD + 'x = { name = "X", aliases = "Y" }\n', "aliases"),
        (HEAD + 'x = { name = "X", category = "wizardry" }\n', "wizardry"),
        (HEAD + 'x = { name = "X", itss_level = "3" }\n', "itss_level"),
        (HEAD + 'x = { name = "X", itss_level = 8 }\n', "itss_level"),
        (HEAD + 'x = { name = "X", aliases = [""] }\n', "empty"),
        (HEAD + '"X Y" = { name = "X" }\n', "slug"),
        (HEAD + "x = 3\n", "mine.toml: x"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_skills(write(tmp_path, text))
    assert place in str(refused.value)
    assert refused.value.ja != refused.value.message


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"nowhere\.toml"):
        read_skills(tmp_path / "nowhere.toml")
