"""The fast way to the skill of a name gives what the way with candidates gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dxmatch.vocabulary import Vocabulary, resolve
from dxmatch.vocabulary.resolution import nearest_skill

VOCABULARY = Vocabulary.default()
NAMES = sorted(VOCABULARY.keys)


@st.composite
def slips(draw: st.DrawFn) -> str:
    """A name with a letter changed, doubled or lost."""
    name = draw(st.sampled_from(NAMES))
    place = draw(st.integers(0, len(name)))
    letter = draw(st.sampled_from(["", "a", "ー", "ン", name[:1], "2"]))
    return name[:place] + letter + name[place + draw(st.integers(0, 1)) :]


@given(slips() | st.sampled_from(NAMES) | st.text(max_size=20))
def test_nearest_skill_is_the_resolved_one(name: str) -> None:
    """nearest_skill(n, v) == resolve(n, v).skill_id, for any name."""
    assert nearest_skill(name, VOCABULARY) == resolve(name, VOCABULARY).skill_id
