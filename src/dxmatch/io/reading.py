"""What the reader of a cell may know besides its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dxmatch.io.field_options import FieldOptions
from dxmatch.io.parsed import Parsed
from dxmatch.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Reading:
    """The day of the feed, the vocabulary, and what the mapping says of the field.

    ``known`` keeps parts of cells that were read before; it changes nothing but the speed.
    """

    as_of: date | None
    vocabulary: Vocabulary
    options: FieldOptions
    known: dict[Any, Parsed[Any]] = field(default_factory=dict, repr=False, compare=False)
