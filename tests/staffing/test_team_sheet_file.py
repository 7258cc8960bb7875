"""Team lines from a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxmatch.errors import InvalidStrategy
from dxmatch.models import SkillRequirement
from dxmatch.scoring.algebra import OnUnknown
from dxmatch.staffing import (
    DayOverlap,
    JointSkills,
    MunicipalExperience,
    TeamSheet,
    VendorMix,
    WorkedTogether,
    read_team_sheet,
)

GOOD = """
on_unknown = "exclude"
[[must]]
line = "vendor_mix"
most = 2
[[must]]
line = "any_of"
of = [
  { line = "municipal_experience", people = 2 },
  { line = "not", of = { line = "vendor_mix", least = 3 } },
]
[[must]]
line = "joint_skills"
requirements = [{ skill = "情報セキュリティ", level = 3 }]
[[want]]
weight = 20
line = "day_overlap"
[[want]]
weight = 5
line = "worked_together"
pairs = [["a:1", "b:1"]]
"""


def read(text: str, folder: Path) -> TeamSheet:
    path = folder / "team.toml"
    path.write_text(text, encoding="utf-8")
    return read_team_sheet(path)


def test_a_file_is_a_sheet(tmp_path: Path) -> None:
    security = SkillRequirement(skill="information-security", level=3)
    assert read(GOOD, tmp_path) == TeamSheet(
        VendorMix(most=2)
        & (MunicipalExperience(people=2) | ~VendorMix(least=3))
        & JointSkills(requirements=(security,)),
        20 * DayOverlap() + 5 * WorkedTogether(pairs=(("a:1", "b:1"),)),
        on_unknown=OnUnknown.EXCLUDE,
    )
    assert read("", tmp_path) == TeamSheet()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("x = 1", "x"),
        ("must = 3", "must"),
        ("[[must]]\nline = 'vendors'", "must[0]"),
        ("[[must]]\nline = 'day_overlap'", "must[0]"),
        ("[[must]]\nline = 'vendor_mix'\nmax = 2", "max"),
        ("[[must]]\nline = 'vendor_mix'\nmost = 'two'", "must[0].most"),
        ("[[must]]\nline = 'vendor_mix'\nmost = 0", "must[0]"),
        ("[[must]]\nline = 'joint_skills'", "requirements"),
        ("[[must]]\nline = 'joint_skills'\nrequirements = [{ skill = '魔法' }]", "魔法"),
        ("[[must]]\nline = 'joint_skills'\nrequirements = []", "must[0]"),
        ("[[must]]\nline = 'any_of'\nof = []", "must[0]"),
        ("[[must]]\nline = 'any_of'\nof = [3]", "must[0].of[0]"),
        ("[[must]]\nline = 'not'", "must[0].of"),
        ("[[want]]\nline = 'day_overlap'", "weight"),
        ("[[want]]\nweight = -1\nline = 'day_overlap'", "weight"),
        ("[[want]]\nweight = 1\nline = 'vendor_mix'", "want[0]"),
        ("on_unknown = 'maybe'", "on_unknown"),
        ("on_unknown = [1]", "on_unknown"),
        ("a = = 1", "team.toml"),
    ],
)
def test_mistakes_are_said_with_their_place(text: str, place: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidStrategy) as caught:
        read(text, tmp_path)
    assert place in caught.value.text("en") and "team.toml" in caught.value.text("en")
    assert place in caught.value.text("ja") and caught.value.hint_ja


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InvalidStrategy, match=r"none\.toml"):
        read_team_sheet(tmp_path / "none.toml")
