"""The host's side: children that wait for files, are reused, and are replaced when they die."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import suppress
from functools import lru_cache
from importlib.resources import files
from typing import IO, Any, Final

_KEPT = 2
_LONGEST_FRAME = 256 << 20
_KEPT_VARIABLES = (
    "PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TZDIR", "TEMP", "TMP",
)  # fmt: skip


class ChildDied(Exception):
    """The child ended, or answered something that is no answer."""


class ChildSlow(Exception):
    """The child took longer than it may, and was ended."""


class Child:
    """One process with one job at a time; ``with`` nothing: see `borrow` and `give_back`."""

    def __init__(self) -> None:
        self._ready = True  # not while answers are still to come
        if not sys.executable:
            raise ChildDied("no Python to start")
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", _program()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
            start_new_session=True,
        )

    def answers(self, job: dict[str, Any], content: bytes) -> Generator[dict[str, Any], None, None]:
        """Send one file and give the frames that come back, the last one included.

        Raises:
            ChildDied, ChildSlow: the child is then ended.
        """
        slow = threading.Event()

        def stop() -> None:
            slow.set()
            self._process.kill()

        clock = threading.Timer(job["seconds"], stop)
        clock.daemon = True
        clock.start()
        self._ready = False
        try:
            self._send(job, content)
            while not self._ready:
                frame = self._frame()
                self._ready = "end" in frame or "refused" in frame
                yield frame
        except (OSError, ValueError, ChildDied):
            raise (ChildSlow if slow.is_set() else ChildDied) from None
        finally:
            clock.cancel()
            if not self._ready:
                self.close()

    def _send(self, job: dict[str, Any], content: bytes) -> None:
        pipe = self._pipe(self._process.stdin)
        path = [entry for entry in sys.path if entry]
        head = json.dumps({**job, "size": len(content), "path": path}).encode()
        pipe.write(len(head).to_bytes(8, "big") + head)
        pipe.write(content)
        pipe.flush()

    def _frame(self) -> dict[str, Any]:
        pipe = self._pipe(self._process.stdout)
        size = int.from_bytes(pipe.read(8), "big")
        if not 0 < size <= _LONGEST_FRAME:
            raise ChildDied
        frame = json.loads(pipe.read(size))
        if not isinstance(frame, dict):
            raise ChildDied
        return frame

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        if pipe is None:
            raise ChildDied
        return pipe

    @property
    def ready(self) -> bool:
        """Whether it can take another job."""
        return self._ready and self._process.poll() is None

    def close(self) -> None:
        """End the process, at once."""
        self._process.kill()
        self._close_pipes()
        self._process.wait()

    def disown(self) -> None:
        """After a fork: the process belongs to the parent, which will end it."""
        self._close_pipes()
        self._process.returncode = 0

    def _close_pipes(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


_idle: Final[list[Child]] = []
_lock = threading.Lock()


def borrow() -> Child:
    """A child that waits, or a new one.

    Raises:
        ChildDied: none can be started.
    """
    with _lock:
        while _idle:
            child = _idle.pop()
            if child.ready:
                return child
            child.close()
    try:
        return Child()
    except OSError:
        raise ChildDied from None


def give_back(child: Child) -> None:
    """Keep a child for the next file, if it lives and few wait."""
    with _lock:
        if child.ready and len(_idle) < _KEPT:
            _idle.append(child)
            return
    child.close()


def close_all() -> None:
    """End all children that wait; also done when Python ends."""
    with _lock:
        waiting = [_idle.pop() for _ in range(len(_idle))]
    for child in waiting:
        child.close()


def _forget() -> None:
    """In a forked process: neither the children nor the lock of the parent are ours."""
    global _lock  # noqa: PLW0603
    _lock = threading.Lock()
    for child in _idle:
        child.disown()
    _idle.clear()


@lru_cache(maxsize=1)
def _program() -> str:
    return files("dxmatch.io.isolation").joinpath("worker.py").read_text(encoding="utf-8")


atexit.register(close_all)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
