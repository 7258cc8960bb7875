"""評価表 as a file: a strategy to and from TOML, and to and from plain tables."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any, get_type_hints

import tomli_w
from pydantic import TypeAdapter, ValidationError

from dxmatch.errors import InvalidStrategy
from dxmatch.models import Side
from dxmatch.scoring.algebra import (
    AnyOf,
    Constraint,
    Line,
    Must,
    Not,
    OnUnknown,
    Strategy,
    Want,
    as_want,
)
from dxmatch.scoring.catalogue import line_class, line_name
from dxmatch.scoring.refusal import refused_at

Table = dict[str, Any]

_MAX_BYTES = 2_000_000
_MAX_DEPTH = 20
"""Of any_of and not inside each other."""

_TOP = ("name", "on_unknown", "must", "want")


def strategy_to_table(strategy: Strategy) -> Table:
    """A strategy as plain values; parameters at their default are left out.

    Raises:
        InvalidStrategy: a line holds a Python object that has no place in a file.
    """
    return {
        "name": strategy.name,
        "on_unknown": strategy.on_unknown.value,
        "must": [_line_to_table(line) for line in strategy.must],
        "want": [{"weight": weight, **_line_to_table(line)} for weight, line in strategy.want],
    }


def strategy_from_table(table: Mapping[str, Any]) -> Strategy:
    """The strategy that a table describes.

    Raises:
        InvalidStrategy: an unknown key, line or parameter, or a bad value; the message says where.
    """
    if not isinstance(table, Mapping):
        raise _bad("the sheet", "must be a table", "は表にしてください", "全体")
    _only_known(table, _TOP, "the sheet", "評価表")
    must, want = Must(), Want()
    for index, item in enumerate(_tables(table, "must")):
        line = _line_from_table(Side.MUST, item, f"must[{index}]")
        must = must & line  # type: ignore[operator]
    for index, item in enumerate(_tables(table, "want")):
        want = want + _weighted(item, f"want[{index}]")
    try:
        on_unknown = OnUnknown(table.get("on_unknown", OnUnknown.REVIEW))
    except ValueError:
        choices = " | ".join(OnUnknown)
        raise _bad("on_unknown", f"must be {choices}", f"は {choices} のどれかです") from None
    return Strategy(must, want, name=str(table.get("name", "")), on_unknown=on_unknown)


def _weighted(table: Mapping[str, Any], where: str) -> Want:
    rest = dict(table)
    if "weight" not in rest:
        raise _bad(where, "has no weight", "に weight(配点)がありません")
    weight = rest.pop("weight")
    line = _line_from_table(Side.WANT, rest, where)
    try:
        return weight * as_want(line)  # type: ignore[arg-type, no-any-return]
    except InvalidStrategy as error:
        raise refused_at(f"{where}.weight", error) from None


def strategy_to_toml(strategy: Strategy) -> str:
    """A strategy as TOML text."""
    return tomli_w.dumps(strategy_to_table(strategy))


def strategy_from_toml(text: str) -> Strategy:
    """The strategy that TOML text describes; raises InvalidStrategy."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _bad(
            "the sheet", f"is not TOML: {error}", f"TOML として読めません: {error}", "全体:"
        ) from None
    except (RecursionError, ValueError, TypeError, AttributeError):
        # Nested too deeply, a number of thousands of digits, or no text at all.
        raise _bad(
            "the sheet", "is no TOML that can be read", "TOML として読めません", "全体:"
        ) from None
    return strategy_from_table(table)


def read_strategy(path: Path | str) -> Strategy:
    """Read a sheet file (UTF-8 TOML, at most 2 MB).

    Raises:
        InvalidStrategy: the file is missing, too large, not TOML, or not a sheet; names the file.
    """
    try:
        with Path(path).open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
        if len(content) > _MAX_BYTES:
            raise _bad(str(path), "is larger than 2 MB", "が 2 MB を超えています")
        text = content.decode("utf-8-sig")
    except FileNotFoundError:
        raise _no_file(str(path), "does not exist", "がありません") from None
    except (OSError, ValueError, TypeError) as error:
        what = type(error).__name__
        raise _no_file(str(path), f"cannot be read ({what})", f"を読めません({what})") from None
    try:
        return strategy_from_toml(text)
    except InvalidStrategy as error:
        raise refused_at(Path(path).name, error) from None


