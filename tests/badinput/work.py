"""The names of all that is run: hand-made cases, and generated ones as ``class/number``."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from tests.badinput.case import Case, Klass
from tests.badinput.collected import cases, good_cases
from tests.badinput.generate import GENERATORS, generated


class Tier(StrEnum):
    """How much is generated: for a quick look, for every change, for the night."""

    FAST = "fast"
    CI = "ci"
    NIGHTLY = "nightly"


_FRACTION = {Tier.FAST: 20, Tier.CI: 1}


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Case]:
    return {case.name: case for case in (*cases(), *good_cases())}


def find_case(name: str) -> Case:
    """A case by its name."""
    klass, slash, number = name.partition("/")
    return generated(Klass(klass), int(number)) if slash else _by_name()[name]


def names(tier: Tier, only: Klass | None = None) -> Iterator[tuple[str, Klass]]:
    """All cases of a tier with their class."""
    for case in (*cases(), *good_cases()):
        if only in {None, case.klass}:
            yield case.name, case.klass
    for klass, generator in GENERATORS.items():
        if only not in {None, klass}:
            continue
        count = generator.count * 10 if tier is Tier.NIGHTLY else generator.count // _FRACTION[tier]
        yield from ((f"{klass}/{number}", klass) for number in range(count))
