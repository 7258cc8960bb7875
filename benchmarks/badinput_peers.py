"""The bad-input files through dxmatch and its peers, side by side, each in a limited child.

The files are those of ``tests/badinput``: CSV, JSON, JSON Lines and XLSX, hand-made and, with
``--generated``, the first of each generator. A child may use 4 GiB and 15 seconds a file; one that
dies is started again. The peers read a table and nothing more: only what happens to the process and
to the good rows is counted, not what a value means.

    python -m benchmarks.badinput_peers [--generated 100] [--only csv]
"""

from __future__ import annotations

import argparse
import json
import os
import select
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from pathlib import Path
from typing import Any

from tests.badinput.case import Case, Klass
from tests.badinput.collected import cases, good_cases
from tests.badinput.generate import GENERATORS
from tests.badinput.work import find_case

from benchmarks.peer_child import READERS, SUFFIXES

BYTES = 4 * 1024**3
SECONDS = 15.0
STARTING = 60.0
_SUFFIXES = frozenset({".csv", ".tsv", ".json", ".jsonl", ".xlsx"})
_LAYOUT = frozenset({"skip_rows", "header_rows", "records", "sheet", "encoding"})


class Fate(StrEnum):
    """What became of a file; a file can count in several lines."""

    DIED = "process died"
    HUNG = f"over {SECONDS:.0f} s"
    MEMORY = "over 300 MiB + 10 x the file"
    PANICKED = "not caught by except Exception"
    LOST = "read, good rows gone in silence"
    REFUSED_GOOD = "refused, with good rows in it"
    REFUSED = "refused, nothing known to be good"
    READ = "read, all good rows there"


class Child:
    """One library in a process of its own, started when needed and again when it has died."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._process: subprocess.Popen[str] | None = None

    def fates(self, case: str) -> list[Fate]:
        """Read one case and say what became of it."""
        fresh = self._process is None
        answer = self._ask(case, SECONDS + (STARTING if fresh else 0))
        if isinstance(answer, Fate):
            return [answer]
        found = [Fate.MEMORY] if answer["memory"] else []
        found += [Fate.HUNG] if answer["seconds"] > SECONDS else []
        match answer["end"]:
            case "panicked":
                return [*found, Fate.PANICKED]
            case "refused":
                return [*found, Fate.REFUSED_GOOD if answer["good"] else Fate.REFUSED]
            case _:
                return [*found, Fate.LOST if answer["gone"] else Fate.READ]

    def _ask(self, case: str, seconds: float) -> dict[str, Any] | Fate:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "benchmarks.peer_child", self.name],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                cwd=Path(__file__).parents[1],
                env={**os.environ, "PYTHONWARNINGS": "ignore"},
                preexec_fn=_limit,  # noqa: PLW1509 - no threads touch the child before exec
            )
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the child has no pipes")
        try:
            process.stdin.write(case + "\n")
            process.stdin.flush()
        except BrokenPipeError:
            self.end()
            return Fate.DIED
        ready, _, _ = select.select([process.stdout], [], [], seconds)
        line = process.stdout.readline() if ready else ""
        if not line:
            self.end()
            return Fate.DIED if ready else Fate.HUNG
        answer: dict[str, Any] = json.loads(line)
        return answer

    def end(self) -> None:
        """Stop the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _limit() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def is_table(case: Case) -> bool:
    """Whether any library could read the file: one of the kinds, its table from the first row."""
    stated = case.mapping.get("format", {}) if not isinstance(case.mapping, str | None) else {}
    return (
        case.act is None
        and Path(case.file_name).suffix in _SUFFIXES
        and case.limits is None
        and _LAYOUT.isdisjoint(stated)
    )


def chosen(generated: int, only: Klass | None) -> list[tuple[str, str]]:
    """Names of cases, each with the suffix of its file."""
    names = [(case.name, case) for case in (*cases(), *good_cases()) if only in {None, case.klass}]
    for klass in GENERATORS:
        if only in {None, klass}:
            for number in range(min(generated, GENERATORS[klass].count)):
                name = f"{klass}/{number}"
                names.append((name, find_case(name)))
    return [(name, Path(case.file_name).suffix) for name, case in names if is_table(case)]


def through(name: str, files: Sequence[tuple[str, str]]) -> Counter[Fate | str]:
    """All files that a library reads, counted by what became of them."""
    child, tally = Child(name), Counter[Fate | str]()
    for case, suffix in files:
        if suffix in SUFFIXES.get(name, _SUFFIXES):
            tally["files"] += 1
            tally.update(child.fates(case))
    child.end()
    return tally


def main(arguments: Sequence[str]) -> None:
    """Print one table: what became of the files by library."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.badinput_peers")
    parser.add_argument("--generated", type=int, default=0, help="of each generator")
    parser.add_argument("--only", choices=list(Klass), type=Klass, help="one class")
    given = parser.parse_args(arguments)
    files = chosen(given.generated, given.only)
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda name: through(name, files), READERS))
    tallies = dict(zip(READERS, found, strict=True))
    print(f"{'':36}" + "".join(f"{name:>10}" for name in READERS))
    for line in ("files", *Fate):
        print(f"{line:36}" + "".join(f"{tallies[name][line]:>10,}" for name in READERS))


if __name__ == "__main__":
    main(sys.argv[1:])
