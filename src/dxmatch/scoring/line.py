"""What must lines and want lines have in common."""

from __future__ import annotations

from abc import ABC
from collections.abc import Hashable, Mapping
from types import MappingProxyType
from typing import ClassVar

from dxmatch.models import Position, Text
from dxmatch.scoring.trait import Trait

CODE_ONLY: Mapping[str, bool] = MappingProxyType({"code_only": True})
"""Metadata of a parameter that is a Python object and has no place in a sheet file."""


class Line(ABC):
    """One line of the sheet. Subclasses are frozen dataclasses; parameters are keyword-only.

    Attributes:
        title: the line as a municipality would read it.
        traits: what the line promises.
    """

    __slots__ = ()
    title: ClassVar[Text]
    traits: ClassVar[frozenset[Trait]] = frozenset(Trait)

    def reads(self, position: Position) -> Hashable | None:  # noqa: ARG002
        """All that the line reads of a position: where it is equal, the answers are the same.

        Many positions are then asked about once for each that differs. None: each is asked about.
        """
        return None
