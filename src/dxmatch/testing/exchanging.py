"""A position with one thing of another position."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from pydantic import ValidationError

from dxmatch.models.base import Model

ModelT = TypeVar("ModelT", bound=Model)


def exchanged(model: ModelT, other: ModelT) -> Iterator[tuple[str, ModelT]]:
    """The model with each field of the other in turn: whole, and its parts where it has any.

    Each with the name of what is exchanged; what would not be valid is left out.
    """
    for field in type(model).model_fields:
        own, theirs = getattr(model, field), getattr(other, field)
        changes = [(field, theirs)]
        if isinstance(own, Model) and type(own) is type(theirs):
            changes += [(f"{field}.{name}", part) for name, part in exchanged(own, theirs)]
        for name, value in changes:
            try:
                yield name, type(model).model_validate({**dict(model), field: value})
            except ValidationError:
                continue
