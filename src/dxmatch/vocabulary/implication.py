"""What having a skill implies, carried through: Spring Boot → Spring Framework → Java."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from dxmatch.errors import InvalidInput
from dxmatch.vocabulary.skill import Skill


def implied_steps(skills: Iterable[Skill]) -> dict[str, dict[str, int]]:
    """For every skill, what it implies and in how many steps (the shortest way; 1 = declared).

    Raises:
        InvalidInput: ``implies`` names an unknown skill, or runs in a circle.
    """
    direct = {skill.id: skill.implies for skill in skills}
    _check_known(direct)
    steps: dict[str, dict[str, int]] = {}
    try:
        order = list(TopologicalSorter(direct).static_order())
    except CycleError as error:
        circle = " → ".join(error.args[1])
        raise InvalidInput(
            f"implies runs in a circle: {circle}",
            ja=f"implies が循環しています: {circle}",
            code="IMPLIES_CYCLE",
        ) from None
    for skill in order:
        found: dict[str, int] = {}
        for parent in direct[skill]:
            for ancestor, more in {parent: 0, **steps[parent]}.items():
                found[ancestor] = min(found.get(ancestor, more + 1), more + 1)
        steps[skill] = dict(sorted(found.items()))
    return steps


def _check_known(direct: Mapping[str, tuple[str, ...]]) -> None:
    for skill, parents in sorted(direct.items()):
        for parent in parents:
            if parent not in direct:
                raise InvalidInput(
                    f"skill {skill}: implies names an unknown skill: {parent}",
                    ja=f"スキル {skill}: implies に未登録のスキルがあります: {parent}",
                    code="IMPLIES_UNKNOWN",
                )
