"""``python -m tests.badinput``: one table, classes by counters; every number must be 0."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter as Tally
from collections.abc import Sequence
from pathlib import Path

from tests.badinput.case import Counter, Klass
from tests.badinput.runner import Result, run_all
from tests.badinput.work import Tier, names

SHOWN = 40


def table(results: Sequence[Result]) -> list[list[str]]:
    """Header, a line a class, and the sum: number of inputs, then each counter."""
    lines = [["class", "inputs", *Counter]]
    for klass in (*Klass, None):
        own = [result for result in results if klass in {None, result.klass}]
        if not own:
            continue
        tally = Tally(kind for result in own for kind in {kind for kind, _ in result.findings})
        name = "all" if klass is None else klass.value
        lines.append([name, f"{len(own):,}", *(str(tally[counter]) for counter in Counter)])
    return lines


def text(lines: Sequence[Sequence[str]]) -> str:
    """The table in aligned columns."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )


def main(arguments: Sequence[str]) -> int:
    """Run a tier; 1 if anything happened that must not."""
    parser = argparse.ArgumentParser(prog="python -m tests.badinput", description=__doc__)
    parser.add_argument("--tier", choices=list(Tier), default=Tier.CI, type=Tier)
    parser.add_argument("--only", choices=list(Klass), type=Klass, help="one class")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all findings too")
    given = parser.parse_args(arguments)
    start = time.perf_counter()
    results = run_all(list(names(given.tier, given.only)))
    lines = table(results)
    bad = [result for result in results if result.findings]
    for result in bad[:SHOWN]:
        for kind, words in result.findings:
            sys.stdout.write(f"{result.name}: {kind}: {words}\n")
    sys.stdout.write(text(lines) + "\n")
    slowest = max((result.seconds for result in results), default=0.0)
    sys.stdout.write(
        f"{len(results):,} inputs, each under two hash seeds; {len(bad)} with findings; "
        f"{time.perf_counter() - start:.0f} s, the slowest input {slowest:.1f} s\n"
    )
    if given.json:
        found = {result.name: result.findings for result in bad}
        given.json.write_text(
            json.dumps({"table": lines, "findings": found}, ensure_ascii=False, indent=1) + "\n",
            encoding="utf-8",
        )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
