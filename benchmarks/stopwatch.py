"""How long one call takes, and how much memory a process has held at most."""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Callable
from pathlib import Path


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes; what it returns is freed outside of the time."""
    gc.collect()
    start = time.perf_counter()
    kept = work()
    taken = time.perf_counter() - start
    del kept
    return taken


def peak_bytes() -> int:
    """The most memory that this process has held so far.

    On Linux `getrusage` counts what its parent held when it was started, so the kernel is asked.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
