"""Read a project (案件) from TOML or JSON; names of people's own choice become canonical ids."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dxmatch.errors import InvalidProject
from dxmatch.io.config_file import read_config
from dxmatch.io.field_check import Problem, complain, unknown_fields, value_problems
from dxmatch.io.protected_conditions import protected_conditions
from dxmatch.io.suggestion import closest
from dxmatch.models import Municipality, Project, Text
from dxmatch.vocabulary import ResolutionMethod, SkillCategory, Vocabulary, resolve
from dxmatch.vocabulary.municipality_table import municipalities
from dxmatch.vocabulary.prefectures import prefecture_code, prefecture_name

_CATEGORY = {
    "skill": None,
    "certificate": SkillCategory.CERTIFICATE,
    "industry": SkillCategory.INDUSTRY,
}


def read_project(path: str | Path, *, vocabulary: Vocabulary | None = None) -> Project:
    """Read one project file.

    Skills, certificates and industries may be written by any name of the vocabulary, the
    municipality by its code or by a name that only one has, a prefecture by its name. A condition
    that fair recruitment forbids (外国籍不可, 40代まで) is refused with its place.

    Args:
        path: a TOML file, or a JSON file (by its suffix).
        vocabulary: where names are looked up; the shipped one by default.

    Raises:
        InvalidProject: says the place (``positions[0].must[1].skil``), what is wrong and what is
            allowed; never shows a value of the file, except a name that cannot be resolved.
    """
    if not isinstance(path, str | Path):
        found = type(path).__name__
        raise InvalidProject(
            f"read_project takes a path, not {found}.",
            ja=f"read_project にはファイルの場所を渡してください({found} は使えません)。",
            hint='For example read_project("project.toml").',
            hint_ja='例: read_project("project.toml")',
            code="NO_PATH",
        )
    path = Path(path)
    table = read_config(path, InvalidProject)
    return project_from_table(table, path.name, vocabulary or Vocabulary.default())


def project_from_table(table: dict[str, Any], name: str, vocabulary: Vocabulary) -> Project:
    """The project that a parsed table describes; ``name`` is used in messages.

    Raises:
        InvalidProject: see `read_project`.
    """
    if forbidden := list(protected_conditions(table)):
        raise complain(InvalidProject, name, forbidden, "PROTECTED_CONDITION")
    if unknown := list(unknown_fields(Project, table)):
        raise complain(InvalidProject, name, unknown, "PROJECT_FIELD")
    problems: list[Problem] = []
    resolved = _resolved(table, vocabulary, problems)
    if problems:
        raise complain(InvalidProject, name, problems, "PROJECT_NAME")
    try:
        return Project.model_validate(resolved)
    except ValidationError as error:
        found = list(value_problems(Project, error))
    raise complain(InvalidProject, name, found, "PROJECT_VALUE")


def _resolved(
    table: dict[str, Any], vocabulary: Vocabulary, problems: list[Problem]
) -> dict[str, Any]:
    """A copy of the table in which names are ids; what has no id is added to ``problems``."""
    table = dict(table)
    if "municipality" in table:
        table["municipality"] = _municipality(table["municipality"], problems)
    positions = []
    for number, position in enumerate(_tables(table.get("positions"))):
        place, changed = f"positions[{number}]", dict(position)
        if isinstance(changed.get("prefecture"), str):
            changed["prefecture"] = _prefecture(changed["prefecture"], place, problems)
        for side in ("must", "want"):
            if isinstance(changed.get(side), list):
                changed[side] = [
                    _requirement(item, f"{place}.{side}[{n}]", vocabulary, problems)
                    for n, item in enumerate(changed[side])
                ]
        positions.append(changed)
    if isinstance(table.get("positions"), list) and len(positions) == len(table["positions"]):
        table["positions"] = positions
    return table


def _tables(value: Any) -> Iterator[dict[str, Any]]:
    return (
        (item for item in value if isinstance(item, dict)) if isinstance(value, list) else iter(())
    )


def _requirement(item: Any, place: str, vocabulary: Vocabulary, problems: list[Problem]) -> Any:
    if not isinstance(item, dict):
        return item
    changed = dict(item)
    for field, category in _CATEGORY.items():
        name = changed.get(field)
        if isinstance(name, str):
            here = f"{place}.{field}"
            changed[field] = _canonical(name, category, here, vocabulary, problems)
    return changed


def _canonical(
    name: str,
    category: SkillCategory | None,
    place: str,
    vocabulary: Vocabulary,
    problems: list[Problem],
) -> str:
    """The id for a name. A project is written by hand, so a near miss is asked back, not taken."""
    fitting = {skill.id for skill in vocabulary.skills(category)}
    if name in fitting:
        return name
    found = resolve(name, vocabulary)
    if found.method is ResolutionMethod.EXACT and found.skill_id in fitting:
        return found.skill_id
    near = [c.skill_id for c in found.candidates if c.skill_id in fitting]
    same_spelling = closest(name, fitting)
    near += [same_spelling] if same_spelling else []
    kind = Text(ja=f"({category or 'skill'})", en=f" ({category or 'skill'})")
    what = Text(
        ja=f"「{name[:40]}」は語彙にありません{kind.ja}。",
        en=f"{name[:40]!r} is not in the vocabulary{kind.en}.",
    )
    problems.append(Problem(place, what, _did_you_mean(near[:3], vocabulary)))
    return name


def _did_you_mean(ids: list[str], vocabulary: Vocabulary) -> Text:
    listed = [f"{vocabulary[id_].ja} ({id_})" for id_ in dict.fromkeys(ids)]
    if not listed:
        return Text(
            ja="dxmatch skills resolve で名前を探せます。",
            en="Look names up with dxmatch skills resolve.",
        )
    return Text(
        ja=f"「{'」「'.join(listed)}」ではありませんか。",
        en=f"Did you mean {' or '.join(listed)}?",
    )


def _municipality(value: Any, problems: list[Problem]) -> Any:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return value
    table, text = municipalities(), str(value).strip()
    known = table.by_code(text)
    if known is not None:
        return known.code
    is_code = text.isascii() and text.isdigit()
    found = table.repair(text) if is_code else table.by_name(text)
    if len(found) == 1:
        return found[0].code
    problems.append(Problem("municipality", *_which_municipality(found, is_code, text)))
    return value


def _which_municipality(
    found: tuple[Municipality, ...], is_code: bool, text: str
) -> tuple[Text, Text]:
    if found:
        ja = "、".join(f"{m.code} {prefecture_name(m.prefecture)}{m.name}" for m in found[:5])
        en = ", ".join(
            f"{m.code} {prefecture_name(m.prefecture, 'en')} {m.name}" for m in found[:5]
        )
        what = Text(ja="複数の自治体が当てはまります。", en="several municipalities fit.")
        return what, Text(ja=f"コードで指定してください: {ja}", en=f"Give the code: {en}")
    names = () if is_code else [m.name for m in municipalities()]
    near = closest(text, names)
    guess_ja, guess = (
        (f"「{near}」ではありませんか。", f"Did you mean {near}? ") if near else ("", "")
    )
    return (
        Text(ja="この自治体はありません。", en="there is no such municipality."),
        Text(
            ja=f"{guess_ja}6 桁の全国地方公共団体コードか、正式な名前を書いてください。",
            en=f"{guess}Give the six-digit code or the full name.",
        ),
    )


def _prefecture(name: str, place: str, problems: list[Problem]) -> Any:
    code = prefecture_code(name)
    if code is None:
        problems.append(
            Problem(
                f"{place}.prefecture",
                Text(ja="この都道府県はありません。", en="there is no such prefecture."),
                Text(
                    ja="名前か番号(1〜47)を書いてください。", en="Give its name or number, 1 to 47."
                ),
            )
        )
    return code
