"""All lines by name: the files of this package, and what other packages registered."""

from __future__ import annotations

import pkgutil
from difflib import get_close_matches
from functools import lru_cache
from importlib import import_module

from dxmatch.errors import InvalidStrategy, PluginContractError
from dxmatch.models import Side
from dxmatch.plugins import load_plugin, plugin_names
from dxmatch.scoring import constraints, scorers
from dxmatch.scoring.algebra import AnyOf, Constraint, Line, Not, Scorer

_GROUPS = {Side.MUST: "dxmatch.constraints", Side.WANT: "dxmatch.scorers"}
_PACKAGES = {Side.MUST: constraints, Side.WANT: scorers}
_COMBINED: dict[str, type[Constraint]] = {"any_of": AnyOf, "not": Not}


def line_name(line: Line | type[Line]) -> str:
    """The name of a line in sheets and results: its class in snake case."""
    return _snake_case((line if isinstance(line, type) else type(line)).__name__)


@lru_cache(maxsize=256)
def _snake_case(name: str) -> str:
    return "".join(
        f"_{char.lower()}" if char.isupper() and index else char.lower()
        for index, char in enumerate(name)
    )


def line_names(side: Side) -> tuple[str, ...]:
    """The names of all lines of one side, sorted. Imports no plug-in."""
    combined = _COMBINED if side is Side.MUST else ()
    return tuple(sorted({*_files(side), *plugin_names(_GROUPS[side]), *combined}))


def line_class(side: Side, name: str) -> type[Line]:
    """The class behind a name.

    Raises:
        InvalidStrategy: nobody has that name on that side.
        PluginContractError: a plug-in takes the name of a built-in line, or is no line.
    """
    if side is Side.MUST and name in _COMBINED:
        return _COMBINED[name]
    plugged = name in plugin_names(_GROUPS[side])
    if name in _files(side):
        if plugged:
            raise _no_line(name, "has the name of a built-in line")
        module = import_module(f"{_PACKAGES[side].__name__}.{name}")
        return next(cls for cls in _lines_of(vars(module)) if line_name(cls) == name)
    if not plugged:
        raise _unknown(side, name)
    found = load_plugin(_GROUPS[side], name)
    wanted = Constraint if side is Side.MUST else Scorer
    if not (isinstance(found, type) and issubclass(found, wanted)):
        raise _no_line(name, f"is no {wanted.__name__}")
    return found


@lru_cache
def _files(side: Side) -> tuple[str, ...]:
    return tuple(module.name for module in pkgutil.iter_modules(_PACKAGES[side].__path__))


def _lines_of(namespace: dict[str, object]) -> list[type[Line]]:
    return [
        value for value in namespace.values() if isinstance(value, type) and issubclass(value, Line)
    ]


def _unknown(side: Side, name: str) -> InvalidStrategy:
    known = line_names(side)
    close = get_close_matches(name, known, n=1)
    guess = f" Did you mean {close[0]!r}?" if close else ""
    guess_ja = f" {close[0]!r} ではありませんか。" if close else ""
    return InvalidStrategy(
        f"There is no {side.value} line named {name!r}.{guess}",
        ja=f"{side.value} 側に {name!r} という評価行はありません。{guess_ja}",
        hint=f"Known: {', '.join(known)}. See: dxmatch lines",
        hint_ja=f"使える名前: {', '.join(known)}(一覧: dxmatch lines)",
        code="UNKNOWN_LINE",
    )


def _no_line(name: str, what: str) -> PluginContractError:
    return PluginContractError(
        f"The plug-in {name!r} {what}.",
        ja=f"プラグイン {name!r} は評価行として使えません({what})。",
        code="PLUGIN_NAME",
    )
