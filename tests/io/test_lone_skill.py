"""The quick reading of a single skill says what the general one says."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dxmatch.io.parsed import Parsed
from dxmatch.io.values import SkillList, skill_list
from dxmatch.io.values.skill_text import lone_skill
from dxmatch.models import SkillClaim
from dxmatch.vocabulary import Vocabulary

VOCABULARY = Vocabulary.default()
NAMES = sorted(
    {name for skill in VOCABULARY for name in (skill.id, skill.ja, skill.en, *skill.aliases)}
)
TAILS = (
    "",
    "(5年)",
    "（10年）",
    "(0年)",
    "(60年)",
    "(5年",
    " 3年",
    "(実務3年)",
    "-",
    "・",
    " c",
    "ー5",
)


def quick(raw: str) -> Parsed[SkillList] | None:
    said = skill_list.lone_claim(raw, VOCABULARY)
    if said is None:
        return None
    return Parsed(SkillList((SkillClaim(skill=said[0], years=said[1]),)), said[2])


def test_most_names_are_read_quickly() -> None:
    assert sum(quick(f"{name}(3年)") is not None for name in NAMES) > 0.9 * len(NAMES)


def test_every_name_means_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    written = [name + tail for name in NAMES[::3] for tail in TAILS[:4]]
    found = {raw: said for raw in written if (said := quick(raw)) is not None}
    monkeypatch.setattr(skill_list, "lone_claim", lambda *_: None)
    assert {raw: skill_list.parse_skills(raw, VOCABULARY) for raw in found} == found


@given(
    st.sampled_from(NAMES),
    st.text(alphabet="aCーヶ半年月レベル3１ 　.+#&/・-歴実務経験なし", max_size=4),
    st.sampled_from(TAILS),
    st.booleans(),
)
@example("java", "", " c", False)
@example("www.", "java", "", True)
def test_what_is_read_quickly_means_the_same(name: str, more: str, tail: str, before: bool) -> None:
    raw = (more + name if before else name + more) + tail
    said = quick(raw)
    if said is not None:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(skill_list, "lone_claim", lambda *_: None)
            assert skill_list.parse_skills(raw, VOCABULARY) == said


@pytest.mark.parametrize("raw", ["Java 3年", "Java(5年以上)", "なし", "AWS(EC2)", "◎Java", "61年"])
def test_what_says_more_is_looked_at_closely(raw: str) -> None:
    assert lone_skill(raw) is None
