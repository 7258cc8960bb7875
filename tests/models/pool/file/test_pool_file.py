"""A loaded pool is the saved one, and a damaged file is never a pool."""

import json
import os
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch import match
from dxmatch.errors import InvalidPoolFile
from dxmatch.models import Position, Rate, SkillClaim, Talent
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.file import layout
from dxmatch.models.pool.talent_columns import TalentColumns
from dxmatch.scoring.algebra import Strategy
from dxmatch.testing import generators as g

PEOPLE = [
    Talent(
        vendor="v",
        id=f"SECRET-{number}",
        headline=f"SECRET 見出し {number}",
        skills=(SkillClaim(skill="sql", level=number), SkillClaim(skill="go", years=0.5)),
        rate=Rate(low=number),
    )
    for number in range(1, 5)
]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("pool") / "p.dxpool"
    TalentPool.of(PEOPLE).save(path)
    return path.read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield tmp_path_factory.mktemp("damaged")


def load(folder: Path, content: bytes, *, verify: bool = True) -> TalentPool:
    path = folder / "p.dxpool"
    path.write_bytes(content)
    return TalentPool.load(path, verify=verify)


@given(g.pools(min_size=0), g.positions(), g.sheets(), st.booleans())
def test_a_loaded_pool_is_the_saved_one(
    pool: TalentPool, position: Position, sheet: Strategy, verify: bool
) -> None:
    """Same talents, byte-equal columns and byte-equal results."""
    with TemporaryDirectory() as name:
        path, again = Path(name) / "p.dxpool", Path(name) / "q.dxpool"
        pool.save(path)
        loaded = TalentPool.load(path, verify=verify)
        assert loaded.talents == pool.talents and repr(loaded) == repr(pool)
        assert loaded.nbytes == pool.nbytes
        loaded.save(again)
        assert again.read_bytes() == path.read_bytes()
        if len(pool):
            results = [match(position, each, sheet, k=8).to_json("ja") for each in (pool, loaded)]
            assert results[0] == results[1]


@given(st.data())
def test_a_truncated_file_is_refused(content: bytes, folder: Path, data: st.DataObject) -> None:
    """At any byte, with and without comparing digests."""
    size = data.draw(st.integers(0, len(content) - 1))
    with pytest.raises(InvalidPoolFile) as caught:
        load(folder, content[:size], verify=data.draw(st.booleans()))
    assert caught.value.code in {"POOL_FILE_DAMAGED", "POOL_FILE_KIND"}
    with pytest.raises(InvalidPoolFile):
        load(folder, content + bytes(data.draw(st.integers(1, 200))))


@given(st.data())
def test_a_flipped_bit_is_found(content: bytes, folder: Path, data: st.DataObject) -> None:
    """In the beginning, the header, an array or its padding."""
    header = int.from_bytes(content[24:32], "little")
    parts = st.sampled_from([(0, 64), (64, 64 + header), (64 + header, len(content))])
    place = data.draw(parts.flatmap(lambda part: st.integers(part[0], part[1] - 1)))
    bit = data.draw(st.integers(0, 7))
    damaged = bytearray(content)
    damaged[place] ^= 1 << bit
    with pytest.raises(InvalidPoolFile) as caught:
        load(folder, bytes(damaged))
    assert "SECRET" not in caught.value.text("en") + caught.value.text("ja")
    if place < 64 + header:
        with pytest.raises(InvalidPoolFile):
            load(folder, bytes(damaged), verify=False)


@given(st.data())
def test_random_changes_are_found(content: bytes, folder: Path, data: st.DataObject) -> None:
    """Pieces overwritten, swapped or left out."""
    begin = data.draw(st.integers(0, len(content) - 1))
    piece = data.draw(st.binary(min_size=1, max_size=80))
    changed = content[:begin] + piece + content[begin + data.draw(st.integers(0, 80)) :]
    if changed != content:
        with pytest.raises(InvalidPoolFile):
            load(folder, changed)


def rewritten(content: bytes, **changes: Any) -> bytes:
    """The file with another header under a right digest."""
    size = int.from_bytes(content[24:32], "little")
    header = {**json.loads(content[64 : 64 + size]), **changes}
    rest = content[64 + size :]
    return layout.sealed(json.dumps(header).encode(), len(rest)) + rest


def test_the_format_is_as_documented(content: bytes) -> None:
    """Read with nothing but struct, json and hashlib, as another program would."""
    assert content[:8] == b"\x89DXPOOL\n" and content[8:16] == bytes([1, 0, 0, 0, 0, 0, 0, 0])
    assert int.from_bytes(content[16:24], "little") == len(content)
    size = int.from_bytes(content[24:32], "little")
    assert (64 + size) % 64 == 0
    assert sha256(content[:32] + content[64 : 64 + size]).digest() == content[32:64]
    header = json.loads(content[64 : 64 + size])
    sections = {section["name"]: section for section in header["sections"]}
    names = ["id.starts", "id.members", "skills.starts", "rate.values", "headline.members"]
    assert {f"talents.{name}" for name in names} <= sections.keys()
    members = sections["talents.id.members"]
    begin = 64 + size + members["offset"]
    stored = content[begin : begin + members["shape"][0]]
    assert stored.decode("utf-8") == "".join(talent.id for talent in PEOPLE)
    assert begin % 64 == 0


