"""The base of all records: frozen, strict about unknown fields, silent about values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, StringConstraints
from pydantic.functional_serializers import WrapSerializer

Lang = Literal["ja", "en"]

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._+#-]{0,79}$")]
"""Identifier of a skill, certificate, vendor or industry: lower-case, 1 to 80 characters."""

ShortText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=5000)]


def _in_order(value: Any, handler: SerializerFunctionWrapHandler) -> Any:
    """Sets have no order; JSON needs one that does not depend on the hash seed."""
    return sorted(handler(value))


Sorted = WrapSerializer(_in_order, when_used="json")
"""Annotate a frozenset field so that it is written in sorted order."""


class _Shown(str):
    """Text that is its own `repr`."""

    __slots__ = ()
    __repr__ = str.__str__


def _in_sorted_order(members: frozenset[Any]) -> _Shown:
    shown = ", ".join(sorted(map(repr, members)))
    return _Shown(f"frozenset({{{shown}}})" if shown else "frozenset()")


class Model(BaseModel):
    """Base of every record: immutable, and an unknown field is an error.

    Error messages never hold the offending value, because a value may be personal.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        validate_default=True,
        ser_json_inf_nan="constants",
        allow_inf_nan=False,
    )

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.__doc__ is None:
            raise TypeError(f"{cls.__name__} needs a docstring: it is its JSON Schema description")

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Equal records look equal: a set is shown in sorted order, not in that of its table."""
        for name, value in super().__repr_args__():
            yield name, _in_sorted_order(value) if isinstance(value, frozenset) else value


class Text(Model):
    """The same words in Japanese and in English."""

    ja: str
    en: str

    def get(self, lang: Lang) -> str:
        """The words in one language."""
        return self.ja if lang == "ja" else self.en
