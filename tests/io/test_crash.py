"""kill -9 at any moment, or a full disk, leaves the old files or the new ones, and no leftovers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dxmatch._atomic import orphans, write_whole
from dxmatch.errors import InvalidInput
from dxmatch.io.atomic_folder import write_folder

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("what", ["file", "folder", "two-steps"])
def test_killed_writers(tmp_path: Path, what: str) -> None:
    """At every step that touches the disk and at 20 random moments; orphans are swept."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.io.killing", what, str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["wrong"] == []
    assert found["left"] == []
    assert found["kills"] >= 20


def test_only_orphans_of_the_dead_are_swept(tmp_path: Path) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                          capture_output=True, text=True, check=True)  # fmt: skip
    path = tmp_path / "t.csv"
    dead, alive = (tmp_path / f".t.csv.{pid}-ab.tmp" for pid in (int(gone.stdout), os.getppid()))
    others = [tmp_path / name for name in (".t.csv.bak", ".t.csv.12.tmp", ".other.1-ab.tmp")]
    for file in (dead, alive, *others):
        file.write_text("x")
    assert orphans(path) == [dead]
    write_whole(path, b"new")
    assert not dead.exists()
    assert all(file.exists() for file in (alive, *others))


def test_permissions_are_kept_and_links_in_the_folder_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640
    out = tmp_path / "out"
    out.mkdir(mode=0o700)
    write_folder(out, {"a": b"1"}, ours={"a"}.__contains__)
    assert out.stat().st_mode & 0o777 == 0o700
    (out / "link").symlink_to(path)
    with pytest.raises(InvalidInput, match="folders or links"):
        write_folder(out, {"a": b"2"}, ours={"a"}.__contains__, force=True)
    assert (out / "a").read_bytes() == b"1"


def test_the_current_folder_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    (out / "deeper").mkdir(parents=True)
    monkeypatch.chdir(out / "deeper")
    for name in (out, out / "deeper" / "..", out / "deeper"):
        with pytest.raises(InvalidInput, match="current folder"):
            write_folder(name, {"a": b""}, ours={"a"}.__contains__, force=True)
