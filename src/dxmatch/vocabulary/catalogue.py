"""The vocabulary: every canonical skill, the keys it is found under, and what it implies."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from dxmatch.errors import InvalidInput
from dxmatch.vocabulary.implication import implied_steps
from dxmatch.vocabulary.normal_form import normalise
from dxmatch.vocabulary.skill import Skill, SkillCategory
from dxmatch.vocabulary.skill_files import read_skills


class Vocabulary:
    """Canonical skills by id; frozen.

    Iterates over the skills in order of id. Equal content gives an equal ``digest``, whatever
    the order in which the skills were given.

    Args:
        skills: the entries; ids and normalised names must not clash.

    Raises:
        InvalidInput: a duplicate id, one name for two skills, an unknown or circular ``implies``.
    """

    def __init__(self, skills: Iterable[Skill]) -> None:
        self._skills: dict[str, Skill] = {}
        for skill in sorted(skills, key=lambda skill: skill.id):
            if skill.id in self._skills:
                raise InvalidInput(
                    f"skill {skill.id} is declared twice.",
                    ja=f"スキル {skill.id} が重複しています。",
                    hint="Merge the two entries.",
                    hint_ja="1 つの項目にまとめてください。",
                    code="SKILL_DUPLICATE",
                )
            self._skills[skill.id] = skill
        self._keys = _index(self._skills.values())
        self._steps = implied_steps(self._skills.values())

    @staticmethod
    @lru_cache(maxsize=1)
    def default() -> Vocabulary:
        """The vocabulary that comes with dxmatch; read once per process."""
        folder = files("dxmatch.vocabulary") / "data" / "skills"
        tables = [file for file in folder.iterdir() if file.name.endswith(".toml")]
        return Vocabulary(chain.from_iterable(map(read_skills, tables)))

    def extended(self, more: Iterable[Skill] | Path | str) -> Vocabulary:
        """A new vocabulary with additional skills, given as such or as a TOML file.

        An entry with a known id adds its aliases and implications to that skill.

        Raises:
            InvalidInput: the file is wrong, or a name already belongs to another skill.
        """
        added = read_skills(Path(more)) if isinstance(more, str | Path) else list(more)
        merged = dict(self._skills)
        for skill in added:
            known = merged.get(skill.id)
            merged[skill.id] = skill if known is None else _with_more(known, skill)
        return Vocabulary(merged.values())

    def __getitem__(self, skill_id: str) -> Skill:
        """The skill of that id.

        Raises:
            KeyError: there is none.
        """
        return self._skills[skill_id]

    def get(self, skill_id: str) -> Skill | None:
        """The skill of that id, or None."""
        return self._skills.get(skill_id)

    def __contains__(self, skill_id: object) -> bool:
        return skill_id in self._skills

    def __len__(self) -> int:
        return len(self._skills)

    def __iter__(self) -> Iterator[Skill]:
        return iter(self._skills.values())

    def __repr__(self) -> str:
        return f"Vocabulary({len(self)} skills, {self.digest[:12]})"

    def skills(self, category: SkillCategory | None = None) -> tuple[Skill, ...]:
        """All skills, or those of one category, in order of id."""
        return tuple(s for s in self if category is None or s.category is category)

    @property
    def keys(self) -> Mapping[str, str]:
        """Normalised name → skill id, for every name and alias; read-only."""
        return MappingProxyType(self._keys)

    def implies(self, skill_id: str) -> frozenset[str]:
        """All skills that whoever has this one has too, through any number of steps."""
        return frozenset(self._steps[skill_id])

    def implied_by(self, skill_id: str) -> frozenset[str]:
        """All skills that imply this one, through any number of steps."""
        return frozenset(self._sources.get(skill_id, {}))

    def steps(self, skill_id: str) -> Mapping[str, int]:
        """What this skill implies, with the number of steps to it (1 or more)."""
        return MappingProxyType(self._steps[skill_id])

    def source_steps(self, skill_id: str) -> Mapping[str, int]:
        """What implies this skill, with the number of steps to it (1 or more)."""
        return MappingProxyType(self._sources.get(skill_id, {}))

    @cached_property
    def _sources(self) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for skill, implied in self._steps.items():
            for ancestor, steps in implied.items():
                found.setdefault(ancestor, {})[skill] = steps
        return found

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of the content; independent of the order of entries and aliases."""
        rows: list[list[object]] = [
            [s.id, s.ja, s.en, s.category, sorted({*s.aliases}), sorted({*s.implies}), *_facts(s)]
            for s in self
        ]
        text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def _index(skills: Iterable[Skill]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for skill in skills:
        for name in skill.names:
            key = normalise(name)
            owner = keys.setdefault(key, skill.id) if key else ""
            if owner != skill.id:
                raise InvalidInput(
                    f"{name!r} names both {owner or 'nothing'} and {skill.id}.",
                    ja=f"{name!r} が {owner or '空の名称'} と {skill.id} の両方を指します。",
                    hint="Remove the alias from one of the two skills.",
                    hint_ja="どちらか一方の別名から外してください。",
                    code="SKILL_ALIAS_CLASH",
                )
    return keys


def _with_more(known: Skill, more: Skill) -> Skill:
    return replace(
        known,
        aliases=tuple(dict.fromkeys((*known.aliases, *more.names))),
        implies=tuple(dict.fromkeys((*known.implies, *more.implies))),
    )


def _facts(skill: Skill) -> tuple[object, ...]:
    return skill.itss_level, skill.expires_years, skill.verified
