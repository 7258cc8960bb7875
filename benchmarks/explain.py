"""What explanations cost, as ratios to finding the matches in the same pool.

Run as ``python -m benchmarks.explain [TALENTS] [POSITIONS]``; needs about 3 GB for 1,000,000.
Finding means evaluating the sheet and taking the best K; explaining means every line of those K
with its reason in both languages. The goal is a ratio of at most 1. Before anything is timed, the
explanations are checked: their points sum to the totals that were found.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable

from benchmarks.market.draw import draw
from benchmarks.market.needs import Needs, from_topic
from benchmarks.market.pool import pool_of
from dxmatch.matching import Shortlist, match
from dxmatch.models import Position
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.presets import default_sheet

K, ROUNDS, SEED = 20, 3, 20_261_126
LANGS = ("ja", "en")


def find(position: Position, pool: TalentPool, sheet: Strategy) -> Shortlist:
    """A shortlist whose matches are not yet explained."""
    return match(position, pool, sheet, K)


def explained(shortlist: Shortlist) -> int:
    """Every line of every match with its words; the number of characters."""
    return sum(len(found.text("ja")) + len(found.text("en")) for found in shortlist)


def check(shortlists: list[Shortlist]) -> None:
    """The points of the lines are the totals, and each list is full."""
    for shortlist in shortlists:
        for found in shortlist:
            again = shortlist.explain(found.key)
            sums = sum(f.weight * (f.value or 0) for f in found.want)
            if not sums == found.total == again.total or again.rank != found.rank:
                raise SystemExit("an explanation does not add up")


def main() -> None:
    """Print one line per kind of explanation with its ratio to finding."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    pool = pool_of(draw(size, SEED))
    needs = Needs(SEED, from_topic)
    positions = [needs.draw(5).position() for _ in range(count)]
    sheet = default_sheet()
    check([find(position, pool, sheet) for position in positions])
    kinds: dict[str, Callable[[Shortlist], object]] = {
        f"explain {K} matches, ja and en": explained,
        "compare the first two": lambda s: s.compare(s[0].key, s[1].key).text("ja"),
        "what if (one weight)": lambda s: s.what_if(weights={"rate_fit": 30}),
        "stability": lambda s: s.stability(),
        "unknowns and next questions": lambda s: s.unknowns(),
    }
    finding: list[float] = []
    times: dict[str, list[float]] = {name: [] for name in kinds}
    gc.freeze()
    for round_ in range(ROUNDS + 1):
        for position in positions:
            began = time.perf_counter()
            find(position, pool, sheet)
            if round_:
                finding.append(time.perf_counter() - began)
            for name, kind in kinds.items():
                # Each kind on a list of its own: what one works out must not serve the next.
                fresh = find(position, pool, sheet)
                if name.startswith("compare"):
                    fresh.matches  # noqa: B018
                began = time.perf_counter()
                kind(fresh)
                if round_:
                    times[name].append(time.perf_counter() - began)
    base = statistics.median(finding)
    print(f"{size:,} talents, {count} positions, six must and six want lines, best {K}")
    print(f"{'find (evaluate, take the best)':36s} {1:8.2f} x  {base * 1000:9.1f} ms")
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:36s} {middle / base:8.2f} x  {middle * 1000:9.1f} ms")


if __name__ == "__main__":
    main()
