"""What must give way, against one evaluation of the same sheet, interleaved in one run.

Eight must lines keep talents out: schedule, budget, form, place, consent and three required
skills. First the answers for a small pool are compared with a plain-Python reference: every change
that is reported gives as many eligible talents there, and no part of it is enough. Then `relax`
(every set of lines, every change of the position, each checked) is timed against `evaluate`, which
is asked twice: for a position it has not seen, and for the same one again. Only ratios within one
run mean anything.

    python -m benchmarks.relax [talents] [positions]
"""

from __future__ import annotations

import statistics
import sys
import time
from datetime import date

from tests import reference

from benchmarks.market.draw import draw
from benchmarks.market.needs import Needs, from_topic
from benchmarks.market.pool import FORMS, pool_of
from dxmatch import TalentPool
from dxmatch.explain.position_change import changed
from dxmatch.explain.relaxing import relax
from dxmatch.models import Position
from dxmatch.scoring.evaluate import evaluate
from dxmatch.scoring.presets import default_sheet

AT_LEAST = 5
SEED = 20261126
NEW, AGAIN, RELAX = "evaluate, new position", "evaluate", "relax"
SHEET = default_sheet()


def position(needs: Needs) -> Position:
    """Three skills must be there, for quasi-mandates on site."""
    plain = needs.draw(5).position()
    return plain.model_copy(
        update={
            "must": plain.want[:3],
            "onsite_days": max(plain.onsite_days, 4),
            "forms": frozenset({FORMS[0]}),
            "as_of": date(2026, 10, 1),
        }
    )


def check(pool: TalentPool, positions: list[Position]) -> None:
    """What is promised holds in the plain-Python reference."""
    for need in positions:
        for told in relax(SHEET, need, pool, 2):
            parts = [told.changes[:at] + told.changes[at + 1 :] for at in range(len(told.changes))]
            less = [eligible(changed(need, part), pool) for part in parts]
            if not max(less) < 2 <= told.eligible == eligible(told.position, pool):
                raise SystemExit("relax and the reference disagree")


def eligible(need: Position, pool: TalentPool) -> int:
    """As the reference counts."""
    return len(reference.evaluate(SHEET, need, pool.talents).ranking)


def seconds(needs: Needs, pool: TalentPool, count: int) -> dict[str, list[float]]:
    """Interleaved times of each position."""
    times: dict[str, list[float]] = {NEW: [], AGAIN: [], RELAX: []}
    for _ in range(count):
        need = position(needs)
        for name in (NEW, AGAIN):
            began = time.perf_counter()
            evaluate(SHEET, need, pool)
            times[name].append(time.perf_counter() - began)
        began = time.perf_counter()
        told = relax(SHEET, need, pool, AT_LEAST)
        clashes, lines = len(told.conflicts), len(told.lines)
        times[RELAX].append(time.perf_counter() - began)
        ratio = times[RELAX][-1] / times[AGAIN][-1]
        print(
            f"  eligible {told.eligible}, changes {told.found}, sets of lines {lines}, "
            f"conflicts {clashes}: {ratio:.1f} evaluations"
        )
    return times


def main() -> None:
    """Print the ratio of `relax` to `evaluate`, median over positions."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    needs = Needs(SEED, from_topic)
    check(pool_of(draw(300, SEED)), [position(needs) for _ in range(3)])
    pool = pool_of(draw(size, SEED))
    evaluate(SHEET, position(needs), pool)
    times = seconds(needs, pool, count)
    cost = statistics.median(times[RELAX])
    print(f"{size:,} talents, {count} positions, 8 must lines, at least {AT_LEAST} eligible")
    for name in (AGAIN, NEW):
        print(f"relax / {name:24s} {cost / statistics.median(times[name]):7.1f} x (target: ≤ 50)")


if __name__ == "__main__":
    main()
