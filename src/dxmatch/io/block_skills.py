"""The skills of many talents at once: one claim per skill, in order of skill."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dxmatch.io.column_values import ColumnValues, Mark, Numbers
from dxmatch.io.issues import IssueCode
from dxmatch.io.skill_pieces import replaced
from dxmatch.io.skill_tokens import SkillTokens
from dxmatch.models.pool.claim_builder import ClaimBuilder
from dxmatch.models.pool.lists import Lists
from dxmatch.models.skill_claim import merge_claims

_MOST_CLAIMS: Final = 2000
"""What `Talent` takes before it puts claims on the same skill together."""

_SHORT: Final = 2**32
"""Keys below it take half the room, and are sorted faster."""

Noticed = list[tuple[int, tuple[IssueCode, ...]]]


def no_skills(size: int) -> Lists:
    """The claims of some talents that have none."""
    return Lists(np.zeros(size + 1, np.intp), np.empty(0, np.intp))


class BlockSkills:
    """Reads the skills of many rows; sorts and merges their claims as the model does."""

    def __init__(self, column: ColumnValues, claims: ClaimBuilder) -> None:
        self.column = column
        self._tokens = SkillTokens(column, claims)
        self._claims = claims
        self._ranks = np.empty(0, np.intp)

    def read(self, cells: Sequence[str]) -> tuple[Lists, Noticed, NDArray[np.bool_]]:
        """Numbers of claims per row, what was noticed by row, and the rows that need care."""
        found = self._tokens.read(cells)
        worst = set(np.flatnonzero(found.marks == Mark.WRONG).tolist())
        noticed = [
            each for each in self._tokens.noticed(found.pieces).items() if each[0] not in worst
        ]
        wrong = (found.marks == Mark.WRONG) | (found.claims.sizes > _MOST_CLAIMS)
        return self._merged(found.claims), noticed, wrong

    def _merged(self, lists: Lists) -> Lists:
        """Per row one claim per skill, in order of skill."""
        ranks, sizes = self._all_ranks(), lists.sizes
        begin = np.repeat(lists.starts[:-1], sizes)
        # Numbers alone are sorted several times faster than the places of numbers, short ones more.
        bits = int(sizes.max(initial=1)).bit_length()
        room = ranks.size << bits
        kind = np.uint32 if room * len(lists) < _SHORT else np.int64
        rank = ranks[self._claims.skills_of(np.arange(len(self._claims)))] << bits
        key = np.repeat((np.arange(len(lists)) * room).astype(kind), sizes)
        key += rank.astype(kind).take(lists.codes)
        key += (np.arange(key.size) - begin).astype(kind)
        key.sort()
        in_order = Lists(lists.starts, lists.codes.take(begin + (key & ((1 << bits) - 1))))
        key >>= bits
        twice = set((key[1:][key[1:] == key[:-1]] // max(ranks.size, 1)).tolist())
        return replaced(in_order, {row: self._merged_row(lists, row) for row in twice})

    def _merged_row(self, lists: Lists, row: int) -> list[int]:
        said = tuple([self._claims[code] for code in lists.of(row).tolist()])
        return [self._claims.number(claim) for claim in merge_claims(said)]

    def _all_ranks(self) -> Numbers:
        """The place of each skill among all in alphabetical order."""
        skills = self._claims.skills
        if len(skills) > self._ranks.size:
            order = sorted(range(len(skills)), key=skills.__getitem__)
            self._ranks = np.empty(len(skills), np.intp)
            self._ranks[order] = np.arange(len(skills))
        return self._ranks
