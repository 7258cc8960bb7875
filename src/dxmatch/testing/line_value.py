"""What a line is without any data: a frozen value with a title, that can stand in a sheet file."""

from __future__ import annotations

import dataclasses
import tomllib
from typing import Any, get_type_hints

import tomli_w
from pydantic import TypeAdapter

from dxmatch.errors import InvalidStrategy
from dxmatch.models import Side, Text
from dxmatch.scoring.algebra import Constraint, Line, Scorer, Strategy, Trait
from dxmatch.scoring.catalogue import line_name, line_names
from dxmatch.scoring.sheet import strategy_from_toml, strategy_to_table, strategy_to_toml
from dxmatch.testing.broken_law import broken_law


def check_value(line: Line) -> None:
    """A frozen, hashable dataclass that equals its copy, with a title and a docstring."""
    params = getattr(line, "__dataclass_params__", None)
    if params is None or not params.frozen:
        raise broken_law(line, "VALUE", "it is no frozen dataclass")
    copy = dataclasses.replace(line)  # type: ignore[type-var]
    try:
        same = copy == line and hash(copy) == hash(line)
    except TypeError as error:
        raise broken_law(line, "VALUE", str(error)) from None
    if not same:
        raise broken_law(line, "VALUE", "it does not equal a copy of itself")
    title = getattr(line, "title", None)
    if not (isinstance(title, Text) and title.ja.strip() and title.en.strip()):
        raise broken_law(line, "WORDS", "title must be a Text with words in both languages")
    if not (type(line).__doc__ or "").strip() or _has_made_up_doc(line):
        raise broken_law(line, "WORDS", "it has no docstring")
    if not all(isinstance(trait, Trait) for trait in line.traits):
        raise broken_law(line, "WORDS", "traits must be a set of Trait")


def check_sheet_file(line: Constraint | Scorer) -> None:
    """SHEET: written to a sheet file and read again, the line is the same.

    A line that holds a Python object (`CODE_ONLY`) has no place in a file and is not checked.
    """
    strategy = Strategy(must=line) if isinstance(line, Constraint) else Strategy(want=line)
    try:
        table = strategy_to_table(strategy)
    except InvalidStrategy:
        return
    try:
        again = _again(line, strategy, table)
    except Exception as error:
        raise broken_law(line, "SHEET", f"{type(error).__name__}: {error}") from error
    if again != line:
        raise broken_law(line, "SHEET", f"{line!r} came back as {again!r}")


def _again(line: Constraint | Scorer, strategy: Strategy, table: dict[str, Any]) -> Line:
    side = Side.MUST if strategy.must else Side.WANT
    if line_name(line) in line_names(side):
        loaded = strategy_from_toml(strategy_to_toml(strategy))
        return loaded.must[0] if loaded.must else loaded.want[0][1]
    # Not installed under a name: read the parameters alone.
    values = tomllib.loads(tomli_w.dumps(table[side][0]))
    hints = get_type_hints(type(line))
    names = [item.name for item in dataclasses.fields(line)]  # type: ignore[arg-type]
    return type(line)(
        **{
            name: TypeAdapter(hints[name]).validate_python(values[name])
            for name in names
            if name in values
        }
    )


def _has_made_up_doc(line: Line) -> bool:
    """Whether the docstring is the signature that `dataclass` puts there."""
    return (type(line).__doc__ or "").startswith(f"{type(line).__name__}(")
