"""Run every target for some seconds: ``python -m fuzz --seconds 60 [--only csv]``."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from fuzz.seeds import write_seeds

_ROOT = Path(__file__).parents[1]
_DONE = re.compile(r"Done (\d+) runs")
_TARGETS = (
    *("csv", "tsv", "json", "jsonl", "xlsx", "parquet", "arrow", "resume", "sheet", "talents"),
    *("toml", "project", "quarantine"),
)


def fuzz(target: str, seconds: int) -> bool:
    """Fuzz one target; False if something was found (the input is kept and named)."""
    corpus = _ROOT / "fuzz" / "corpus" / target
    write_seeds(target, corpus)
    paths = os.pathsep.join((str(_ROOT / "src"), str(_ROOT)))
    options = [f"-max_total_time={seconds}", "-max_len=65536", "-timeout=30", "-rss_limit_mb=4096"]
    options.append(f"-artifact_prefix={corpus.parent}/{target}-")
    done = subprocess.run(
        [sys.executable, "-m", "fuzz.target", target, *options, str(corpus)],
        cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    runs = _DONE.search(done.stderr)
    sys.stdout.write(f"{target:12} {runs[1] if runs else '?':>9} runs, exit {done.returncode}\n")
    if done.returncode:
        sys.stdout.write("\n".join(done.stderr.splitlines()[-30:]) + "\n")
    sys.stdout.flush()
    return done.returncode == 0


def main(arguments: Sequence[str]) -> int:
    """1 if any target found something."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--only", choices=_TARGETS, help="one target")
    given = parser.parse_args(arguments)
    targets = [given.only] if given.only else list(_TARGETS)
    return 0 if all(fuzz(target, given.seconds) for target in targets) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
