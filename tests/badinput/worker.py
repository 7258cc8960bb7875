"""The warm child of the runner: a case a line in, its outcome a line out, until the pipe closes."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any

from tests.badinput.case import Case, Counter
from tests.badinput.verdict import Finding, judge, prepare, truth
from tests.badinput.watch import Watch, forget_peak, peak_bytes
from tests.badinput.work import find_case

_MIB = 1024 * 1024
BASE_BYTES = 300 * _MIB
BASE_SECONDS = 2.0
TRIES = 3


def run_one(case: Case, watch: Watch, folder: Path) -> dict[str, object]:
    """The findings of one case with their counters, its digest, its time.

    A case that seems too slow is run again: on a machine that does other work too, only what is
    slow every time hangs.
    """
    answer = _run_once(case, watch, folder)
    for _ in range(TRIES - 1):
        if not any(kind == Counter.HANG for kind, _ in answer["findings"]):
            break
        answer = _run_once(case, watch, folder)
    return answer


def _run_once(case: Case, watch: Watch, folder: Path) -> dict[str, Any]:
    folder.mkdir()
    prepare(case, folder)
    forget_peak()
    start = time.perf_counter()
    with watch.over(folder) as effects:
        outcome = judge(case, folder)
    seconds = time.perf_counter() - start
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    shutil.rmtree(folder)
    found = [*outcome.findings, *effects, *_costs(seconds, peak_bytes(), size)]
    return {
        "name": case.name,
        "findings": [[finding.counter, finding.text] for finding in found],
        "digest": outcome.digest,
        "seconds": seconds,
    }


def _costs(seconds: float, peak: int, size: int) -> list[Finding]:
    found = []
    if seconds > BASE_SECONDS + size / _MIB:
        found.append(Finding(Counter.HANG, f"{seconds:.1f} s for {size:,} bytes"))
    if peak > BASE_BYTES + 10 * size:
        found.append(Finding(Counter.MEMORY, f"{peak // _MIB} MiB for {size:,} bytes"))
    return found


def main() -> None:
    """Serve the runner on what was standard output."""
    warnings.simplefilter("error")
    sys.dont_write_bytecode = True
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for number in range(60):
        truth(number)
    base = Path(tempfile.mkdtemp(prefix="badinput-"))
    watch = Watch()
    try:
        for number, line in enumerate(sys.stdin):
            result = run_one(find_case(line.strip()), watch, base / str(number))
            answers.write(json.dumps(result) + "\n")
            answers.flush()
    finally:
        shutil.rmtree(base, ignore_errors=True)


if __name__ == "__main__":
    main()
