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
    name = file.name or str(file)
    try:
        with file.open("rb") as opened:
            content = opened.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        what = Text(ja="ファイルがありません。", en="no such file.")
        _refuse(error, name, "NOT_FOUND", what, _WHERE)
    except (OSError, ValueError):
        what = Text(ja="ファイルを開けません。", en="the file cannot be opened.")
        _refuse(error, name, "UNREADABLE", what, _READABLE)
    if len(content) > _MAX_BYTES:
        what = Text(ja="2 MB を超えています。", en="larger than 2 MB.")
        _refuse(error, name, "TOO_LARGE", what, _BY_HAND)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        what = Text(ja="UTF-8 ではありません。", en="not UTF-8.")
        _refuse(error, name, "NOT_UTF8", what, _AS_UTF8)
    return _parse(text, name, error)


_WHERE = Text(
    ja="ファイルの名前と場所を確認してください。", en="Check the name of the file and its folder."
)
_READABLE = Text(
    ja="フォルダーではなく、読み取り権限のあるファイルを指定してください。",
    en="Give a file (not a folder) that you may read.",
)
_BY_HAND = Text(
    ja="手で書く TOML か JSON のファイルを指定してください(人材データは別の引数です)。",
    en="Give the TOML or JSON file written by hand; feeds go elsewhere.",
)
_AS_UTF8 = Text(ja="UTF-8 で保存してください。", en="Save it as UTF-8.")
_SYNTAX = Text(
    ja="その位置の括弧・引用符・区切りを確認してください。",
    en="Check brackets, quotes and separators at that place.",
)


class _Repeated(ValueError):
    """JSON would let the last of two fields win without a word; TOML refuses them itself."""


def _load_json(text: str) -> Any:
    return json.loads(text, object_pairs_hook=_distinct)


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Repeated(next(repr(name[:40]) for name in names if names.count(name) > 1))
    return table


def _parse(text: str, name: str, error: type[InvalidInput]) -> dict[str, Any]:
    is_json = name.lower().endswith(".json")
    kind = "JSON" if is_json else "TOML"
    parse: Callable[[str], Any] = _load_json if is_json else tomllib.loads
    try:
        table = parse(text.replace("\r\n", "\n"))
    except _Repeated as problem:
        what = Text(
            ja=f"項目 {problem} が二度あります。", en=f"the field {problem} is there twice."
        )
        hint = Text(ja="どちらかを消してください。", en="Remove one of the two.")
        _refuse(error, name, "REPEATED_FIELD", what, hint)
    except json.JSONDecodeError as problem:
        ja, en = (
            word.format(problem.lineno, problem.colno)
            for word in ("{} 行 {} 列目", "line {}, column {}")
        )
        what = Text(ja=f"JSON として正しくありません({ja})。", en=f"not JSON ({en}).")
        _refuse(error, name, "NOT_JSON", what, _SYNTAX)
    except tomllib.TOMLDecodeError as problem:
        what = Text(ja=f"TOML として正しくありません: {problem}。", en=f"not TOML: {problem}.")
        _refuse(error, name, "NOT_TOML", what, _SYNTAX)
    except (RecursionError, ValueError):
        what = Text(ja=f"{kind} として読めません。", en=f"not {kind} that can be read.")
        _refuse(error, name, f"NOT_{kind}", what, _BY_HAND)
    if not isinstance(table, dict):
        what = Text(ja="項目の表が必要です。", en="a table of fields is needed.")
        hint = Text(
            ja='{ "項目": 値, … } の形で書いてください。', en='Write it as { "field": value, … }.'
        )
        _refuse(error, name, "NO_TABLE", what, hint)
    return table


def _refuse(error: type[InvalidInput], name: str, code: str, what: Text, hint: Text) -> NoReturn:
    raise error(
        f"{name}: {what.en}", ja=f"{name}: {what.ja}", hint=hint.en, hint_ja=hint.ja, code=code
    ) from None
