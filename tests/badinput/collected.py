"""All cases of this folder, found by importing every ``cases_*.py``."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from tests.badinput.case import Case

HERE = Path(__file__).parent


def _of_modules(name: str) -> tuple[Case, ...]:
    modules = sorted(path.stem for path in HERE.glob("cases_*.py"))
    found = [getattr(import_module(f"{__package__}.{module}"), name, ()) for module in modules]
    return tuple(case for cases in found for case in cases)


@lru_cache(maxsize=1)
def cases() -> tuple[Case, ...]:
    """Bad input, with its verdict."""
    return _of_modules("CASES")


@lru_cache(maxsize=1)
def good_cases() -> tuple[Case, ...]:
    """Good but odd: never refused."""
    return _of_modules("GOOD")


def repeated_names() -> list[str]:
    """Names that two cases have; must be empty."""
    counted = Counter(case.name for case in (*cases(), *good_cases()))
    return sorted(name for name, count in counted.items() if count > 1)
