"""必要な席: the positions of all projects, in an order that does not depend on the input."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dxmatch.errors import InvalidInput
from dxmatch.models import Position, Project


@dataclass(frozen=True, eq=False, slots=True)
class Need:
    """One position of one project: ``headcount`` seats of the same kind."""

    project: Project
    position: Position

    @property
    def key(self) -> str:
        """``project/position``."""
        return f"{self.project.id}/{self.position.id}"

    @property
    def first_day(self) -> int:
        """The ordinal of the first day."""
        return self.position.period.start.toordinal()

    @property
    def end_day(self) -> int:
        """The ordinal of the day after the last one."""
        return self.position.period.end.toordinal()

    @property
    def share(self) -> int:
        """Percent of full time."""
        return self.position.workload.percent


def needs_of(projects: Sequence[Project]) -> tuple[Need, ...]:
    """All positions, by project and position id.

    Raises:
        InvalidInput: no project, something else, or two projects with the same id.
    """
    if not projects:
        raise InvalidInput(
            "There is no project to plan for.",
            ja="計画する案件がありません。",
            hint="Give at least one Project.",
            hint_ja="案件(Project)を 1 つ以上渡してください。",
            code="NO_PROJECTS",
        )
    for project in projects:
        if not isinstance(project, Project):
            found = type(project).__name__
            raise InvalidInput(
                f"assign takes Projects, not {found}.",
                ja=f"assign には Project を渡してください({found} は使えません)。",
                hint="Read a file with read_project(path).",
                hint_ja="ファイルからは read_project(path) で読み込めます。",
                code="NOT_A_PROJECT",
            )
    ids = [project.id for project in projects]
    twice = sorted({id_ for id_ in ids if ids.count(id_) > 1}) if len(set(ids)) < len(ids) else []
    if twice:
        raise InvalidInput(
            f"Several projects are called {', '.join(twice[:3])}.",
            ja=f"同じ ID の案件があります: {', '.join(twice[:3])}。",
            hint="Give every project an id of its own.",
            hint_ja="案件ごとに別の id を付けてください。",
            code="DUPLICATE_PROJECT",
        )
    found_needs = (Need(project, p) for project in projects for p in project.placed_positions())
    return tuple(sorted(found_needs, key=lambda need: (need.project.id, need.position.id)))
