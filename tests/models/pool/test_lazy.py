"""From a feed to a pool, and in a pool: no `Talent` is made until somebody looks at one."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dxmatch import match, read_feed
from dxmatch.errors import InvalidInput, UnknownTalent
from dxmatch.examples import EXPORTED, feeds
from dxmatch.models import Period, Position, Talent
from dxmatch.models.pool import TalentPool, talent_columns
from dxmatch.models.pool.talent_columns import TalentColumns

POSITION = Position(id="p", title="p", period=Period(start="2026-12-01", end="2027-04-01"))  # type: ignore[arg-type]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What makes talents, one entry for each."""
    found: list[str] = []
    restored, init = talent_columns.restored, Talent.__init__

    def counting(fields: list[dict[str, object]]) -> list[Talent]:
        found.extend(["restored"] * len(fields))
        return restored(fields)

    def counting_init(self: Talent, **fields: object) -> None:
        found.append("validated")
        init(self, **fields)  # type: ignore[arg-type]

    monkeypatch.setattr(talent_columns, "restored", counting)
    monkeypatch.setattr(Talent, "__init__", counting_init)
    return found  # type: ignore[return-value]


def test_feed_to_pool_makes_none(made: list[str], tmp_path: Path) -> None:
    path, profile = feeds()["hoshi_freelance"]
    report = read_feed(path, profile, as_of=EXPORTED)
    assert isinstance(report.talents, TalentColumns) and report.accepted > 100
    pool = TalentPool.of(report.talents)
    assert repr(pool).startswith(f"TalentPool({report.accepted} talents of 1 vendors")
    assert repr(report) and report.summary()
    with pytest.raises(InvalidInput, match="occur twice"):
        TalentPool.of(report.talents, report.talents)
    first = f"{pool.talents.column('vendor')[0]}:{pool.talents.ids[0]}"
    assert pool.row(first) == 0
    with pytest.raises(UnknownTalent):
        pool.row("nobody:1")
    pool.save(tmp_path / "p.dxpool")
    loaded = TalentPool.load(tmp_path / "p.dxpool")
    assert loaded.row(first) == 0 and repr(loaded) == repr(pool)
    assert len(loaded.with_changes(deletes=[first])) == len(pool) - 1
    assert made == []
    shortlist = match(POSITION, loaded, k=3)
    assert len(shortlist) == 3
    assert len({found.talent for found in shortlist}) == 3 and 3 <= len(made) < 100


def test_our_own_files_too(made: list[str], tmp_path: Path) -> None:
    """Reading JSON Lines validates talents; the pool keeps none of them and makes no other."""
    path = tmp_path / "t.jsonl"
    line = Talent(vendor="v", id="1", updated=date(2026, 11, 1)).model_dump_json()
    path.write_text(line + "\n", encoding="utf-8")
    made.clear()
    pool = TalentPool.of(read_feed(path).talents)
    assert made == []
    assert pool.talents[0].updated == date(2026, 11, 1)
