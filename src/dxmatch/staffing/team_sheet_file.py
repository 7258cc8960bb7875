"""体制の評価表 as a file: team lines from TOML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from dxmatch.errors import InvalidStrategy
from dxmatch.io.config_file import read_config
from dxmatch.models import Side
from dxmatch.scoring.algebra import OnUnknown
from dxmatch.scoring.refusal import refused_at
from dxmatch.staffing.team_algebra import (
    AnyTeamOf,
    NotTeam,
    TeamConstraint,
    TeamMust,
    TeamScorer,
    TeamSheet,
    TeamWant,
)
from dxmatch.staffing.team_catalogue import team_line_class, team_line_names
from dxmatch.vocabulary import ResolutionMethod, Vocabulary, resolve

Table = Mapping[str, Any]

_COMBINED = ("any_of", "not")
_NAMED = ("skill", "certificate", "industry")
_DEEPEST = 20


def read_team_sheet(path: str | Path) -> TeamSheet:
    """Read a sheet of team lines (UTF-8 TOML).

    ``[[must]]`` and ``[[want]]`` tables have a ``line`` (a built-in team line in snake case,
    ``any_of`` or ``not`` with ``of``), its parameters, and in ``want`` a ``weight``. Skills may be
    written by any name of the vocabulary. ``on_unknown`` is ``review`` or ``exclude``.

    Raises:
        InvalidStrategy: the file cannot be read, or an unknown key, line, name or value; says
            where.
    """
    path = Path(path)
    table = read_config(path, InvalidStrategy)
    try:
        return team_sheet_from_table(table)
    except InvalidStrategy as error:
        raise refused_at(path.name, error) from None


def team_sheet_from_table(table: Table) -> TeamSheet:
    """The sheet that a table describes; raises InvalidStrategy."""
    _only_known(table, ("on_unknown", "must", "want"), "sheet")
    must = [_must(item, f"must[{n}]") for n, item in enumerate(_tables(table, "must"))]
    want = [_weighted(item, f"want[{n}]") for n, item in enumerate(_tables(table, "want"))]
    try:
        on_unknown = OnUnknown(table.get("on_unknown", OnUnknown.REVIEW))
    except (ValueError, TypeError):
        choices = " | ".join(OnUnknown)
        raise _bad("on_unknown", f"must be {choices}", f"は {choices} のどれかです") from None
    return TeamSheet(TeamMust(tuple(must)), TeamWant(tuple(want)), on_unknown=on_unknown)


def _must(table: object, where: str) -> TeamConstraint:
    if not isinstance(table, Mapping):
        raise _bad(where, "must be a line", "には評価行を書いてください")
    name = table.get("line")
    if name not in _COMBINED:
        line = _line(Side.MUST, table, where)
        if isinstance(line, TeamConstraint):
            return line
        raise _bad(where, "takes must lines only", "には必須要件だけを書けます")
    if where.count(".of") > _DEEPEST:
        raise _bad("of", "is nested too deeply", "の入れ子が深すぎます")
    _only_known(table, ("line", "of"), where)
    inner = table.get("of")
    if name == "not":
        return NotTeam(of=_must(inner, f"{where}.of"))
    if not isinstance(inner, list) or not inner:
        raise _bad(where, "needs a list of lines in `of`", "の of には評価行を 1 つ以上書きます")
    return AnyTeamOf(of=tuple(_must(part, f"{where}.of[{n}]") for n, part in enumerate(inner)))


def _weighted(table: Table, where: str) -> tuple[int, TeamScorer]:
    weight = table.get("weight")
    if type(weight) is not int or weight < 0:
        raise _bad(where, "needs a whole, non-negative weight", "の weight は 0 以上の整数です")
    line = _line(Side.WANT, {k: v for k, v in table.items() if k != "weight"}, where)
    if not isinstance(line, TeamScorer):
        raise _bad(where, "takes want lines only", "には評価項目だけを書けます")
    return weight, line


def _line(side: Side, table: Table, where: str) -> object:
    name, known = table.get("line"), team_line_names(side)
    if not isinstance(name, str) or name not in known:
        names = ", ".join(known)
        raise _bad(where, f"needs a line of: {names}", f"の line は次のどれかです: {names}")
    cls: Any = team_line_class(side, name)
    hints = get_type_hints(cls)
    _only_known(table, ("line", *(f.name for f in fields(cls))), f"{where} ({name})")
    values = {}
    for item in fields(cls):
        if item.name in table:
            given = _with_ids(table[item.name], f"{where}.{item.name}")
            try:
                values[item.name] = TypeAdapter(hints[item.name]).validate_python(given)
            except ValidationError as error:
                what = error.errors(include_input=False, include_url=False)[0]["msg"]
                raise _bad(f"{where}.{item.name}", what, f"の値が不正です: {what}") from None
        elif item.default is MISSING:
            raise _bad(where, f"({name}) needs {item.name}", f"({name})には {item.name} が必要です")
    try:
        return cls(**values)
    except InvalidStrategy as error:
        raise refused_at(where, error) from None


def _with_ids(value: object, where: str) -> object:
    """Names of skills, certificates and industries as ids; everything else as it is."""
    if isinstance(value, list):
        return tuple(_with_ids(item, f"{where}[{n}]") for n, item in enumerate(value))
    if not isinstance(value, Mapping):
        return value
    return {key: _id(item, where) if key in _NAMED else item for key, item in value.items()}


def _id(name: object, where: str) -> object:
    vocabulary = Vocabulary.default()
    if not isinstance(name, str) or vocabulary.get(name):
        return name
    found = resolve(name, vocabulary)
    if found.method is ResolutionMethod.EXACT:
        return found.skill_id
    shown = name[:40]
    raise _bad(where, f"names {shown!r}, which is no skill", f"の「{shown}」は語彙にありません")


def _tables(table: Table, key: str) -> list[Table]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
        raise _bad(key, f"must be [[{key}]] tables", f"は [[{key}]] の表にしてください")
    return value


def _only_known(table: Table, known: tuple[str, ...], where: str) -> None:
    extra = sorted(map(str, set(table) - set(known)))
    if extra:
        names, allowed = ", ".join(extra), ", ".join(known)
        raise _bad(
            where,
            f"has unknown key(s) {names}; allowed: {allowed}",
            f"に使えない項目があります: {names}(使える項目: {allowed})",
        )


def _bad(where: str, what: str, what_ja: str) -> InvalidStrategy:
    return InvalidStrategy(
        f"Sheet of team lines: {where} {what}.",
        ja=f"体制の評価表: {where} {what_ja}。",
        hint="The lines and their parameters stand in docs/teams.md.",
        hint_ja="評価行と引数は docs/ja/teams.md にあります。",
        code="BAD_TEAM_SHEET",
    )
