"""What a killed or failing run leaves, and two runs at once: old or new, never half.

Processes that are really killed are in ``tests/io/test_crash.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread
from unittest import mock

from dxmatch.errors import InvalidInput
from dxmatch.io import read_feed, write_talents
from dxmatch.io.atomic_folder import only_writer
from dxmatch.io.results import (
    gather,
    read_for_result,
    read_result,
    requeue_into,
    write_result,
)
from dxmatch.models import Talent
from tests.badinput.building import as_csv, good, goods
from tests.badinput.case import Case, Klass, Passes, Refused
from tests.badinput.verdict import AS_OF, chosen_mapping

DEAD = 2**22 + 7
"""No process has this number (the kernel's largest is 2**22)."""


def _write(folder: Path, last: int = 3) -> Path:
    feed = folder / "feed.csv"
    feed.write_bytes(as_csv([*goods(1, last), good(9, 人材ID="")]))
    result = gather([read_for_result(feed, chosen_mapping(None), as_of=AS_OF)])
    write_result(folder / "out", result, str, force=True)
    return folder / "out"


def _state(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir()}


def _damaged(name: str, keep: float, folder: Path) -> None:
    """A file of the result was cut by something else: refused, not half used."""
    out = _write(folder)
    content = (out / name).read_bytes()
    (out / name).write_bytes(content[: int(len(content) * keep)])
    requeue_into(out, out / "quarantine.jsonl")


def _missing(name: str, folder: Path) -> None:
    out = _write(folder)
    (out / name).unlink()
    read_result(out)


def _cut_workbook(folder: Path) -> None:
    out = _write(folder)
    content = (out / "quarantine.xlsx").read_bytes()
    (out / "quarantine.xlsx").write_bytes(content[: len(content) // 2])
    requeue_into(out, out / "quarantine.xlsx")


def _fails_at(call: str, error: OSError, folder: Path) -> None:
    """The disk says no: the old result stays, nothing is left behind."""
    out = _write(folder)
    before = _state(out)
    with mock.patch(call, side_effect=error):
        try:
            _write(folder, last=5)
        except InvalidInput as refused:
            assert refused.code == "CANNOT_WRITE"
        else:
            raise AssertionError("written in spite of the disk")
    assert _state(out) == before
    assert sorted(path.name for path in folder.iterdir()) == ["feed.csv", "out"]


def _orphans(folder: Path) -> None:
    """What a killed run left is swept; files of others that look alike stay."""
    (folder / f".out.{DEAD}-ab.tmp").mkdir()
    (folder / f".out.{DEAD}-ab.tmp" / "talents.jsonl").write_text("{")
    (folder / f".out.{DEAD}-cd.tmp").write_text("x")
    (folder / ".out.notes.tmp").write_text("mine")
    _write(folder)
    names = sorted(path.name for path in folder.iterdir())
    assert names == [".out.notes.tmp", "feed.csv", "out"]


def _between_two_steps(folder: Path) -> None:
    """Killed after the old folder was moved away: it comes back."""
    out = _write(folder)
    before = _state(out)
    out.rename(folder / ".out.dxmatch-old")
    with mock.patch("dxmatch.io.atomic_folder._fill", side_effect=OSError(28, "full")):
        try:
            _write(folder, last=5)
        except InvalidInput:
            assert _state(out) == before


def _two_writers(folder: Path) -> None:
    """Writers wait for each other: no update is lost."""
    path = folder / "t.jsonl"
    write_talents([Talent(vendor="v", id="0")], path)

    def add(number: int) -> None:
        with only_writer(path):
            talents = (*read_feed(path).talents, Talent(vendor="v", id=str(number)))
            write_talents(talents, path, force=True)

    threads = [Thread(target=add, args=(number,)) for number in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read_feed(path).talents) == 9


def _case(name: str, act: Callable[[Path], None], refused: str = "") -> Case:
    expected = Refused(refused) if refused else Passes()
    return Case(f"crash-{name}", Klass.CRASH, expected=expected, act=act)


CASES: tuple[Case, ...] = (
    *(
        _case(f"cut-{name.replace('.', '-')}-{keep}", partial(_damaged, name, keep), "NO_RESULT")
        for name in ("report.json", "talents.jsonl", "quarantine.jsonl")
        for keep in (0.3, 0.9)
    ),
    *(
        _case(f"missing-{name.replace('.', '-')}", partial(_missing, name), "NO_RESULT")
        for name in ("report.json", "talents.jsonl", "quarantine.jsonl")
    ),
    _case("cut-quarantine-xlsx", _cut_workbook, "QUARANTINE_READ"),
    _case("disk-full", partial(_fails_at, "os.fsync", OSError(28, "No space left"))),
    _case("read-only", partial(_fails_at, "pathlib.Path.mkdir", PermissionError(13, "denied"))),
    _case("orphans", _orphans),
    _case("between-two-steps", _between_two_steps),
    _case("two-writers", _two_writers),
)
