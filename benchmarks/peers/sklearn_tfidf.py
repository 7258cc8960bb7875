"""scikit-learn: TF-IDF over the skills of each talent, in the three idioms that users write."""

from __future__ import annotations

from typing import Any

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import linear_kernel

from benchmarks.market.needs import Need
from benchmarks.peers.engine import Covers, Engine, Formula, Index, Ranking, best_of, timed
from benchmarks.peers.ready import Ready


class Tfidf:
    """A fitted vectorizer, the matrix of the talents, and that matrix turned round."""

    def __init__(self, names: list[list[str]]) -> None:
        self.vectorizer = TfidfVectorizer(token_pattern=r"\S+", lowercase=False)
        self.matrix: Any = self.vectorizer.fit_transform(map(" ".join, names))

    def query(self, need: Need) -> Any:
        """The skills asked for as a sparse row."""
        return self.vectorizer.transform([" ".join(asked.skill for asked in need.asked)])


def nbytes(matrix: Any) -> int:
    """Bytes of a sparse matrix."""
    return int(matrix.data.nbytes + matrix.indices.nbytes + matrix.indptr.nbytes)


def engines(ready: Ready, names: list[list[str]]) -> list[Engine]:
    """linear_kernel, the sparse product, and the sparse product the other way round."""
    tfidf, seconds = timed(lambda: Tfidf(names))
    turned: Any = tfidf.matrix.T.tocsr()
    index = Index(seconds, nbytes(tfidf.matrix))

    def kernel(need: Need) -> Ranking:
        scores = linear_kernel(tfidf.query(need), tfidf.matrix).ravel()
        return best_of(scores, ready.mask(need))

    def product(need: Need) -> Ranking:
        scores = (tfidf.matrix @ tfidf.query(need).T).toarray().ravel()
        return best_of(scores, ready.mask(need))

    def inverted(need: Need) -> Ranking:
        scores = (tfidf.query(need) @ turned).toarray().ravel()
        return best_of(scores, ready.mask(need))

    ways = {
        "scikit-learn, linear_kernel": (kernel, index),
        "scikit-learn, X @ q.T": (product, index),
        "scikit-learn, q @ X.T as CSR": (inverted, Index(seconds, 2 * nbytes(tfidf.matrix))),
    }
    return [
        Engine(label, Formula.TFIDF, Covers.ALL, best, kept) for label, (best, kept) in ways.items()
    ]
