"""Read skills from TOML files: one table ``[skills]``, one line per skill."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NoReturn

from dxmatch.errors import InvalidInput
from dxmatch.vocabulary.skill import Skill, SkillCategory, Verification

_HEADER = {"version", "source", "category", "verified", "skills"}
_ENTRY = {
    "ja",
    "en",
    "name",
    "aliases",
    "implies",
    "category",
    "itss_level",
    "expires_years",
    "verified",
}


def read_skills(file: Traversable | Path) -> list[Skill]:
    """The skills of one file, in the order of the file.

    A file has ``version``, ``source``, ``category`` (and ``verified``) for all its entries, then
    ``[skills]`` with ``id = { ja, en, aliases, implies, … }``; ``name`` stands for ``ja`` and
    ``en`` where both are the same.

    Raises:
        InvalidInput: not TOML, an unknown field, a missing name or a bad value; names the place.
    """
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        _refuse(file.name, f"cannot be read ({type(error).__name__})", "を読み込めません")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        _refuse(file.name, f"is not TOML: {error}", f"は TOML ではありません: {error}")
    if unknown := sorted(data.keys() - _HEADER):
        _unknown(file.name, unknown)
    for needed in ("version", "source"):
        if not isinstance(data.get(needed), str):
            _refuse(file.name, f"lacks {needed!r}", f"に {needed!r} がありません")
    entries = data.get("skills")
    if not isinstance(entries, dict):
        _refuse(file.name, "lacks the table [skills]", "に [skills] がありません")
    return [_skill(f"{file.name}: {key}", key, entry, data) for key, entry in entries.items()]


def _skill(place: str, key: str, entry: object, header: Mapping[str, Any]) -> Skill:
    if not isinstance(entry, dict):
        _refuse(place, "must be a table", "は表 { … } で書いてください")
    if unknown := sorted(entry.keys() - _ENTRY):
        _unknown(place, unknown)
    name = entry.get("name")
    ja, en = entry.get("ja", name), entry.get("en", name)
    if not isinstance(ja, str) or not isinstance(en, str):
        _refuse(place, "needs ja and en, or name", "には ja と en、または name が必要です")
    try:
        return Skill(
            id=key,
            ja=ja,
            en=en,
            category=SkillCategory(entry.get("category", header.get("category", ""))),
            aliases=_texts(place, entry, "aliases"),
            implies=_texts(place, entry, "implies"),
            itss_level=_number(place, entry, "itss_level"),
            expires_years=_number(place, entry, "expires_years"),
            verified=Verification(entry.get("verified", header.get("verified", "U"))),
        )
    except ValueError as error:
        _refuse(place, str(error), f"の値が正しくありません: {error}")


def _texts(place: str, entry: Mapping[str, Any], field: str) -> tuple[str, ...]:
    value = entry.get(field, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        _refuse(place, f"{field} must be a list of strings", f"の {field} は文字列の配列です")
    return tuple(value)


def _number(place: str, entry: Mapping[str, Any], field: str) -> int | None:
    value = entry.get(field)
    if value is not None and type(value) is not int:
        _refuse(place, f"{field} must be a whole number", f"の {field} は整数です")
    return value


def _unknown(place: str, fields: list[str]) -> NoReturn:
    listed = ", ".join(fields)
    _refuse(place, f"unknown field: {listed}", f"に不明な項目があります: {listed}")


def _refuse(place: str, what: str, what_ja: str) -> NoReturn:
    raise InvalidInput(f"{place} {what}", ja=f"{place} {what_ja}", code="SKILL_FILE") from None
