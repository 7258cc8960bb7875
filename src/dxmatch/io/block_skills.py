"""The skills of many talents at once: one claim per skill, in order of skill."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dxmatch.io.column_values import ColumnValues, Mark, Numbers
from dxmatch.io.issues import IssueCode
from dxmatch.io.skill_tokens import SkillTokens, replaced
from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.talent_builder import TalentBuilder
from dxmatch.models.skill_claim import merge_claims

_MOST_CLAIMS: Final = 2000
"""What `Talent` takes before it puts claims on the same skill together."""

Noticed = list[tuple[int, tuple[IssueCode, ...]]]


def no_skills(size: int) -> Lists:
    """The claims of some talents that have none."""
    return Lists(np.zeros(size + 1, np.intp), np.empty(0, np.intp))


class BlockSkills:
    """Reads the skills of many rows; sorts and merges their claims as the model does."""

    def __init__(self, column: ColumnValues, builder: TalentBuilder) -> None:
        self.column = column
        self._tokens = SkillTokens(column, builder)
        self._builder = builder
        names = sorted(skill.id for skill in column.reading.vocabulary)
        self._places = {name: number for number, name in enumerate(names)}
        self._ranks = array("q")

    def read(self, cells: Sequence[str]) -> tuple[Lists, Noticed, NDArray[np.bool_]]:
        """Numbers of claims per row, what was noticed by row, and the rows that need care."""
        found = self._tokens.read(cells)
        noticed = [
            (row, self._tokens.issues(found.pieces.of(row).tolist()))
            for row in np.flatnonzero(found.marks == Mark.NOTED).tolist()
        ]
        wrong = (found.marks == Mark.WRONG) | (found.claims.sizes > _MOST_CLAIMS)
        return self._merged(found.claims), noticed, wrong

    def _merged(self, lists: Lists) -> Lists:
        """Per row one claim per skill, in order of skill."""
        ranks, rows = self._all_ranks(), lists.rows
        key = rows * len(self._places) + ranks[lists.codes]
        order = np.argsort(key, kind="stable")
        key = key[order]
        twice = set(rows[1:][key[1:] == key[:-1]].tolist())
        in_order = Lists(lists.starts, lists.codes[order])
        return replaced(in_order, {row: self._merged_row(lists, row) for row in twice})

    def _merged_row(self, lists: Lists, row: int) -> list[int]:
        claims = self._builder.claims
        said = tuple([claims[code] for code in lists.of(row).tolist()])
        return self._builder.codes_of_claims(merge_claims(said))

    def _all_ranks(self) -> Numbers:
        """The place of each claim's skill among all skills."""
        names = [claim.skill for claim in self._builder.claims[len(self._ranks) :]]
        if not self._places.keys() >= set(names):
            names = [claim.skill for claim in self._builder.claims]
            self._places = {name: number for number, name in enumerate(sorted(set(names)))}
            self._ranks = array("q")
        self._ranks.extend([self._places[name] for name in names])
        return np.array(self._ranks, np.intp)
