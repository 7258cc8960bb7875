"""`import dxmatch` over an empty Python, in processes of their own and in turns."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

_ROUNDS = 11
_CODES = {"empty": "pass", "numpy": "import numpy", "dxmatch": "import dxmatch"}
_NAMES = "import dxmatch; dxmatch.match, dxmatch.TalentPool, dxmatch.ScheduleFits"


def startup() -> dict[str, float]:
    """Median seconds above an empty Python: numpy, dxmatch, and dxmatch with the names of a
    search, which are loaded when they are first used."""
    taken: dict[str, list[float]] = {name: [] for name in (*_CODES, "names")}
    for _ in range(_ROUNDS):
        for name, code in (*_CODES.items(), ("names", _NAMES)):
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            taken[name].append(time.perf_counter() - began)
    medians = {name: statistics.median(times) for name, times in taken.items()}
    return {name: medians[name] - medians["empty"] for name in ("numpy", "dxmatch", "names")}
