import os
import stat
import threading
from pathlib import Path

import pytest

from dxmatch.cli.deliver import deliver_bytes, spare_inputs
from dxmatch.errors import InvalidInput


def test_a_new_file_has_the_bytes_and_ordinary_permissions(tmp_path: Path) -> None:
    out = tmp_path / "結果.json"
    deliver_bytes(b"[]", out)
    plain = tmp_path / "plain"
    plain.touch()
    assert out.read_bytes() == b"[]"
    assert out.stat().st_mode == plain.stat().st_mode
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plain", "結果.json"]


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    out = tmp_path / "r.csv"
    out.write_text("old")
    out.chmod(0o640)
    deliver_bytes(b"new", out)
    assert out.read_bytes() == b"new"
    assert stat.S_IMODE(out.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old")
    link.symlink_to(real)
    deliver_bytes(b"new", link)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "r.json"
    out.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InvalidInput) as caught:
        deliver_bytes(b"new", out)
    assert caught.value.code == "CANNOT_WRITE"
    assert "r.json" in caught.value.text("ja")
    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["r.json"]


@pytest.mark.parametrize("where", ["missing/r.json", "."])
def test_a_place_that_takes_no_file_is_refused(tmp_path: Path, where: str) -> None:
    with pytest.raises(InvalidInput, match="Cannot write"):
        deliver_bytes(b"x", tmp_path / where)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("linked", [False, True])
def test_a_pipe_or_device_is_written_to_and_stays_what_it_is(tmp_path: Path, linked: bool) -> None:
    pipe, data = tmp_path / "pipe", b"x" * 200_000
    os.mkfifo(pipe)
    if linked:
        (tmp_path / "link").symlink_to(pipe)
    found: list[bytes] = []
    reader = threading.Thread(target=lambda: found.append(pipe.read_bytes()), daemon=True)
    reader.start()
    deliver_bytes(data, tmp_path / "link" if linked else pipe)
    reader.join(timeout=10)
    assert found == [data]
    assert pipe.is_fifo()


@pytest.mark.parametrize("given", ["project.toml", "link", "FOLDER"])
def test_what_the_command_reads_is_not_replaced(tmp_path: Path, given: str) -> None:
    read = tmp_path / "project.toml"
    read.write_text("id")
    (tmp_path / "link").symlink_to(read)
    with pytest.raises(InvalidInput) as caught:
        spare_inputs(
            read, [None, "hoshi-freelance", tmp_path if given == "FOLDER" else tmp_path / given]
        )
    assert caught.value.code == "OUT_IS_INPUT"
    assert "project.toml" in caught.value.text("ja")


def test_other_outputs_are_free(tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    old.write_text("[]")
    inputs = [tmp_path / "missing", None, "hoshi-freelance"]
    spare_inputs(None, inputs)
    spare_inputs(old, inputs)
    spare_inputs(tmp_path / "new.json", [tmp_path])