def _line_to_table(line: Line) -> Table:
    table: Table = {"line": line_name(line)}
    if isinstance(line, AnyOf):
        return table | {"of": [_line_to_table(part) for part in line.of]}
    if isinstance(line, Not):
        return table | {"of": _line_to_table(line.of)}
    hints = get_type_hints(type(line))
    for item in fields(line):  # type: ignore[arg-type]
        value = getattr(line, item.name)
        if value == _default(item):
            continue
        if item.metadata.get("code_only"):
            raise _bad(
                f"{table['line']}.{item.name}",
                "is a Python object and cannot be written to a sheet file",
                "は Python のオブジェクトのため評価表ファイルに書けません",
            )
        table[item.name] = TypeAdapter(hints[item.name]).dump_python(value, mode="json")
    return table


def _line_from_table(side: Side, table: Mapping[str, Any], where: str) -> Line:
    values = dict(table)
    name = values.pop("line", None)
    if not isinstance(name, str):
        raise _bad(where, "has no line name", "に line(評価行の名前)がありません")
    try:
        cls = line_class(side, name)
    except InvalidStrategy as error:
        raise refused_at(where, error) from None
    if cls is AnyOf:
        _only_known(values, ("of",), where, where)
        parts = values.get("of")
        if not isinstance(parts, list) or not parts:
            raise _bad(
                where, "needs a list of lines in `of`", "の of には評価行を 1 つ以上書きます"
            )
        return AnyOf(of=tuple(_nested(part, f"{where}.of[{n}]") for n, part in enumerate(parts)))
    if cls is Not:
        _only_known(values, ("of",), where, where)
        return Not(of=_nested(values.get("of"), f"{where}.of"))
    return _with_parameters(cls, values, name, where)


def _with_parameters(cls: type[Line], values: Table, name: str, where: str) -> Line:
    known = [f.name for f in fields(cls) if not f.metadata.get("code_only")]  # type: ignore[arg-type]
    _only_known(values, tuple(known), f"{where} ({name})", f"{where}({name})")
    hints = get_type_hints(cls)
    params = {}
    for key, value in values.items():
        try:
            params[key] = TypeAdapter(hints[key]).validate_python(value)
        except ValidationError as error:
            what = error.errors(include_input=False, include_url=False)[0]["msg"]
            raise _bad(f"{where} ({name}).{key}:", what, f"値が不正です: {what}") from None
    missing = [f.name for f in fields(cls) if _required(f) and f.name not in params]  # type: ignore[arg-type]
    if missing:
        names = ", ".join(missing)
        raise _bad(f"{where} ({name})", f"needs {names}", f"には {names} が必要です")
    try:
        return cls(**params)
    except InvalidStrategy as error:
        raise refused_at(where, error) from None


def _nested(table: Any, where: str) -> Constraint:
    if not isinstance(table, Mapping):
        raise _bad(where, "must be a line", "には評価行を書いてください")
    if where.count(".of") > _MAX_DEPTH:
        raise _bad(where[:40] + "…", "is nested too deeply", "の入れ子が深すぎます")
    line = _line_from_table(Side.MUST, table, where)
    if not isinstance(line, Constraint):
        raise _bad(where, "takes must lines only", "には必須要件だけを書けます")
    return line


def _required(item: Field[Any]) -> bool:
    return item.default is MISSING and item.default_factory is MISSING


def _default(item: Field[Any]) -> Any:
    return item.default_factory() if item.default_factory is not MISSING else item.default


def _tables(table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
        raise _bad(key, f"must be [[{key}]] tables", f"は [[{key}]] の表にしてください")
    return value


def _only_known(table: Mapping[str, Any], known: tuple[str, ...], en: str, ja: str) -> None:
    extra = sorted(map(str, set(table) - set(known)))
    if extra:
        names, allowed = ", ".join(extra), ", ".join(known) or "–"
        raise _bad(
            en,
            f"has unknown key(s) {names}; allowed: {allowed}",
            f"に使えない項目があります: {names}(使える項目: {allowed})",
            ja,
        )


def _no_file(path: str, what: str, what_ja: str) -> InvalidStrategy:
    return InvalidStrategy(
        f"Evaluation sheet: {path} {what}.",
        ja=f"評価表: {path} {what_ja}。",
        hint="Check the name of the file, its permissions, and that it is saved as UTF-8.",
        hint_ja="ファイルの名前と場所、読み取り権限、UTF-8 での保存を確認してください。",
        code="BAD_SHEET",
    )


def _bad(where: str, what: str, what_ja: str, where_ja: str = "") -> InvalidStrategy:
    return InvalidStrategy(
        f"Evaluation sheet: {where} {what}.",
        ja=f"評価表: {where_ja or where} {what_ja}。",
        hint="See the lines and their parameters with: dxmatch lines --explain LINE",
        hint_ja="評価行と引数は dxmatch lines --explain LINE で確認できます。",
        code="BAD_SHEET",
    )
