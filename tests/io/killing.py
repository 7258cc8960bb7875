"""Processes that are killed while they write. Run as a program: ``python -m tests.io.killing``.

A program of its own, because it forks: each round one child writes a folder or file and dies by
SIGKILL, at the n-th step that touches the disk or at a random moment; then the state is looked at.
Prints one JSON object: rounds, kills, and the states that were neither old nor new.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from dxmatch.errors import InvalidInput
from dxmatch.io import atomic_folder, write_talents
from dxmatch.io.results import FILES, ImportResult, gather, read_for_result, write_result
from dxmatch.models import Talent
from tests.io.feed import GOOD, as_csv, mapping, row

STEPS = ("open", "os.", "shutil.", "ctypes.dlsym")
State = dict[str, bytes]


def state(path: Path) -> State:
    """What a reader sees: the files of a folder, or one file."""
    if path.is_file():
        return {path.name: path.read_bytes()}
    files = sorted(path.iterdir()) if path.exists() else []
    return {file.name: file.read_bytes() for file in files}


def two_results(folder: Path) -> tuple[ImportResult, ImportResult]:
    found = []
    for count in (3, 40):
        feed = folder / "feed.csv"
        rows = [row(管理番号=f"A-{n}" if n % 3 else "") for n in range(count)]
        feed.write_bytes(as_csv([GOOD, *rows]))
        found.append(gather([read_for_result(feed, mapping(), as_of=date(2026, 11, 23))]))
    feed.unlink()
    return found[0], found[1]


def killed(write: Callable[[], object], when: Callable[[], None]) -> bool:
    """Write in a child; ``when`` arranges its death. Whether it was killed."""
    child = os.fork()
    if child == 0:
        when()
        try:
            write()
        except InvalidInput:
            os._exit(7)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def at_step(number: int) -> Callable[[], None]:
    """Die before the n-th step that touches the disk."""

    def arrange() -> None:
        left = number

        def hook(event: str, _: object) -> None:
            nonlocal left
            if event.startswith(STEPS):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)

    return arrange


def after(seconds: float) -> Callable[[], None]:
    """Die some time later, by a timer whose signal is not handled."""

    def arrange() -> None:
        signal.setitimer(signal.ITIMER_REAL, seconds)

    return arrange


def disk_full() -> None:
    """Files cannot grow beyond 500 bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))


def observe(path: Path, old: Callable[[], None], new: Callable[[], None], look: bool) -> None:
    """Kill at each step, then at random moments, then with a full disk."""
    old()
    before = state(path)
    new()
    states = [before, state(path)]
    rounds = kills = 0
    wrong: list[str] = []

    def check(what: str) -> None:
        if look:  # what the next run does first
            atomic_folder.check_folder(path, FILES.__contains__, force=True)
        if state(path) not in states:
            wrong.append(what)

    while True:
        old()
        rounds += 1
        dead = killed(new, at_step(rounds))
        check(f"step {rounds}")
        if not dead:
            break
        kills += 1
    dice = random.Random(1)
    for number in range(20):
        rounds += 1
        kills += killed(lambda: [write() for _ in range(2000) for write in (new, old)],
                        after(0.001 + dice.random() / 25))  # fmt: skip
        check(f"moment {number}")
    old()
    killed(new, disk_full)
    if state(path) != before:
        wrong.append("full disk")
    new()
    left = [entry.name for entry in path.parent.iterdir() if entry.name.startswith(".")]
    found = {"rounds": rounds, "kills": kills, "wrong": wrong, "left": left}
    sys.stdout.write(json.dumps(found) + "\n")


def main(what: str, folder: Path) -> None:
    began = time.monotonic()
    if what == "file":
        many = [Talent(vendor="v", id=str(n), headline="x" * 100) for n in range(50)]
        path = folder / "t.jsonl"
        observe(path, lambda: void(write_talents(many[:2], path, force=True)),
                lambda: void(write_talents(many, path, force=True)), look=False)  # fmt: skip
    else:
        if what == "two-steps":
            vars(atomic_folder)["_exchanged"] = lambda *_: False  # as on other systems
        old, new = two_results(folder)
        path = folder / "out"
        observe(path, lambda: write_result(path, old, str, force=True),
                lambda: write_result(path, new, str, force=True), what == "two-steps")  # fmt: skip
    sys.stderr.write(f"{time.monotonic() - began:.1f} s\n")


def void(_: object) -> None:
    """Some writers count."""


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
