import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.models import Talent
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.identity import find, key_of

IDS = st.text(st.sampled_from("ab0-人\U0001f600"), min_size=1, max_size=3)


@given(st.sets(st.tuples(st.sampled_from(("v", "v-1", "w")), IDS), max_size=12), st.data())
def test_everybody_is_found_in_order_of_vendor_and_id(
    keys: set[tuple[str, str]], data: st.DataObject
) -> None:
    people = [Talent(vendor=vendor, id=identity) for vendor, identity in keys]
    columns = TalentPool.of(data.draw(st.permutations(people))).talents
    expected = [f"{vendor}:{identity}" for vendor, identity in sorted(keys)]
    assert [key_of(columns, row) for row in range(len(columns))] == expected
    assert [find(columns, key) for key in expected] == list(range(len(expected)))
    other = data.draw(st.tuples(st.sampled_from(("v", "u", "x")), IDS))
    if other not in keys:
        assert find(columns, ":".join(other)) is None


def test_nobody_is_in_an_empty_pool() -> None:
    assert find(TalentPool.of([]).talents, "v:1") is None
    with pytest.raises(LookupError):
        _ = TalentPool.of([]).talents[0]
