"""Run cases in warm children, two at a time, each with another hash seed; count what is wrong."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from tests.badinput.case import Counter, Klass

HARD_SECONDS = 30
_CHILD_BYTES = 6 * 1024**3


@dataclass(slots=True)
class Result:
    """What became of one case."""

    name: str
    klass: Klass
    findings: list[tuple[Counter, str]] = field(default_factory=list)
    digest: str = ""
    seconds: float = 0.0


class _Child:
    """One worker, started when it is needed and again when it has died."""

    def __init__(self, hash_seed: str) -> None:
        self._seed = hash_seed
        self._process: subprocess.Popen[str] | None = None

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.badinput.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                env={**os.environ, "PYTHONHASHSEED": self._seed},
                preexec_fn=_limit_memory,  # noqa: PLW1509 - no threads touch the child before exec
            )
        return self._process

    def ask(self, name: str) -> dict[str, Any] | Counter:
        """The answer of the worker, or `HANG` or `CRASH` if there was none."""
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(name + "\n")
            process.stdin.flush()
        except BrokenPipeError:
            self.end()
            return Counter.CRASH
        # A new child imports everything first.
        ready, _, _ = select.select([process.stdout], [], [], 2 * HARD_SECONDS)
        if not ready:
            self.end()
            return Counter.HANG
        line = process.stdout.readline()
        if not line:
            self.end()
            return Counter.CRASH
        answer: dict[str, Any] = json.loads(line)
        return answer

    def end(self) -> None:
        """Stop the worker."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _limit_memory() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_CHILD_BYTES, _CHILD_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run_all(work: Sequence[tuple[str, Klass]]) -> list[Result]:
    """Run every case in two processes with different hash seeds and compare the answers."""
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda seed: _run_in_one_child(work, seed), ("1", "4242"))
    for one, other in zip(first, second, strict=True):
        known = set(one.findings)
        one.findings += [finding for finding in other.findings if finding not in known]
        if one.digest and other.digest and one.digest != other.digest:
            one.findings.append((Counter.FLAKY, "another answer under another hash seed"))
        one.seconds = max(one.seconds, other.seconds)
    return first


def _run_in_one_child(work: Sequence[tuple[str, Klass]], hash_seed: str) -> list[Result]:
    child, results = _Child(hash_seed), []
    for name, klass in work:
        answer = child.ask(name)
        result = Result(name, klass)
        if isinstance(answer, Counter):
            result.findings.append((answer, "the process did not answer"))
        else:
            result.findings = [(Counter(kind), text) for kind, text in answer["findings"]]
            result.digest, result.seconds = answer["digest"], answer["seconds"]
        results.append(result)
    child.end()
    return results
