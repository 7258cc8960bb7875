"""A project file: names become ids, and every mistake is named by its place."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest

from dxmatch import examples
from dxmatch.errors import InvalidProject
from dxmatch.io.project_file import read_project
from dxmatch.models import CertificateRequirement, ExperienceRequirement, SkillRequirement

CHINO = examples.projects()["chino"].read_text(encoding="utf-8")


def write(folder: Path, text: str, name: str = "project.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, old: str, new: str) -> InvalidProject:
    assert old in CHINO
    with pytest.raises(InvalidProject) as error:
        read_project(write(folder, CHINO.replace(old, new, 1)))
    return error.value


@pytest.mark.parametrize("path", examples.projects().values(), ids=lambda path: path.stem)
def test_the_example_projects_are_read(path: Path) -> None:
    project = read_project(path)
    assert project.positions
    requirements = [r for p in project.positions for r in (*p.must, *p.want)]
    assert requirements


def test_names_become_ids() -> None:
    _, security = read_project(examples.projects()["chino"]).positions
    assert security.must == (
        SkillRequirement(skill="information-security", level=4),
        ExperienceRequirement(industry="industry-finance"),
    )
    assert CertificateRequirement(certificate="cert-sc", weight=2, registered=True) in security.want
    assert security.period.last_day == date(2023, 3, 31)


def test_json_and_toml_say_the_same(tmp_path: Path) -> None:
    text = json.dumps(tomllib.loads(CHINO), default=str, ensure_ascii=False)
    assert read_project(write(tmp_path, text, "p.json")) == read_project(write(tmp_path, CHINO))


@pytest.mark.parametrize("place", ['"202142"', "202142", "20214", '"茅野市"', '"長野県茅野市役所"'])
def test_a_municipality_is_known_by_code_or_name(tmp_path: Path, place: str) -> None:
    text = CHINO.replace('"202142"', place, 1)
    assert read_project(write(tmp_path, text)).municipality == "202142"


def test_a_name_of_two_municipalities_is_asked_back(tmp_path: Path) -> None:
    error = refused(tmp_path, '"202142"', '"府中市"')
    assert "132063" in error.hint
    assert "342084" in error.hint_ja


def test_a_prefecture_may_be_named(tmp_path: Path) -> None:
    text = CHINO.replace("prefecture = 20", 'prefecture = "長野県"')
    assert read_project(write(tmp_path, text)) == read_project(examples.projects()["chino"])


@pytest.mark.parametrize(
    ("old", "new", "place", "hint"),
    [
        ("skill = ", "skil = ", "positions[0].must[0].skil", "'skill'"),
        ("purpose = ", "porpose = ", "porpose", "'purpose'"),
        ("days_per_week", "days_per_weak", "positions[0].workload.days_per_weak", "days_per_week"),
        ("level = 4", "levl = 4", "positions[0].must[0].levl", "'level'"),
        ("direct_contact", "direct", "positions[0].collaboration.direct", "direct_contact"),
        ('"DX戦略"', '"DX戦路"', "positions[0].must[0].skill", "digital-strategy"),
        ('"202142"', '"茅の市"', "municipality", "茅野市"),
        (
            "industry-finance",
            "industry-finanse",
            "positions[1].must[1].industry",
            "industry-finance",
        ),
    ],
)
def test_a_typo_is_named_with_what_was_meant(
    tmp_path: Path, old: str, new: str, place: str, hint: str
) -> None:
    error = refused(tmp_path, old, new)
    for lang in ("ja", "en"):
        assert f" {place}:" in error.text(lang)
    assert hint in error.hint


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("end = 2023-04-01", "end = 2022-09-01", "positions[0].period"),
        ("level = 4", "level = 8", "positions[0].must[0].level"),
        ("high = 500_000", 'high = "many"', "positions[0].budget.high"),
        ('"special_part_time"', '"part_time"', "positions[0].forms[0]"),
        ("days_per_week = 2", "days_per_week = 2, share = 10", "positions[0].workload"),
        ("weight = 3", "weight = -1", "positions[0].want[0].weight"),
        ("fiscal_year = 2022", 'fiscal_year = "R4"', "programmes[0].fiscal_year"),
        ('id = "security"', 'id = "cdo-assistant"', "the file"),
    ],
)
def test_a_wrong_value_is_named_by_place_and_never_shown(
    tmp_path: Path, old: str, new: str, place: str
) -> None:
    error = refused(tmp_path, old, new)
    assert f" {place}:" in error.message
    assert "many" not in error.text("en")
    assert "R4" not in error.text("ja")


def test_a_period_that_ends_before_it_starts_says_so_in_both_languages(tmp_path: Path) -> None:
    error = refused(tmp_path, "end = 2023-04-01", "end = 2021-04-01")
    assert "ends before it starts" in error.message
    assert "期間の終わりが始まりより前" in error.ja
    assert "positions:" not in error.message  # not also "the list is empty"


def test_all_typos_are_said_at_once(tmp_path: Path) -> None:
    text = CHINO.replace("title = ", "titel = ")
    with pytest.raises(InvalidProject) as error:
        read_project(write(tmp_path, text))
    assert error.value.message.count("titel") == 3


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"id = ", "p.toml", "NOT_TOML"),
        (b"{", "p.json", "NOT_JSON"),
        (b"[1]", "p.json", "NO_TABLE"),
        (b'{"id": "a", "id": "b"}', "p.json", "REPEATED_FIELD"),
        (b'{"positions": [{"must": [], "must": [3]}]}', "p.json", "REPEATED_FIELD"),
        ("id = '茅野'".encode("cp932"), "p.toml", "NOT_UTF8"),
        (b"[" * 100_000, "p.json", "NOT_JSON"),
        (b"#" * 3_000_000, "p.toml", "TOO_LARGE"),
        (b"", "p.toml", "PROJECT_VALUE"),
        (b"positions = 3", "p.toml", "PROJECT_VALUE"),
        (b"positions = [3]", "p.toml", "PROJECT_VALUE"),
        (b"positions = [{must = 3}]", "p.toml", "PROJECT_VALUE"),
    ],
)
def test_a_file_that_is_no_project_is_refused(
    tmp_path: Path, content: bytes, name: str, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InvalidProject) as error:
        read_project(tmp_path / name)
    assert error.value.code == code
    assert name in error.value.ja


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidProject, match=r"none\.toml: no such file"):
        read_project(tmp_path / "none.toml")


@pytest.mark.parametrize("wrong", [None, 3, b"project.toml", ["project.toml"]])
def test_what_is_no_path_is_refused(wrong: object) -> None:
    with pytest.raises(InvalidProject, match="takes a path") as error:
        read_project(wrong)  # type: ignore[arg-type]
    assert error.value.hint and error.value.hint_ja


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("none.toml", None), ("p.toml", b"\xff\xfe"), ("p.toml", b"a = ["), ("p.json", b"{"),
        ("p.json", b"[]"), ("p.toml", b"x = " + b"[" * 5_000), ("p.toml", b"#" * 2_000_001),
        ("p.toml", b'id = "x"'), (".", None),
    ],
)  # fmt: skip
def test_every_refusal_says_what_to_do(tmp_path: Path, name: str, content: bytes | None) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InvalidProject) as error:
        read_project(path)
    assert error.value.hint and error.value.hint_ja != error.value.hint
    assert error.value.ja != error.value.message
    assert path.name in error.value.message


@pytest.mark.parametrize(
    ("old", "new", "ja", "en"),
    [
        ("[[positions]]", "[positions]", "positions: 配列で書いてください", "must be a list"),
        ("headcount = 1", "headcount = 0", "headcount: 1 以上の数で", "greater than or equal to 1"),
        ("headcount = 1", "onsite_days = 99", "onsite_days: 31 以下の数で", "or equal to 31"),
        ('id = "p"', 'id = "P 1"', "書式が正しくありません('^[a-z0-9]", "match pattern '^[a-z0-9]"),
        ("headcount = 1", 'forms = ["x"]', "'adviser_dispatch', 'pro_bono'", "or 'pro_bono'"),
    ],
)
def test_what_a_field_takes_is_said_in_both_languages(
    tmp_path: Path, old: str, new: str, ja: str, en: str
) -> None:
    text = """
id = "p"
title = "t"
municipality = "202142"
[[positions]]
id = "dev"
title = "t"
headcount = 1
period = { start = 2027-01-01, end = 2027-04-01 }
"""
    path = tmp_path / "p.toml"
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(InvalidProject) as caught:
        read_project(path)
    assert ja in caught.value.text("ja")
    assert en in caught.value.text("en")
