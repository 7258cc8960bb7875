"""A changed pool is the pool that one would build from the changed talents."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.errors import InvalidInput, UnknownTalent
from dxmatch.models import Position, Talent
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.evaluate import evaluate
from dxmatch.testing import generators as g


def as_bytes(pool: TalentPool) -> bytes:
    """All columns of a pool, canonical as they are."""
    with TemporaryDirectory() as folder:
        pool.save(Path(folder) / "p.dxpool")
        return (Path(folder) / "p.dxpool").read_bytes()


@given(
    g.pools(min_size=0, max_size=6),
    st.lists(g.talents(), max_size=6, unique_by=lambda talent: talent.key),
    g.positions(),
    g.sheets(),
    st.data(),
)
def test_equal_to_a_rebuild(
    pool: TalentPool,
    upserts: list[Talent],
    position: Position,
    sheet: Strategy,
    data: st.DataObject,
) -> None:
    """Same talents, same columns, same evaluation; the old pool is untouched."""
    here = [talent.key for talent in pool]
    replaced = data.draw(st.sets(st.sampled_from(here))) if here else set()
    upserts = [*upserts, *[
        Talent(vendor=key.partition(":")[0], id=key.partition(":")[2], headline="new")
        for key in sorted(replaced - {talent.key for talent in upserts})
    ]]  # fmt: skip
    new = {talent.key: talent for talent in upserts}
    others = [key for key in here if key not in new]
    deletes = data.draw(st.sets(st.sampled_from(others))) if others else set()
    before = as_bytes(pool)
    changed = pool.with_changes(upserts=upserts, deletes=deletes)
    people = {talent.key: talent for talent in pool} | new
    rebuilt = TalentPool.of([person for key, person in people.items() if key not in deletes])
    assert changed.talents == rebuilt.talents
    assert as_bytes(changed) == as_bytes(rebuilt)
    assert as_bytes(pool) == before
    if len(rebuilt):
        one, other = evaluate(sheet, position, changed), evaluate(sheet, position, rebuilt)
        assert np.array_equal(one.rows, other.rows)
        assert np.array_equal(one.totals, other.totals)
        assert np.array_equal(one.needs_review, other.needs_review)


PEOPLE = [Talent(vendor="v", id=str(number)) for number in range(3)]
POOL = TalentPool.of(PEOPLE)


def test_another_pool_or_an_import_may_be_the_change() -> None:
    other = TalentPool.of([Talent(vendor="w", id="1")])
    assert [talent.key for talent in POOL.with_changes(upserts=other)] == [
        "v:0",
        "v:1",
        "v:2",
        "w:1",
    ]
    assert len(POOL.with_changes(deletes=["v:1", "v:1"])) == 2
    assert len(POOL.with_changes(deletes="v:1")) == 2, "a single key is one key"
    assert POOL.with_changes().talents == POOL.talents


@pytest.mark.parametrize("other", [{"vendor": "v"}, 5, ("vendor", "v")])
def test_only_talents_come_in(other: object) -> None:
    with pytest.raises(InvalidInput, match="lists of talents") as caught:
        POOL.with_changes(upserts=[other])  # type: ignore[list-item]
    assert caught.value.code == "NO_TALENTS"
    with pytest.raises(InvalidInput, match="a tuple among them"):
        POOL.with_changes(upserts=PEOPLE[0])  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="a Own among them"):
        TalentPool.of([Own(vendor="v", id="1", extra=1)])


class Own(Talent):
    """A talent with a field that no column knows."""

    extra: int


@pytest.mark.parametrize("key", ["v:9", "w:1", "v", "", "v:0:", ":0", "v:00"])
def test_unknown_keys_are_told(key: str) -> None:
    with pytest.raises(UnknownTalent) as caught:
        POOL.with_changes(deletes=["v:1", key])
    assert caught.value.code == "UNKNOWN_TALENT"


def test_a_change_is_one_thing_only() -> None:
    with pytest.raises(InvalidInput, match="v:0") as caught:
        POOL.with_changes(upserts=PEOPLE[:2], deletes=["v:0"])
    assert caught.value.code == "CHANGE_TWICE" and "v:0" in caught.value.ja
    with pytest.raises(InvalidInput, match="v:1") as caught:
        POOL.with_changes(upserts=[PEOPLE[1], PEOPLE[1]])
    assert caught.value.code == "DUPLICATE_TALENT"
