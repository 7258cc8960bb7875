"""What the pieces of skill cells say, as numbers: each different piece is read once.

A piece is what stands between two 、. Nearly all of them are a known name with years behind it
(``Java(5年)``): those are told apart many at once, since a feed of ten thousand rows has twenty
thousand different ones, of some thousand names.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import compress, count, islice, repeat
from operator import itemgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dxmatch.io.column_values import Numbers, mark_of
from dxmatch.io.issues import IssueCode
from dxmatch.io.known_texts import KnownTexts
from dxmatch.io.parsed import Parsed
from dxmatch.io.skill_cells import Claims, shared_claim
from dxmatch.io.spans import Spans
from dxmatch.io.values.skill_list import lone_name
from dxmatch.io.values.skill_text import LONGEST_ALONE, name_and_years
from dxmatch.models import Evidence
from dxmatch.models.pool.claim_builder import ClaimBuilder
from dxmatch.models.pool.lists import Lists
from dxmatch.vocabulary import Vocabulary

_YEARS: Final = {f"{years}年{end}": years for years in range(60) for end in ")）"}
_LONGEST_NAME: Final = LONGEST_ALONE - len("(10年)")

Parse = Callable[[str], Parsed[Claims] | None]
"""What a piece says; None if it says that in its cell only."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """By number of the piece: its claims, what was noticed, and whether it is read in its cell."""

    claims: Lists
    marks: NDArray[np.uint8]
    whole: NDArray[np.bool_]


class SkillNames(dict[str, int]):
    """A name → the number of its skill in ``claims``, or -1 if it needs the whole parser."""

    def __init__(self, vocabulary: Vocabulary, claims: ClaimBuilder) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._claims = claims
        self.issues: dict[str, tuple[IssueCode, ...]] = {}
        """What was noticed in a name, for the few where something was."""

    def __missing__(self, name: str) -> int:
        number = self[name] = self._number(name)
        return number

    def _number(self, name: str) -> int:
        alone = len(name) <= _LONGEST_NAME and name_and_years(name) == (name, None)
        known = lone_name(name, self._vocabulary) if alone else None
        if known is None:
            return -1
        skill, issues = known
        if issues:
            self.issues[name] = issues
        claim = shared_claim(skill, None, None, None, Evidence.SELF)  # checks the skill
        return self._claims.skill_number(claim.skill)


class PieceTable:
    """Gives pieces their numbers, and learns what the new ones say."""

    def __init__(self, vocabulary: Vocabulary, claims: ClaimBuilder, parse: Parse) -> None:
        self._claims = claims
        self._parse = parse
        self._names = SkillNames(vocabulary, claims)
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._known = KnownTexts()
        self._starts, self._codes = array("q", [0]), array("q")
        self._marks, self._whole = array("B"), array("B")
        self._said: Pieces | None = None
        self.issues: dict[int, tuple[IssueCode, ...]] = {}
        """What was noticed in a piece, for those where something was."""

    def __len__(self) -> int:
        return len(self._marks)

    def numbers(self, pieces: Sequence[str]) -> Numbers:
        """The number of each piece."""
        if isinstance(pieces, Spans):
            numbers = self._known.numbers(pieces, self._asked)
        else:
            numbers = self._asked(pieces)
        new = len(self._numbers) - len(self)
        if new:
            self._learn(list(islice(reversed(self._numbers), new))[::-1])
        return numbers

    def _asked(self, pieces: Sequence[str]) -> Numbers:
        return np.fromiter(map(self._numbers.__getitem__, pieces), np.intp, len(pieces))

    def said(self) -> Pieces:
        """What all pieces say that have a number."""
        if self._said is None:
            lists = Lists(np.array(self._starts, np.intp), np.array(self._codes, np.intp))
            self._said = Pieces(lists, np.array(self._marks), np.array(self._whole, np.bool_))
        return self._said

    def _learn(self, new: list[str]) -> None:
        self._said = None
        names, codes = self._with_years(new)
        odd = np.flatnonzero(codes < 0).tolist()
        marks, whole = np.zeros(len(new), np.uint8), np.zeros(len(new), np.uint8)
        claims: dict[int, list[int]] = {}
        for place in odd:
            said = self._parse(new[place])
            whole[place] = said is None
            claims[place] = list(map(self._claims.number, (said and said.value) or ()))
            if said and said.issues:
                self.issues[len(self) + place] = said.issues
                marks[place] = mark_of(said.issues)
        noted = self._names.issues
        for place in compress(range(len(new)), map(noted.__contains__, names)):
            if codes[place] >= 0:
                self.issues[len(self) + place] = noted[names[place]]
                marks[place] = mark_of(noted[names[place]])
        lists = replaced(Lists.of_sizes([1] * len(new), codes), claims)
        self._starts.frombytes((lists.starts[1:] + len(self._codes)).astype("q").tobytes())
        self._codes.frombytes(lists.codes.astype("q").tobytes())
        self._whole.frombytes(whole.tobytes())
        self._marks.frombytes(marks.tobytes())

    def _with_years(self, new: list[str]) -> tuple[Sequence[str], Numbers]:
        """The name and the claim of each ``Java(5年)`` among the pieces; -1 for the others."""
        parts = [piece.rpartition("(") for piece in new]
        names, ends = list(map(itemgetter(0), parts)), map(itemgetter(2), parts)
        years = np.fromiter(map(_YEARS.get, ends, repeat(-1)), np.intp, len(new))
        fitting = years >= 0
        named = list(compress(names, fitting.tolist()))
        skills = np.full(len(new), -1)
        skills[fitting] = np.fromiter(map(self._names.__getitem__, named), np.intp, len(named))
        known = skills >= 0
        codes = np.full(len(new), -1)
        codes[known] = self._claims.plain(skills[known], years[known])
        return names, codes


def replaced(lists: Lists, other: dict[int, list[int]]) -> Lists:
    """The lists with other codes for some rows."""
    if not other:
        return lists
    sizes, rows = lists.sizes.copy(), lists.rows
    changed = np.array(list(other), np.intp)
    kept = ~np.isin(rows, changed)
    new = [code for codes in other.values() for code in codes]
    sizes[changed] = [len(codes) for codes in other.values()]
    rows = np.concatenate([rows[kept], np.repeat(changed, sizes[changed])])
    codes = np.concatenate([lists.codes[kept], np.array(new, lists.codes.dtype)])
    return Lists.of_sizes(sizes, codes[np.argsort(rows, kind="stable")])
