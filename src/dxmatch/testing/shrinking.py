"""The smallest example that still breaks a law."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol, Self

from dxmatch.errors import PluginContractError
from dxmatch.models import Model, Position, Talent


class Shrinkable(Protocol):
    """All laws on one example, of which there are smaller ones."""

    def check(self) -> None:
        """Raise PluginContractError if a law is broken."""

    def smaller(self) -> Iterator[Self]:
        """The same with a little less in it."""


def smallest(trial: Shrinkable, error: PluginContractError) -> PluginContractError:
    """Make a failing trial smaller as long as the same law stays broken."""
    for candidate in trial.smaller():
        found = _broken(candidate)
        if found is not None and found.code == error.code:
            return smallest(candidate, found)
    return error


def _broken(trial: Shrinkable) -> PluginContractError | None:
    try:
        trial.check()
    except PluginContractError as error:
        return error
    return None


def plainer(record: Talent | Position, kept: tuple[str, ...]) -> Iterator[Any]:
    """The record with one field at its default, or with one element of a tuple left out.

    First of all with every field at its default, which is often enough.
    """
    defaults = {
        name: info.get_default(call_default_factory=True)
        for name, info in type(record).model_fields.items()
        if name not in kept
    }
    stated = [name for name, default in defaults.items() if getattr(record, name) != default]
    if len(stated) > 1:
        yield record.model_copy(update=defaults)
    for name in stated:
        value = getattr(record, name)
        yield record.model_copy(update={name: defaults[name]})
        if isinstance(value, tuple) and len(value) > 1:
            for at in range(len(value)):
                yield record.model_copy(update={name: value[:at] + value[at + 1 :]})
        elif isinstance(value, Model) and name in ("work_style", "collaboration"):
            yield from (
                record.model_copy(update={name: inner})
                for inner in plainer(value, ())  # type: ignore[arg-type]
            )
