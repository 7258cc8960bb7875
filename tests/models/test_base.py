"""The base of all records."""

from __future__ import annotations

from dxmatch.models.base import Model


class Named(Model):
    """A record with a set."""

    names: frozenset[str]


def test_equal_records_look_equal() -> None:
    """The order of a set is that of its hash table, which depends on how it was built."""
    names = [f"name-{number}" for number in range(20)]
    shown = "names=frozenset({" + ", ".join(sorted(map(repr, names))) + "})"
    assert repr(Named(names=frozenset(names))) == f"Named({shown})"
    assert str(Named(names=frozenset(reversed(names)))) == shown


def test_an_empty_set_is_shown_as_python_shows_it() -> None:
    assert repr(Named(names=frozenset())) == "Named(names=frozenset())"
