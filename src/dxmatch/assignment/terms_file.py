"""Terms from a file that people write by hand: TOML, or JSON by its suffix."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dxmatch.assignment.terms import Pairing, Terms
from dxmatch.errors import InvalidInput
from dxmatch.io.config_file import read_config

_PAIR = ("project", "position", "talent")
_TABLES = {
    "lock": _PAIR,
    "forbid": _PAIR,
    "budget": ("project", "yen"),
    "preference": ("talent", "order"),
}


def read_terms(path: str | Path) -> Terms:
    """Read ``[[lock]]``, ``[[forbid]]``, ``[[budget]]`` and ``[[preference]]`` tables.

    Raises:
        InvalidInput: the file is missing or malformed, or a table is not as documented; says where.
    """
    path = Path(path)
    table = read_config(path, InvalidInput)
    unknown = sorted(set(table) - set(_TABLES))
    if unknown:
        raise _bad(path, unknown[0], f"is unknown; known: {', '.join(_TABLES)}", "は使えません")
    rows = {name: _rows(path, table, name) for name in _TABLES}
    return Terms(
        locks=tuple(Pairing(*(row[key] for key in _PAIR)) for row in rows["lock"]),
        forbidden=tuple(Pairing(*(row[key] for key in _PAIR)) for row in rows["forbid"]),
        budgets={row["project"]: row["yen"] for row in rows["budget"]},
        preferences={row["talent"]: tuple(row["order"]) for row in rows["preference"]},
    )


def _rows(path: Path, table: dict[str, Any], name: str) -> list[dict[str, Any]]:
    rows = table.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _bad(path, name, f"must be [[{name}]] tables", f"は [[{name}]] の表にしてください")
    for at, row in enumerate(rows):
        place, fields = f"{name}[{at}]", ", ".join(_TABLES[name])
        if set(row) != set(_TABLES[name]):
            raise _bad(path, place, f"needs exactly {fields}", f"には {fields} を書いてください")
        for key, value in row.items():
            if not _fits(key, value):
                raise _bad(path, f"{place}.{key}", f"must be {_KIND[key][0]}", _KIND[key][1])
    return rows


_KIND = {
    "yen": ("whole yen", "は整数(円)にしてください"),
    "order": ("a list of names", "は名前の並びにしてください"),
    **dict.fromkeys(_PAIR, ("text", "は文字列にしてください")),
}


def _fits(key: str, value: Any) -> bool:
    if key == "yen":
        return type(value) is int
    if key == "order":
        return isinstance(value, list) and all(isinstance(name, str) for name in value)
    return isinstance(value, str)


def _bad(path: Path, place: str, what: str, what_ja: str) -> InvalidInput:
    return InvalidInput(
        f"{path.name}: {place} {what}.",
        ja=f"{path.name}: {place} {what_ja}。",
        hint="For example: [[lock]] project = …, position = …, talent = 'vendor:id'",
        hint_ja="例: [[lock]] に project、position、talent(会員企業:ID)を書きます。",
        code="BAD_TERMS",
    )