def test_other_versions(content: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another format is refused; search columns of another dxmatch are built again."""
    newer = content[:8] + bytes([2]) + content[9:]
    with pytest.raises(InvalidPoolFile, match=r"version of the format \(2, not 1\)") as caught:
        load(folder, newer)
    assert caught.value.code == "POOL_FILE_VERSION" and "バージョン" in caught.value.text("ja")
    built: list[int] = []
    build = TalentPool._built.__func__  # type: ignore[attr-defined]

    def counting(cls: type[TalentPool], columns: TalentColumns) -> TalentPool:
        built.append(len(columns))
        found: TalentPool = build(cls, columns)
        return found

    monkeypatch.setattr(TalentPool, "_built", classmethod(counting))
    assert load(folder, content).talents == tuple(PEOPLE) and built == []
    assert load(folder, rewritten(content, writer="0.0.9")).talents == tuple(PEOPLE)
    assert load(folder, rewritten(content, search="other code")).row("v:SECRET-1") == 0
    assert built == [4, 4]


@pytest.mark.parametrize("change", ["codes", "starts", "size", "talents", "values", "missing"])
def test_a_header_that_does_not_fit_is_refused(content: bytes, folder: Path, change: str) -> None:
    """Also under right digests, so that no code points outside of its values."""
    size = int.from_bytes(content[24:32], "little")
    header = json.loads(content[64 : 64 + size])
    body = bytearray(content[64 + size :])
    names = {"codes": "talents.rate.codes", "starts": "talents.id.starts"}
    names |= {"values": "talents.rate.values"}
    if change == "size":
        header["plain"]["talents.rate.size"] = 2
    elif change == "talents":
        header["talents"] = 3
    elif change == "missing":
        header["sections"][0]["name"] = "talents.else"
    else:
        section = next(one for one in header["sections"] if one["name"] == names[change])
        body[section["offset"] + 1] = 0xEE
        end = section["offset"] + layout.padded(max(section["shape"][0], 1))
        section["sha256"] = sha256(body[section["offset"] : end]).hexdigest()
    written = layout.sealed(json.dumps(header).encode(), len(body)) + body
    with pytest.raises(InvalidPoolFile) as caught:
        load(folder, written)
    assert caught.value.code == "POOL_FILE_DAMAGED"
    assert "SECRET" not in str(caught.value)


@pytest.mark.parametrize("text", [b"", b"{}", b"PK\x03\x04" + bytes(100), b"\x89PNG\r\n\x1a\n" * 9])
def test_another_file_is_no_pool(folder: Path, text: bytes) -> None:
    with pytest.raises(InvalidPoolFile, match=r"p\.dxpool: this is no pool file") as caught:
        load(folder, text)
    assert caught.value.code == "POOL_FILE_KIND"


def test_what_is_there_stays_without_force(tmp_path: Path) -> None:
    path = tmp_path / "p.dxpool"
    one, two = TalentPool.of(PEOPLE[:1]), TalentPool.of(PEOPLE)
    one.save(str(path))
    before = path.read_bytes()
    with pytest.raises(InvalidPoolFile, match="there is something already") as caught:
        two.save(path)
    assert caught.value.code == "POOL_FILE_EXISTS" and path.read_bytes() == before
    loaded = TalentPool.load(path)
    two.save(path, force=True)
    assert loaded.talents == tuple(PEOPLE[:1]), "a pool that is in use keeps its file"
    assert TalentPool.load(path).talents == tuple(PEOPLE)
    assert [entry.name for entry in tmp_path.iterdir()] == ["p.dxpool"]


def test_places_that_cannot_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pool = TalentPool.of(PEOPLE)
    for path in (tmp_path / "no" / "p.dxpool", tmp_path / ("x" * 300), Path("\0")):
        with pytest.raises(InvalidPoolFile) as caught:
            pool.save(path)
        assert caught.value.code == "CANNOT_WRITE"
        with pytest.raises(InvalidPoolFile) as caught:
            TalentPool.load(path)
        assert caught.value.code == "POOL_FILE_UNREADABLE"
    with pytest.raises(InvalidPoolFile):
        pool.save(tmp_path, force=True)
    with pytest.raises(InvalidPoolFile):
        TalentPool.load(tmp_path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InvalidPoolFile, match=r"cannot be written \(OSError\)"):
        pool.save(tmp_path / "p.dxpool")
    assert list(tmp_path.iterdir()) == []


def test_arrays_are_read_only_views_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "p.dxpool"
    TalentPool.of(PEOPLE).save(path)
    assert stat.S_ISREG(path.stat().st_mode)
    loaded = TalentPool.load(path)
    array = loaded.talents.skills.codes
    assert not array.flags.writeable and not array.flags.owndata
