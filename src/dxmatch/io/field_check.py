"""What is wrong in a hand-written table, said by place: ``positions[0].must[1].skil``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Discriminator, Tag, ValidationError

from dxmatch.errors import InvalidInput, InvalidMapping
from dxmatch.io.suggestion import allowed_names
from dxmatch.models import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: where, what, and what to write instead."""

    place: str
    what: Text
    hint: Text | None = None


def unknown_fields(model: type[BaseModel], table: Any, place: str = "") -> Iterator[Problem]:
    """Every field of a nested table that the model does not have."""
    if not isinstance(table, dict):
        return
    fields = model.model_fields
    for name, value in table.items():
        here = f"{place}.{name}" if place else str(name)
        if name not in fields:
            yield Problem(here, _UNKNOWN, allowed_names(str(name), fields))
        else:
            yield from _inside(fields[name].annotation, value, here)


_UNKNOWN = Text(ja="この項目はありません。", en="there is no such field.")


def _inside(annotation: Any, value: Any, place: str) -> Iterator[Problem]:
    kinds = list(_models(annotation))
    if not kinds:
        return
    if isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from _inside(annotation, item, f"{place}[{number}]")
    elif isinstance(value, dict):
        tags = dict(kinds)
        chosen = [tag for tag in tags if tag in value]
        if len(kinds) == 1 or chosen:
            yield from unknown_fields(tags[chosen[0]] if chosen else kinds[0][1], value, place)
            return
        for name in value:
            allowed = {field for _, kind in kinds for field in kind.model_fields}
            if name not in allowed:
                yield Problem(f"{place}.{name}", _UNKNOWN, allowed_names(str(name), allowed))


def _models(annotation: Any, tag: str = "") -> Iterator[tuple[str, type[BaseModel]]]:
    """The models inside an annotation, with the tag of a member of a tagged union."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *extras = get_args(annotation)
        tags = [extra.tag for extra in extras if isinstance(extra, Tag)]
        yield from _models(inner, tags[0] if tags else tag)
    elif origin in (Union, UnionType) or origin in (tuple, list, frozenset):
        for member in get_args(annotation):
            yield from _models(member, tag)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield tag, annotation


def value_problems(model: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    """What a model refused, without the values; unknown fields are left to `unknown_fields`."""
    entries = error.errors(include_input=False, include_url=False, include_context=False)
    for entry in entries:
        inside = any(
            len(e["loc"]) > len(loc) and e["loc"][: len(loc)] == loc
            for loc in [entry["loc"]]
            for e in entries
        )
        # A list whose only item is wrong counts as empty too; the item says it better.
        if entry["type"] == "extra_forbidden" or inside:
            continue
        yield Problem(_place(model, entry["loc"]), _words(entry["type"], entry["msg"]))


def _words(kind: str, message: str) -> Text:
    message = message.removeprefix("Value error, ")
    if both := _BILINGUAL.fullmatch(message):
        return Text(ja=both[2], en=both[1])
    if kind in ("tuple_type", "frozen_set_type"):
        return _LIST
    if kind == "string_pattern_mismatch":
        return Text(ja=f"書式が正しくありません({message.split()[-1]})。", en=message)
    if limit := _LIMIT.fullmatch(message):
        return Text(ja=f"{limit[2]} {_LIMITS[limit[1]]}で書いてください。", en=message)
    choices = message.replace("Input should be ", "使える値: ").replace(" or ", ", ")
    return Text(ja=_WORDS.get(kind, choices), en=message)


_LIST = Text(
    ja="配列で書いてください([値, …]。表の配列なら見出しを [[…]] にします)。",
    en="must be a list: [value, …], or a [[…]] heading for each table",
)
_LIMITS = {
    "greater than or equal to": "以上の数",
    "greater than": "より大きい数",
    "less than or equal to": "以下の数",
    "less than": "未満の数",
}
_LIMIT = re.compile(rf"Input should be ({'|'.join(_LIMITS)}) (-?[0-9.]+)")


_BILINGUAL = re.compile(r"(.+?) \(([^()]*[ぁ-んァ-ヶ一-鿿][^()]*)\)")


_WORDS = {
    "missing": "この項目が必要です。",
    "int_parsing": "整数で書いてください。",
    "int_type": "整数で書いてください。",
    "int_from_float": "整数で書いてください。",
    "float_parsing": "数値で書いてください。",
    "float_type": "数値で書いてください。",
    "bool_type": "true か false で書いてください。",
    "bool_parsing": "true か false で書いてください。",
    "string_type": '文字列("…")で書いてください。',
    "string_too_long": "長すぎます。",
    "string_too_short": "空にはできません。",
    "too_short": "一つ以上必要です。",
    "model_type": "表({…})で書いてください。",
    "date_type": "日付(YYYY-MM-DD)で書いてください。",
    "date_parsing": "日付(YYYY-MM-DD)で書いてください。",
    "date_from_datetime_parsing": "日付(YYYY-MM-DD)で書いてください。",
}


def _place(model: type[BaseModel], loc: Sequence[int | str]) -> str:
    """``positions[0].must[1].skill``; the tag that pydantic adds for a union is left out."""
    place = ""
    annotation: Any = Annotated[model, None]
    for part in loc:
        if isinstance(part, int):
            place += f"[{part}]"
            continue
        kinds = dict(_models(annotation))
        if part in kinds and _is_tagged(annotation):
            annotation = kinds[part]
            continue
        place += f".{part}" if place else part
        found = [kind.model_fields[part] for kind in kinds.values() if part in kind.model_fields]
        annotation = found[0].annotation if found else None
    return place


def _is_tagged(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated:
        extras = get_args(annotation)[1:]
        return any(isinstance(extra, Discriminator) for extra in extras) or _is_tagged(
            get_args(annotation)[0]
        )
    return any(_is_tagged(member) for member in get_args(annotation))


def complain(
    error: type[InvalidInput], file: str, problems: Sequence[Problem], code: str
) -> InvalidInput:
    """One exception for all problems of a file; the first three are spelled out."""
    shown, more = problems[:3], len(problems) - 3
    en = [f"{p.place or 'the file'}: {p.what.en}" for p in shown]
    ja = [f"{p.place or 'ファイル全体'}: {p.what.ja}" for p in shown]
    if more > 0:
        en.append(f"and {more} more.")
        ja.append(f"ほか {more} 件。")
    hints = [p.hint for p in shown if p.hint] or [_schema(error)]
    return error(
        _listed(file, en),
        ja=_listed(file, ja),
        hint="; ".join(dict.fromkeys(hint.en for hint in hints)),
        hint_ja=" ".join(dict.fromkeys(hint.ja for hint in hints)),
        code=code,
    )


def _schema(error: type[InvalidInput]) -> Text:
    """Where all fields and what they take can be seen."""
    model = "mapping" if issubclass(error, InvalidMapping) else "project"
    return Text(
        ja=f"項目と使える値は dxmatch schema {model} で確認できます。",
        en=f"See the fields and what they take with: dxmatch schema {model}",
    )


def _listed(file: str, lines: Sequence[str]) -> str:
    return f"{file}: {lines[0]}" if len(lines) == 1 else "\n  ".join([f"{file}:", *lines])
