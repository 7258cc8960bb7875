"""The order of a run: for every pool agreement, then time; then what concerns dxmatch alone."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks import ours
from benchmarks.market.columns import Market
from benchmarks.market.draw import draw
from benchmarks.market.feeds import example_needs, example_pool, market_of
from benchmarks.market.needs import Need, Needs, from_topic
from benchmarks.market.pool import ids_of, parts_of, pool_of_names
from benchmarks.measure import batches, growth
from benchmarks.measure.agreement import check, check_eligible
from benchmarks.measure.bandwidth import bytes_to_read, read_speed
from benchmarks.measure.rounds import alone, in_turns
from benchmarks.measure.startup import startup
from benchmarks.peers.engine import Index, timed
from benchmarks.peers.ready import Ready
from benchmarks.peers.roster import peers
from benchmarks.report.result import Core, Result, Scene
from dxmatch import TalentPool
from dxmatch.models import Position

_CHECKED = 6
"""Needs on which every engine is compared; who is eligible is compared on all."""
_MOST_EXAMPLES = 100_000
_MOST_BATCH = 100_000


@dataclass(frozen=True, slots=True)
class Plan:
    """How large and how often."""

    sizes: Sequence[int]
    needs: int
    rounds: int
    batch: int
    seed: int


def run(plan: Plan, result: Result) -> None:
    """Fill ``result``.

    Raises:
        Disagreement: two engines that must agree do not.
    """
    speed = read_speed()
    for size in plan.sizes:
        market = draw(size, plan.seed)
        needs = Needs(plan.seed, from_topic).several(plan.needs)
        pool, index = _built(market)
        print(f"{size:,} talents are there", flush=True)
        result.scenes.append(_scene("drawn", pool, index, market, needs, plan.rounds))
        result.cores.append(_core(pool, market, needs, plan.rounds, speed))
        if plan.batch and size == _batch_size(plan.sizes):
            many = Needs(plan.seed + 1, from_topic).several(plan.batch)
            result.batch = batches.measured(pool, Ready(market, many), many, list(market.names()))
            result.batch_size = (plan.batch, size)
    result.scenes.append(_examples(plan))
    result.startup = startup()


def _batch_size(sizes: Sequence[int]) -> int:
    """The largest pool that a batch is run on, the smallest one if all are larger."""
    return max((size for size in sizes if size <= _MOST_BATCH), default=min(sizes))


def _built(market: Market) -> tuple[TalentPool, Index]:
    """The pool from the names of everybody's skills, as the text indexes are built; timed."""
    names, ids, parts = list(market.names()), ids_of(market), parts_of(market)
    tries = 3 if len(market) <= 100_000 else 1
    made = [timed(lambda: pool_of_names(names, market.level, ids, parts)) for _ in range(tries)]
    pool = made[-1][0]
    return pool, Index(statistics.median(taken for _, taken in made), ours.array_bytes(pool))


def _examples(plan: Plan) -> Scene:
    size = min(max(plan.sizes), _MOST_EXAMPLES)
    pool = example_pool(size, plan.seed)
    market = market_of(pool)
    needs = example_needs(market, plan.seed).several(plan.needs)
    index = Index(None, ours.array_bytes(pool))
    return _scene("examples", pool, index, market, needs, plan.rounds)


def _scene(
    title: str,
    pool: TalentPool,
    index: Index,
    market: Market,
    needs: Sequence[Need],
    rounds: int,
) -> Scene:
    ready = Ready(market, needs)
    share = check_eligible(pool, ready, needs)
    engines = [*ours.engines(pool, index), *peers(ready, list(market.names()))]
    check(engines, ready, needs[:_CHECKED])
    print(f"{len(market):,} talents ({title}): {len(engines)} engines agree", flush=True)
    timings = in_turns({engine.label: engine.best for engine in engines}, needs, rounds)
    scene = Scene(title, len(market), share, [engine.entry for engine in engines], timings)
    for engine in engines:
        print(f"  {engine.label:36} {scene.ratio(engine.label, ours.LABEL):8.2f}", flush=True)
    return scene


def _core(
    pool: TalentPool, market: Market, needs: Sequence[Need], rounds: int, speed: float
) -> Core:
    positions = [need.position() for need in needs]
    calls: dict[str, Callable[[Position], object]] = {
        "bare": lambda position: ours.search(position, pool),
        "explained": lambda position: ours.explained(position, pool),
        "told": lambda position: ours.told(position, pool),
    }
    bare = alone(calls["bare"], positions, rounds)
    both = in_turns(calls, positions, rounds)
    warm, cold = growth.by_date(pool, needs)
    return Core(
        size=len(market),
        bare=bare.median,
        explained=both["explained"].median / both["bare"].median * bare.median,
        told=both["told"].median / both["bare"].median * bare.median,
        floor=bytes_to_read(market, needs) / speed,
        warm=warm,
        cold=cold,
        by_skills=growth.by_skills(pool),
        by_must_lines=growth.by_must_lines(pool),
    )
