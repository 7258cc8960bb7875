"""One position against a pool: dxmatch (numpy) and scikit-learn, interleaved in one run.

Both rank by skills under the same schedule, budget and place constraints, and both return the
best 20. dxmatch's kernels are first compared with a plain-Python reference. scikit-learn is
measured as a user would set it up: TfidfVectorizer over each talent's skill names, a sparse
product, a numpy mask from ready columns, argpartition. It runs twice: with character n-grams,
which is what finds Japanese names and similar skills as dxmatch does, and with whole ids as
words, which finds only equal ones. Only ratios within one run mean anything.

    python benchmarks/one_position.py [talents] [positions]
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from tests import reference

from benchmarks.synthetic import Market
from dxmatch import PlaceReachable, ScheduleFits, SkillCoverage, Strategy, TalentPool, WithinBudget
from dxmatch.models import Position, SkillRequirement, Talent
from dxmatch.scoring.evaluate import evaluate
from dxmatch.scoring.ranking import best
from dxmatch.vocabulary import Vocabulary

K = 20
ROUNDS = 3
SHEET = Strategy(must=ScheduleFits() & WithinBudget() & PlaceReachable(), want=SkillCoverage())


class SklearnPeer:
    """TF-IDF over skill names, with the hard filters as a mask over ready columns."""

    def __init__(self, talents: list[Talent], *, words: bool) -> None:
        vocabulary = Vocabulary.default()
        self.names = {
            skill.id: skill.id if words else f"{skill.ja} {skill.en}" for skill in vocabulary
        }
        self.vectorizer = (
            TfidfVectorizer(token_pattern=r"\S+")
            if words
            else TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 3), sublinear_tf=True)
        )
        texts = [" ".join(self.names[claim.skill] for claim in talent.skills) for talent in talents]
        self.matrix = self.vectorizer.fit_transform(texts)
        windows = [talent.availability.windows[0] for talent in talents if talent.availability]
        self.first_day = np.array([window.start.toordinal() for window in windows])
        self.share = np.array([window.share for window in windows])
        self.price = np.array([talent.rate.low for talent in talents if talent.rate])
        self.onsite = np.array([talent.work_style.onsite_days for talent in talents])
        self.reach = np.array(
            [sum(1 << p for p in talent.work_style.prefectures or ()) for talent in talents]
        )

    def best(self, position: Position) -> NDArray[Any]:
        """Rows of the best K, best first."""
        asked = [item for item in position.want if isinstance(item, SkillRequirement)]
        query = self.vectorizer.transform([" ".join(self.names[item.skill] for item in asked)])
        score = (self.matrix @ query.T).toarray().ravel()
        budget = position.budget.high if position.budget else None
        mask = (
            (self.first_day <= position.period.start.toordinal())
            & (self.share >= position.workload.percent)
            & (self.price <= (budget or 0))
        )
        if position.onsite_days:
            here = 1 << (position.prefecture or 0)
            mask &= (self.onsite >= position.onsite_days) & ((self.reach & here) != 0)
        score[~mask] = -1.0
        found = np.argpartition(-score, K)[:K]
        return np.asarray(found[np.lexsort((found, -score[found]))])


def check(talents: list[Talent], positions: list[Position]) -> None:
    """dxmatch equals the plain-Python reference on a part of the pool."""
    pool = TalentPool.of(talents)
    for position in positions:
        sheet = evaluate(SHEET, position, pool)
        found = best(sheet, K)
        mine = list(zip(pool.keys(found.rows.tolist()), found.totals.tolist(), strict=True))
        if mine != list(reference.evaluate(SHEET, position, pool.talents).ranking[:K]):
            raise SystemExit("dxmatch and the reference disagree")


def main() -> None:
    """Print one line per engine with the ratio to dxmatch."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    market = Market(seed=20261123)
    talents = market.talents(size)
    positions = [market.position() for _ in range(count)]
    check(talents[:400], positions[:10])
    pool = TalentPool.of(talents)
    engines: dict[str, Callable[[Position], object]] = {
        "dxmatch (numpy)": lambda position: _dxmatch(pool, position),
        "scikit-learn, character n-grams": SklearnPeer(list(pool), words=False).best,
        "scikit-learn, whole ids": SklearnPeer(list(pool), words=True).best,
    }
    times: dict[str, list[float]] = {name: [] for name in engines}
    for round_ in range(ROUNDS + 1):
        for position in positions:
            for name, engine in engines.items():
                began = time.perf_counter()
                engine(position)
                if round_:
                    times[name].append(time.perf_counter() - began)
    share = statistics.mean(evaluate(SHEET, p, pool).rows.size for p in positions) / size
    print(f"{size:,} talents, {count} positions, {share:.1%} eligible on average, best {K}")
    base = statistics.median(times["dxmatch (numpy)"])
    for name, taken in times.items():
        print(f"{name:34s} {statistics.median(taken) / base:7.1f} x")


def _dxmatch(pool: TalentPool, position: Position) -> NDArray[Any]:
    return best(evaluate(SHEET, position, pool), K).rows


if __name__ == "__main__":
    main()
