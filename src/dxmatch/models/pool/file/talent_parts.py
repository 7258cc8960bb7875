"""Columns of talents as named arrays and numbers, and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from dxmatch.models.pool.coded import Coded
from dxmatch.models.pool.file.array_tree import Part, Taken
from dxmatch.models.pool.file.values import CLAIMS, StoredValues, as_json
from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.talent_columns import PARTS, TEXTS, TalentColumns
from dxmatch.models.pool.texts import Texts

_TALENTS: Final = "talents"


def talent_parts(talents: TalentColumns) -> Iterator[tuple[str, Part]]:
    """Everything that the columns hold."""
    yield from _lists(f"{_TALENTS}.id", talents.ids.utf8)
    yield from _lists(f"{_TALENTS}.skills", talents.skills)
    yield f"{_TALENTS}.{CLAIMS}.values", as_json(CLAIMS, talents.claims)
    yield f"{_TALENTS}.{CLAIMS}.size", len(talents.claims)
    for field, column in talents.parts.items():
        name = f"{_TALENTS}.{field}"
        yield f"{name}.codes", column.codes
        if isinstance(column.values, Texts):
            yield from _lists(name, column.values.utf8)
        else:
            yield f"{name}.values", as_json(field, column.values)
            yield f"{name}.size", len(column.values)


def _lists(name: str, lists: Lists) -> Iterator[tuple[str, Part]]:
    yield f"{name}.starts", lists.starts
    yield f"{name}.members", lists.codes


def talents_of(taken: Taken) -> TalentColumns:
    """The columns that `talent_parts` took apart.

    Raises:
        KeyError: a part is missing.
    """
    return TalentColumns(
        Texts(_lists_of(taken, f"{_TALENTS}.id")),
        {field: _column(taken, field) for field in PARTS},
        _values(taken, CLAIMS),
        _lists_of(taken, f"{_TALENTS}.skills"),
    )


def _lists_of(taken: Taken, name: str) -> Lists:
    return Lists(taken.arrays[f"{name}.starts"], taken.arrays[f"{name}.members"])


def _column(taken: Taken, field: str) -> Coded[Any]:
    name = f"{_TALENTS}.{field}"
    codes = taken.arrays[f"{name}.codes"]
    if field in TEXTS:
        return Coded(Texts(_lists_of(taken, name)), codes)
    return Coded(_values(taken, field), codes)


def _values(taken: Taken, field: str) -> StoredValues[Any]:
    name = f"{_TALENTS}.{field}"
    size = taken.plain[f"{name}.size"]
    if not isinstance(size, int) or size < 0:
        raise TypeError(f"{name}.size is no number")
    return StoredValues(field, taken.arrays[f"{name}.values"], size)


def check_talents(talents: TalentColumns, size: int) -> None:
    """Every code has its value, every text is UTF-8 and every value is one that models allow.

    Raises:
        ValueError: something is not so.
    """
    _check_lists(talents.ids.utf8, size)
    _check_lists(talents.skills, size)
    _check_codes(Coded(talents.claims, talents.skills.codes))
    list(talents.ids)
    for column in talents.parts.values():
        if len(column) != size:
            raise ValueError("columns of different lengths")
        if isinstance(column.values, Texts):
            _check_lists(column.values.utf8, len(column.values))
        list(column.values)
        _check_codes(column)
    list(talents.claims[:1])


def _check_codes(column: Coded[Any]) -> None:
    codes = column.codes
    if codes.size and not (int(codes.min()) >= 0 and int(codes.max()) < len(column.values)):
        raise ValueError("a code without a value")


def _check_lists(lists: Lists, size: int) -> None:
    starts = lists.starts
    if starts.shape != (size + 1,) or starts[0] != 0 or int(starts[-1]) != lists.codes.size:
        raise ValueError("lists of another number")
    if bool(np.any(starts[1:] < starts[:-1])):
        raise ValueError("a list of negative length")
