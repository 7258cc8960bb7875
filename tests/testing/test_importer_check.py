"""The check for importers: our own importer passes, and one broken importer per law is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from dxmatch.errors import PluginContractError
from dxmatch.io.importer import read_feed
from dxmatch.models import Talent
from dxmatch.testing import check_importer

GOOD, BAD, BLANK = ["1", "2", "3"], ["!", "x y"], [""]


@dataclass(frozen=True)
class Report:
    talents: tuple[Talent, ...] = ()
    quarantine: tuple[str, ...] = ()
    blank: int = 0
    lost: int = field(default=0)

    @property
    def accepted(self) -> int:
        return len(self.talents)

    @property
    def quarantined(self) -> int:
        return len(self.quarantine)

    @property
    def seen(self) -> int:
        return self.accepted + self.quarantined + self.blank


def write(rows: Sequence[str]) -> str:
    return "\n".join(rows)


def honest(feed: str) -> Report:
    rows = feed.split("\n")
    good = tuple(Talent(vendor="v", id=row) for row in rows if row.isdigit())
    bad = tuple(row for row in rows if row and not row.isdigit())
    return Report(good, bad, rows.count(""))


def check(read: Callable[[str], Report]) -> None:
    check_importer(read, GOOD, write=write, bad_rows=BAD, blank_rows=BLANK)


def test_an_honest_importer_passes() -> None:
    check(honest)
    check_importer(honest, GOOD, write=write)


def picky(feed: str) -> Report:
    found = honest(feed)
    return replace(found, talents=found.talents[:2], quarantine=(*found.quarantine, "3"))


def careless(feed: str) -> Report:
    return replace(honest(feed), quarantine=())


def numbered(feed: str) -> Report:
    """Ids by row number: a bad row changes its neighbours."""
    rows = feed.split("\n")
    found = [Talent(vendor="v", id=f"{at}") for at, row in enumerate(rows) if row.isdigit()]
    return replace(honest(feed), talents=tuple(found))


def sorted_(feed: str) -> Report:
    found = honest(feed)
    return replace(found, talents=tuple(sorted(found.talents, key=lambda talent: talent.id)))


def stateful() -> Callable[[str], Report]:
    calls: list[str] = []

    def read(feed: str) -> Report:
        calls.append(feed)
        found = honest(feed)
        people = tuple(t.model_copy(update={"id": f"{t.id}-{len(calls)}"}) for t in found.talents)
        return replace(found, talents=people)

    return read


@pytest.mark.parametrize(
    ("read", "law"),
    [
        (picky, "ACCEPTS"),
        (careless, "CONSERVATION"),
        (numbered, "(LOCALITY|ORDER)"),
        (sorted_, "ORDER"),
        (stateful(), "IDEMPOTENCE"),
    ],
)
def test_a_broken_importer_is_found(read: Callable[[str], Report], law: str) -> None:
    with pytest.raises(PluginContractError, match=f"breaks the law {law}:") as caught:
        check(read)
    assert "x y" not in caught.value.message


def test_good_rows_are_needed() -> None:
    with pytest.raises(PluginContractError, match="two good rows"):
        check_importer(honest, ["1"], write=write)


def test_our_importer_passes(tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(
        'vendor = { id = "v", name = "V" }\n[columns]\nid = "ID"\nskills = "スキル"\n',
        encoding="utf-8",
    )

    def feed(rows: Sequence[str]) -> Path:
        path = tmp_path / "feed.csv"
        path.write_text("\n".join(["ID,スキル", *rows, ""]), encoding="utf-8")
        return path

    check_importer(
        lambda path: read_feed(path, mapping),
        ["1,Python", "2,Java", '3,"Go、AWS"'],
        write=feed,
        bad_rows=[",Ruby", "4"],
        blank_rows=[","],
        max_examples=15,
    )
