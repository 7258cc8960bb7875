"""Classes of columns that nobody thought of yet are kept too."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, partial
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from dxmatch.models.pool.arrays import total_bytes
from dxmatch.models.pool.file.array_tree import Taken, arrays_of, put_together, taken_apart
from dxmatch.models.pool.recent import Recent


class Mode(StrEnum):
    QUIET = "quiet"
    LOUD = "loud"


@dataclass(frozen=True)
class Inner:
    numbers: NDArray[np.uint16]
    on: bool


@dataclass(frozen=True, eq=False)
class Outer:
    names: tuple[str, ...]
    levels: tuple[Inner, ...]
    pair: tuple[Inner, NDArray[np.int64]]
    maybe: Inner | None
    other: Inner | None
    share: float
    mode: Mode
    made: Recent[int, int]
    kept: Recent[int, int] = field(default_factory=partial(Recent, 7))

    @cached_property
    def first(self) -> str:
        return self.names[0]


def inner(*numbers: int) -> Inner:
    return Inner(np.array(numbers, np.uint16), np.bool_(True))  # type: ignore[arg-type]


def test_a_tree_comes_back() -> None:
    tree = Outer(
        ("a", "b"),
        (inner(1), inner()),
        (inner(2, 3), np.arange(3)),
        None,
        inner(9),
        0.5,
        Mode.LOUD,
        Recent(3),
    )
    tree.kept.get(1, lambda: 2)
    parts = dict(taken_apart(tree, "x"))
    arrays = {name: part for name, part in parts.items() if isinstance(part, np.ndarray)}
    plain: dict[str, Any] = {n: p for n, p in parts.items() if not isinstance(p, np.ndarray)}
    back = put_together(Outer, "x", Taken(arrays, plain))
    assert dict(taken_apart(back, "x")).keys() == parts.keys()
    assert back.names == ("a", "b") and back.first == "a" and back.share == 0.5
    assert back.maybe is None and back.other.numbers.tolist() == [9] and back.other.on is True
    assert [each.numbers.tolist() for each in back.levels] == [[1], []]
    assert back.pair[0].numbers.tolist() == [2, 3] and back.pair[1].tolist() == [0, 1, 2]
    assert (back.made.size, back.kept.size) == (3, 7) and back.mode is Mode.LOUD
    assert back.kept.get(1, lambda: 5) == 5, "what was kept is made anew"
    assert total_bytes(arrays_of(tree)) == 2 * 4 + 3 * 8
    assert total_bytes(arrays_of((tree, tree))) == 2 * 4 + 3 * 8, "shared arrays count once"
    with pytest.raises(KeyError):
        put_together(Outer, "x", Taken(arrays, {**plain, "x.names": 2}))
    with pytest.raises(KeyError):
        put_together(Outer, "y", Taken(arrays, plain))
    with pytest.raises(TypeError):
        put_together(Outer, "x", Taken(arrays, {**plain, "x.share": "much"}))


def test_what_is_no_column_is_told() -> None:
    with pytest.raises(TypeError, match="x: a column cannot be a set"):
        list(taken_apart({1}, "x"))
