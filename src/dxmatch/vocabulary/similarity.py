"""How far having one skill satisfies the wish for another: directed, on a fixed scale."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache

from dxmatch.vocabulary.catalogue import Vocabulary
from dxmatch.vocabulary.relations import Pair, Relations
from dxmatch.vocabulary.spelling_table import compute_table, frozen_table

SCALE = 10_000
"""Full satisfaction: the same skill, or one that implies it."""

PARENT = 5_000
"""Having Java when Spring (which implies Java) is wanted; halved with every further step."""


class SkillSimilarity:
    """Similarity between the skills of one vocabulary; frozen, 0 … 10,000, never recomputed.

    10,000 only for a skill itself and for one that implies the wanted one. Otherwise the largest
    of: what the skill implied by the wanted one gives (5,000, 2,500, …), a declared nearness,
    likeness of names (at most 6,000). A pair declared distinct counts 0 by name.
    """

    def __init__(
        self, vocabulary: Vocabulary, spelling: Mapping[Pair, int], relations: Relations
    ) -> None:
        known = {pair: value for pair, value in spelling.items() if pair not in relations.distinct}
        near = relations.near.items()
        known |= {(a, b): value for (a, b), value in near if a in vocabulary and b in vocabulary}
        self._vocabulary = vocabulary
        self._pairs = known
        self._partners: dict[str, list[str]] = {}
        for a, b in known:
            self._partners.setdefault(a, []).append(b)
            self._partners.setdefault(b, []).append(a)

    @staticmethod
    @lru_cache(maxsize=4)
    def of(vocabulary: Vocabulary) -> SkillSimilarity:
        """The similarity of a vocabulary.

        Read from the frozen table for the vocabulary that comes with dxmatch; computed with
        scikit-learn (seconds) for an extended one.
        """
        table = frozen_table(vocabulary)
        if table is None:
            table = compute_table(vocabulary)
        return SkillSimilarity(vocabulary, table, Relations.default())

    @staticmethod
    def default() -> SkillSimilarity:
        """The similarity of ``Vocabulary.default()``."""
        return SkillSimilarity.of(Vocabulary.default())

    def between(self, have: str, want: str) -> int:
        """How far having ``have`` satisfies wanting ``want``: 0 … 10,000.

        An id outside the vocabulary satisfies itself and nothing else.
        """
        if have == want:
            return SCALE
        if have not in self._vocabulary or want not in self._vocabulary:
            return 0
        if want in self._vocabulary.steps(have):
            return SCALE
        steps = self._vocabulary.steps(want).get(have)
        parent = PARENT >> (steps - 1) if steps else 0
        return max(parent, self._pairs.get((min(have, want), max(have, want)), 0))

    def neighbours(self, want: str) -> tuple[tuple[str, int], ...]:
        """Every skill that counts towards ``want`` with its value, in order of (-value, id)."""
        if want not in self._partners and want not in self._vocabulary:
            return ((want, SCALE),)
        near = {want, *self._partners.get(want, ())}
        if want in self._vocabulary:
            near.update(self._vocabulary.steps(want), self._vocabulary.source_steps(want))
        valued = ((have, self.between(have, want)) for have in near)
        return tuple(sorted(((h, v) for h, v in valued if v), key=lambda n: (-n[1], n[0])))

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of vocabulary, pairs and constants: equal digests, equal values."""
        rows = [f"{a},{b},{value}" for (a, b), value in sorted(self._pairs.items())]
        text = "\n".join([self._vocabulary.digest, f"{SCALE},{PARENT}", *rows])
        return hashlib.sha256(text.encode()).hexdigest()

    def __repr__(self) -> str:
        return f"SkillSimilarity({len(self._pairs)} pairs, {self.digest[:12]})"
