from typing import Any

import pytest

from dxmatch.errors import InvalidInput, UnknownTalent
from dxmatch.models import SkillClaim, Talent
from dxmatch.models.pool import TalentPool

PEOPLE = [Talent(vendor=v, id=i) for v, i in (("w", "1"), ("v", "2"), ("v", "10"))]


def test_rows_are_in_order_of_identity() -> None:
    pool = TalentPool.of(PEOPLE)
    assert [talent.key for talent in pool] == ["v:10", "v:2", "w:1"]
    assert [pool.row(key) for key in ("v:10", "v:2", "w:1")] == [0, 1, 2]
    assert len(pool) == 3 and len(TalentPool.of([])) == 0


def test_repr_counts() -> None:
    pool = TalentPool.of([*PEOPLE, Talent(vendor="x", id="1", skills=(SkillClaim(skill="sql"),))])
    assert repr(pool) == "TalentPool(4 talents of 3 vendors, 1 skills)"


def test_identities_are_unique() -> None:
    with pytest.raises(InvalidInput, match="v:2") as caught:
        TalentPool.of([*PEOPLE, PEOPLE[1]])
    assert caught.value.code == "DUPLICATE_TALENT"
    with pytest.raises(UnknownTalent):
        TalentPool.of(PEOPLE).row("v:3")


@pytest.mark.parametrize("other", [{"vendor": "v", "id": "1"}, 7])
def test_only_talents_make_a_pool(other: Any) -> None:
    with pytest.raises(InvalidInput, match=type(other).__name__) as caught:
        TalentPool.of([*PEOPLE, other])
    assert caught.value.code == "NO_TALENTS"


def test_one_talent_is_no_list() -> None:
    lone: Any = PEOPLE[0]
    with pytest.raises(InvalidInput, match="lists of talents"):
        TalentPool.of(lone)
