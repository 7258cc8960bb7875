"""Files that people write by hand (mappings, projects): TOML or JSON, with a clear complaint."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NoReturn

from dxmatch.errors import InvalidInput
from dxmatch.models import Text

_MAX_BYTES = 2_000_000


def read_config(file: Path | Traversable, error: type[InvalidInput]) -> dict[str, Any]:
    """The table that a TOML file (or a JSON file, by its suffix) holds.

    Raises:
        InvalidInput: as ``error``: missing, not UTF-8, too large, malformed (with line and column).
    """
    name = file.name
    try:
        content = file.read_bytes()
    except (OSError, ValueError) as problem:
        missing = isinstance(problem, FileNotFoundError)
        _refuse(
            error,
            f"{name}: {'no such file' if missing else 'the file cannot be opened'}.",
            f"{name}: {'ファイルがありません' if missing else 'ファイルを開けません'}。",
            "NOT_FOUND" if missing else "UNREADABLE",
        )
    if len(content) > _MAX_BYTES:
        _refuse(error, f"{name}: larger than 2 MB.", f"{name}: 2 MB を超えています。", "TOO_LARGE")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse(
            error,
            f"{name}: not UTF-8.",
            f"{name}: UTF-8 ではありません。",
            "NOT_UTF8",
        )
    return _parse(text, name, error)


def _parse(text: str, name: str, error: type[InvalidInput]) -> dict[str, Any]:
    is_json = name.lower().endswith(".json")
    kind = "JSON" if is_json else "TOML"
    parse: Callable[[str], Any] = json.loads if is_json else tomllib.loads
    try:
        table = parse(text.replace("\r\n", "\n"))
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}"
        _refuse(
            error,
            f"{name}: not {kind} ({where}).",
            f"{name}: {kind} として正しくありません({where})。",
            "NOT_JSON",
        )
    except tomllib.TOMLDecodeError as problem:
        _refuse(
            error,
            f"{name}: not {kind}: {problem}.",
            f"{name}: {kind} として正しくありません: {problem}。",
            "NOT_TOML",
        )
    except (RecursionError, ValueError):
        _refuse(
            error,
            f"{name}: not {kind} that can be read.",
            f"{name}: {kind} として読めません。",
            f"NOT_{kind}",
        )
    if not isinstance(table, dict):
        _refuse(
            error,
            f"{name}: a table of fields is needed.",
            f"{name}: 項目の表が必要です。",
            "NO_TABLE",
        )
    return table


_HINTS = {
    "NOT_FOUND": Text(ja="パスを確認してください。", en="Check the path."),
    "UNREADABLE": Text(ja="アクセス権を確認してください。", en="Check its permissions."),
    "TOO_LARGE": Text(ja="必要な項目だけを書いてください。", en="Write only what is needed."),
    "NOT_UTF8": Text(ja="UTF-8 で保存してください。", en="Save it as UTF-8."),
}
_SYNTAX = Text(
    ja="該当箇所の引用符・括弧・「=」を確認してください。",
    en="Look at quotation marks, brackets and = at that place.",
)


def _refuse(error: type[InvalidInput], message: str, ja: str, code: str) -> NoReturn:
    hint = _HINTS.get(code, _SYNTAX)
    raise error(message, ja=ja, hint=hint.en, hint_ja=hint.ja, code=code) from None
