"""The lines that ``dxmatch lines`` lists: for talents and for teams, by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, Field, dataclass, fields
from enum import StrEnum
from typing import Any

from pydantic_core import to_jsonable_python

from dxmatch.cli.console import note
from dxmatch.errors import PluginContractError
from dxmatch.models import Lang, Side
from dxmatch.scoring import Line
from dxmatch.scoring.catalogue import line_class, line_names
from dxmatch.scoring.explained import explained, first_line
from dxmatch.staffing.team_catalogue import (
    team_line_class,
    team_line_explained,
    team_line_names,
)


class Kind(StrEnum):
    """On which sheet a line stands."""

    TALENT = "talent"
    TEAM = "team"


@dataclass(frozen=True)
class ListedLine:
    """One line, and the sheet and the side on which it stands."""

    kind: Kind
    side: Side
    name: str
    cls: type[Line]

    @property
    def parameters(self) -> list[Field[Any]]:
        """What can be written to a sheet file."""
        every = fields(self.cls)  # type: ignore[arg-type]
        return [field for field in every if not field.metadata.get("code_only")]

    @property
    def traits(self) -> list[str]:
        """What the line promises, sorted."""
        # What any_of promises depends on its parts, so its class has no set of traits.
        promised: object = self.cls.traits
        return sorted(promised) if isinstance(promised, frozenset) else []

    def first_line(self, lang: Lang) -> str:
        """What it asks, in one line."""
        return first_line(self.cls, lang)

    def explained(self, lang: Lang) -> str:
        """All about it."""
        tell = explained if self.kind is Kind.TALENT else team_line_explained
        return tell(self.cls, lang)

    def to_dict(self, lang: Lang) -> dict[str, Any]:
        """The documented JSON shape (docs/cli.md)."""
        return {
            "sheet": self.kind.value,
            "side": self.side.value,
            "name": self.name,
            "title": self.cls.title.get(lang),
            "asks": self.first_line(lang),
            "explained": self.explained(lang),
            "parameters": [_parameter(field) for field in self.parameters],
            "traits": self.traits,
        }


def is_required(field: Field[Any]) -> bool:
    """Whether a sheet file must give it."""
    return field.default is MISSING and field.default_factory is MISSING


def _parameter(field: Field[Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"name": field.name, "required": is_required(field)}
    if field.default is not MISSING:
        told["default"] = to_jsonable_python(field.default)
    elif field.default_factory is not MISSING:
        told["default"] = to_jsonable_python(field.default_factory())
    return told


def listed_lines(lang: Lang) -> Iterator[ListedLine]:
    """All lines, those for talents first; what is wrong with a plug-in is said beside."""
    for side in Side:
        for name in line_names(side):
            try:
                yield ListedLine(Kind.TALENT, side, name, line_class(side, name))
            except PluginContractError as error:
                note(error.text(lang))
    for side in Side:
        for name in team_line_names(side):
            yield ListedLine(Kind.TEAM, side, name, team_line_class(side, name))
