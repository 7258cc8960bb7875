"""Compare dxmatch with what else one could take: equal results first, then time.

    make bench                        all sizes; writes docs/performance.md, its twin, the plot
    make bench SIZES=10000,100000     prints only
    python -m benchmarks --help

Exit code 1 if two engines that must agree do not; never because of time.
"""

from __future__ import annotations

import argparse
import sys

from benchmarks.report.machine import machine, versions
from benchmarks.report.pages import write
from benchmarks.report.result import Result
from benchmarks.report.tables import page
from benchmarks.suite import Plan, run

SIZES = (10_000, 100_000, 1_000_000)


def main(arguments: list[str]) -> None:
    """Run the suite and print the page; with ``--write`` put it into the documentation."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default=SIZES, help="talents, with commas")
    parser.add_argument("--needs", type=int, default=24, help="positions per pool")
    parser.add_argument("--rounds", type=int, default=3, help="rounds over all positions")
    parser.add_argument("--batch", type=int, default=10_000, help="positions of the batch; 0: none")
    parser.add_argument("--seed", type=int, default=20261126)
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    given = parser.parse_args(arguments)
    result = Result(machine(), versions(), _command(given.sizes))
    run(Plan(given.sizes, given.needs, given.rounds, given.batch, given.seed), result)
    print("\n" + page(result, "en", "performance.png"))
    if given.write:
        write(result)


def _sizes(text: str) -> tuple[int, ...]:
    sizes = tuple(sorted({int(part.replace("_", "")) for part in text.split(",")}))
    if sizes[0] < 1_000:
        raise argparse.ArgumentTypeError("a pool needs at least 1,000 talents")
    return sizes


def _command(sizes: tuple[int, ...]) -> str:
    return "make bench" if sizes == SIZES else f"make bench SIZES={','.join(map(str, sizes))}"


if __name__ == "__main__":
    main(sys.argv[1:])
