"""What `import dxmatch` offers."""

import doctest
import importlib
import pkgutil

import pytest

import dxmatch

MODULES = [
    module.name
    for name in ("scoring", "matching", "staffing", "assignment", "testing")
    for package in [importlib.import_module(f"dxmatch.{name}")]
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
]


def test_names_are_few_sorted_and_there() -> None:
    assert dxmatch.__all__ == sorted(set(dxmatch.__all__))
    assert len(dxmatch.__all__) <= 25
    for name in dxmatch.__all__:
        value = getattr(dxmatch, name)
        assert value.__name__ == name and value.__doc__
    assert set(dxmatch.__all__) <= set(dir(dxmatch))


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'matches'"):
        _ = dxmatch.matches


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings(module: str) -> None:
    loaded = importlib.import_module(module)
    result = doctest.testmod(loaded, extraglobs=dict(vars(dxmatch.models)))
    assert result.failed == 0
