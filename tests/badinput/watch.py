"""What a case does besides answering: side effects, memory, and what it prints or logs."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from tests.badinput.case import Counter
from tests.badinput.verdict import CANARIES, Finding

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_STARTS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty"}
_OURS = str(Path("dxmatch") / "io")


class Watch:
    """An audit hook, installed once per process, that notes side effects of a case.

    Allowed: writing in the folder of the case, and our own parser process (Python, started from
    ``dxmatch/io``). Code that a library makes while it is imported is no code of the data.
    """

    def __init__(self) -> None:
        self._folder: str | None = None
        self._seen: list[str] = []
        self._output = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os.dup2(self._output.fileno(), 1)
        os.dup2(self._output.fileno(), 2)
        logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
        sys.addaudithook(self._hook)

    @contextmanager
    def over(self, folder: Path) -> Iterator[list[Finding]]:
        """Watch one case; the list is filled at the end."""
        found: list[Finding] = []
        self._seen.clear()
        self._output.seek(0)
        self._output.truncate()
        self._folder = str(folder)
        try:
            yield found
        finally:
            self._folder = None
            sys.stdout.flush()
            sys.stderr.flush()
            self._output.seek(0)
            printed = self._output.read().decode("utf-8", "replace")
            found += [Finding(Counter.SIDE_EFFECT, event) for event in dict.fromkeys(self._seen)]
            if any(canary in printed for canary in CANARIES):
                found.append(Finding(Counter.LEAK, "a canary was printed or logged"))

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._folder is None:
            return
        if event == "open":
            self._opened(*arguments)
        elif event in _STARTS or event.startswith("socket."):
            if not _from_our_parser(sys._getframe()):
                self._seen.append(event)
        elif event == "compile" and _is_data(arguments[1], sys._getframe()):
            self._seen.append("compile")

    def _opened(self, path: object, mode: object, flags: int) -> None:
        writing = flags & _WRITING or (isinstance(mode, str) and set(mode) & set("wax+"))
        if not writing or isinstance(path, int):
            return
        place = os.path.abspath(os.fsdecode(path))  # type: ignore[arg-type]  # noqa: PTH100
        inside = place.startswith((self._folder or "", "/dev/", "/proc/self/"))
        if not inside and not _from_our_parser(sys._getframe()):
            self._seen.append(f"open for writing: {Path(place).suffix or 'a file'}")


def _frames(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def _from_our_parser(frame: FrameType) -> bool:
    """Whether the import itself started this through the process machinery of the library."""
    files = [seen.f_code.co_filename for seen in _frames(frame)]
    starts = any(name.endswith(("subprocess.py",)) or "multiprocessing" in name for name in files)
    return starts and any(_OURS in name for name in files)


def _is_data(filename: object, frame: FrameType) -> bool:
    """Whether source text that is no file is compiled outside the import of a module."""
    if isinstance(filename, str | bytes) and Path(os.fsdecode(filename)).exists():
        return False
    machinery = ("importlib", "dataclasses.py", "collections/__init__.py", "typing.py", "pydantic")
    return not any(
        any(part in seen.f_code.co_filename for part in machinery) for seen in _frames(frame)
    )


def forget_peak() -> None:
    """Let the peak of this process start again from what it holds now (Linux)."""
    for pid in _processes():
        try:
            Path(f"/proc/{pid}/clear_refs").write_text("5")
        except OSError:
            continue


def peak_bytes() -> int:
    """The largest peak of resident memory of this process or one of its children."""
    return max((_peak(pid) for pid in _processes()), default=0)


def _processes() -> list[int]:
    own = os.getpid()
    try:
        children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
    except OSError:
        children = []
    return [own, *map(int, children)]


def _peak(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    for line in status.splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0
