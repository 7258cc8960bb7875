"""TfidfText: how close are the descriptions of talent and position?"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakKeyDictionary

import numpy as np

from dxmatch.models import SCALE, Position, Talent, Text
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.rows import Ints
from dxmatch.scoring.algebra import CODE_ONLY, Scorer, Trait
from dxmatch.scoring.labels import requirement_label, skill_label
from dxmatch.scoring.reason import Reason, reason
from dxmatch.scoring.unknown import Facts, OpenFact

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True, slots=True, eq=False)
class TextModel:
    """A fitted TF-IDF vectorizer (scikit-learn); frozen once it is made."""

    vectorizer: Any = field(repr=False)

    @classmethod
    def fit(cls, pool: TalentPool) -> TextModel:
        """Learn the character n-grams (1 to 2) and their weights from the talents of a pool."""
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 2), sublinear_tf=True)
        texts = [talent_text(talent) for talent in pool]
        vectorizer.fit(texts if any(text.strip() for text in texts) else ["-"])
        return cls(vectorizer)

    def matrix(self, texts: list[str]) -> csr_matrix:
        """Unit rows, one per text (zero where no n-gram is known)."""
        rows: csr_matrix = self.vectorizer.transform(texts)
        return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class TfidfText(Scorer):
    """経歴文と案件説明の近さ — closeness of the two descriptions.

    The classic cosine of TF-IDF vectors over characters (scikit-learn). It rewards writing like
    the position and has known faults: it is not monotone (a true skill more can lower it), and
    unless a fitted ``model`` is given, other talents change it. Use it with a small weight.

    Args:
        model: fitted once with `TextModel.fit` and kept; None fits on the pool at hand.

    Points: the cosine times SCALE.

    Example:
        >>> sorted(TfidfText.traits)
        []
    """

    title: ClassVar[Text] = Text(ja="経歴文の近さ", en="Closeness of descriptions")
    traits: ClassVar[frozenset[Trait]] = frozenset()
    model: TextModel | None = field(default=None, repr=False, metadata=CODE_ONLY)

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        """Cosine × SCALE, row by row in a fixed order of addition."""
        model, matrix = _on_pool(self.model, pool)
        query = model.matrix([position_text(position)]).toarray()[0]
        cosine = matrix[rows] @ query
        return np.asarray(np.clip(np.floor(cosine * SCALE + 0.5), 0, SCALE), np.int32)

    def bounds(self, position: Position, pool: TalentPool, rows: Rows) -> tuple[Ints, Ints]:
        """Anything where skills are missing, and for all if the model is fitted on this pool."""
        open_ = pool.skills.per_row == 0
        if self.model is None and open_.any():
            return pool.full(rows, 0), pool.full(rows, SCALE)
        known, value = ~open_[rows], self.score(position, pool, rows)
        return value * known, np.where(known, value, np.int32(SCALE))

    def asks(self, position: Position, pool: TalentPool, row: int) -> Facts:  # noqa: ARG002
        """The skills, whose names are part of the text."""
        return frozenset() if pool.skills.per_row[row] else frozenset({OpenFact.SKILLS})

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """The cosine in percent, or that there was nothing to compare."""
        empty = not talent_text(pool.talents[row]).strip() or not position_text(position).strip()
        if empty:
            return reason("TFIDF_NO_TEXT")
        value = int(self.score(position, pool, np.array([row], np.intp))[0])
        return reason("TFIDF", percent=value * 100 // SCALE)


def talent_text(talent: Talent) -> str:
    """Headline, summary and the names of the skills."""
    names = (skill_label(claim.skill) for claim in talent.skills)
    return " ".join([talent.headline, talent.summary, *(f"{n.ja} {n.en}" for n in names)])


def position_text(position: Position) -> str:
    """Title, description and the names of the requirements."""
    names = (requirement_label(item) for item in (*position.must, *position.want))
    return " ".join([position.title, position.description, *(f"{n.ja} {n.en}" for n in names)])


_Fitted = tuple[TextModel | None, TextModel, Any]
_fitted: WeakKeyDictionary[TalentPool, _Fitted] = WeakKeyDictionary()
_lock = Lock()


def _on_pool(asked: TextModel | None, pool: TalentPool) -> tuple[TextModel, Any]:
    """The model and the talents' rows under it; the last model of each pool is kept."""
    with _lock:
        kept = _fitted.get(pool)
        if kept is None or kept[0] is not asked:
            model = asked or TextModel.fit(pool)
            kept = (asked, model, model.matrix([talent_text(talent) for talent in pool]))
            _fitted[pool] = kept
        return kept[1], kept[2]
