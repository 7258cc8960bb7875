"""Nothing personal in what is shown of a value or said about an error."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from dxmatch.errors import DxMatchError
from dxmatch.matching import match
from dxmatch.models import Position, SkillClaim, Talent
from dxmatch.models.pool import TalentPool
from dxmatch.testing.generators import pools, positions, sheets, talents

CANARY = "山田カナリア太郎09012345678"


def planted(talent: Talent) -> Talent:
    return talent.model_copy(update={"headline": CANARY, "summary": f"連絡先 {CANARY}"})


@settings(max_examples=30)
@given(sheets(), positions(), pools(max_size=4))
def test_free_text_stays_inside(strategy: object, position: Position, pool: TalentPool) -> None:
    """What is written about a talent never comes out of repr, str, a result or a report."""
    people = TalentPool.of(planted(talent) for talent in pool)
    short = match(position, people, strategy)  # type: ignore[call-overload]
    shown = [repr(people), repr(short), str(short), short._repr_html_(), short.to_json()]
    answers = (short.unknowns(), short.stability(samples=5), short.what_if())
    shown += [f"{answer!r}{answer.text('ja')}{answer.to_dict('en')}" for answer in answers]
    for talent in people:
        against = short.compare(talent.key, people.talents[0].key)
        shown += [f"{against!r}{against.text('ja')}{against.to_dict('en')}"]
        found, why = short.explain(talent.key), short.why_not(talent.key)
        shown += [found.text("ja"), found.text("en")]
        shown += [repr(talent), str(talent), repr(found), repr(why), str(why), why.text("en")]
        shown += [f"{f!r}{f.reason!r}{f.reason.text('en')}" for f in found.findings]
    assert not any("カナリア" in text for text in shown)


@given(talents())
def test_repr_of_a_talent_is_identity_and_types(talent: Talent) -> None:
    """No price, place, skill or date of a talent is shown by accident."""
    plain = Talent(vendor=talent.vendor, id=talent.id, talent_types=talent.talent_types)
    assert repr(talent) == repr(plain)


@pytest.mark.parametrize(
    "values",
    [
        {"headline": CANARY * 20},
        {"summary": [CANARY]},
        {"skills": [{"skill": CANARY}]},
        {"rate": {"low": CANARY}},
        {"availability": {"windows": [{"start": CANARY}]}},
        {"years": CANARY},
        {"consent": CANARY},
        {"forms": [CANARY]},
        {"work_style": {"prefectures": [CANARY]}},
        {"vendor": CANARY},
        {"id": f"{CANARY} {CANARY}"},
    ],
)
def test_messages_of_models_never_show_the_value(values: dict[str, object]) -> None:
    """A refused value may be personal: the message names the place only."""
    with pytest.raises(ValidationError) as caught:
        Talent.model_validate({"vendor": "v", "id": "1", **values})
    assert "カナリア" not in str(caught.value)
    assert "カナリア" not in repr(caught.value)


@given(st.sampled_from(["v:1", "w:2"]))
def test_messages_of_a_pool_never_show_a_profile(key: str) -> None:
    """Duplicates and unknown talents are named by identity only."""
    one = planted(Talent(vendor="v", id="1", skills=(SkillClaim(skill="java"),)))
    with pytest.raises(DxMatchError) as twice:
        TalentPool.of([one, one])
    pool = TalentPool.of([one])
    with pytest.raises(DxMatchError) as missing:
        pool.row(f"{key}9")
    for caught in (twice, missing):
        assert "カナリア" not in caught.value.text("ja") + caught.value.text("en")
