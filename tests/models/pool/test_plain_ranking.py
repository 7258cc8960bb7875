"""The k best in numpy, with needs left for later in small pools too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from dxmatch.models import SCALE
from dxmatch.models.pool.kernels import (
    Kernels,
    Plan,
    Searches,
    plain_ranking,
    plain_sums,
    ranked,
)
from dxmatch.models.pool.kernels.entries import Entries
from tests.models.pool.test_ranked import checked, drawn_plan, drawn_searches


def drawn(seed: int) -> tuple[Searches, list[Plan], int]:
    """Searches in a pool of a few thousand."""
    random = np.random.default_rng(seed)
    size = int(random.choice([50, 2_000, 5_000]))
    own = drawn_plan(random, size, 4) if seed % 2 else common_and_scarce(random, size)
    same = own._replace(similarity=own.similarity[::-1])
    plans = [own, same]
    searches = drawn_searches(random, plans, size, kept=False)
    if not seed % 2:  # as little as makes the rest of a sheet
        searches = searches._replace(weight=30, k=int(random.choice([1, 3, 20])))
    return searches, plans, size


def common_and_scarce(random: np.random.Generator, size: int) -> Plan:
    """Five needs that many meet, and three that few meet but that weigh more."""
    shares = [0.5, 0.4, 0.3, 0.3, 0.2, 0.05, 0.03, 0.02]
    held = [np.flatnonzero(random.random(size) < share).astype(np.uint32) for share in shares]
    rows, counts = np.concatenate(held), [each.size for each in held]
    codes = random.integers(0, 3, rows.size).astype(np.uint8)
    fits = random.integers(SCALE // 2, SCALE + 1, (2, 3)).astype(np.int32)
    needs = range(len(shares))
    return Plan(
        Entries(np.cumsum([0, *counts]), rows, codes, size),
        fits,
        [*needs],
        [SCALE] * len(needs),
        [*needs, len(needs)],
        random.integers(0, 2, len(needs)).tolist(),
        [1, 1, 1, 1, 2, 3, 4, 4],
    )


def leave(patch: pytest.MonkeyPatch, later: int, look_up: int, share: int) -> None:
    """Leave needs for later, up to some percent of all points, that one in ``share`` has."""
    patch.setattr(plain_ranking, "_MANY", 1)
    patch.setattr(plain_ranking, "_LATER", later)
    patch.setattr(plain_ranking, "_LOOK_UP", look_up)
    patch.setattr("dxmatch.models.pool.kernels.entries._SHARE", share)


@pytest.mark.parametrize("share", [4, 48, 10**6])
@pytest.mark.parametrize("look_up", [0, 8])
@pytest.mark.parametrize("later", [50, 100])
def test_what_is_left_for_later_changes_nothing(
    later: int, look_up: int, share: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Equal to judging and sorting everybody, whatever is left and wherever it is looked up."""
    leave(monkeypatch, later, look_up, share)
    for seed in range(25):
        checked(*drawn(seed), [Kernels.NUMPY])


def test_needs_are_left_for_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several are never added up, and are looked up in columns as well as by searching; others are
    added up after all, and sometimes everybody has to be looked at."""
    leave(monkeypatch, 50, 8, 4)
    calls: Counter[str] = Counter()

    def counted(module: Any, name: str, times: Callable[[Any], int] = lambda _: 1) -> None:
        original = getattr(module, name)

        def call(*given: Any) -> Any:
            answer = original(*given)
            calls[name] += times(answer)
            return answer

        monkeypatch.setattr(module, name, call)

    for module, name in (
        (plain_ranking, "points_of"),
        (plain_sums, "_read"),
        (plain_sums, "_searched"),
    ):
        counted(module, name)
    counted(plain_ranking, "needs_of", len)
    counted(plain_ranking, "_hopeful", lambda found: len(found[2]) > 1)
    counted(plain_ranking, "_parted", lambda found: bool(found[1]))
    for seed in range(25):
        searches, _, size = drawn(seed)
        ranked(searches, size, Kernels.NUMPY)
    assert 0 < calls["points_of"] < calls["needs_of"]
    assert 0 < calls["_hopeful"] < calls["_parted"]
    assert calls["_read"] and calls["_searched"]


def test_threads_do_not_disturb_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sums are kept for each thread, and columns for all of them."""
    leave(monkeypatch, 50, 8, 48)
    asked = [drawn(seed) for seed in range(12)]

    def found(case: tuple[Searches, list[Plan], int]) -> list[Any]:
        searches, _, size = case
        return [each.tolist() for each in ranked(searches, size, Kernels.NUMPY)]

    right = [found(case) for case in asked]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(found, asked * 6)) == right * 6
