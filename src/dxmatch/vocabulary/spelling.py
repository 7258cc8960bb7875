"""How alike skills are by their names: TF-IDF over character n-grams, best pair of names.

This is the one place of the vocabulary that uses scikit-learn.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from dxmatch.vocabulary.catalogue import Vocabulary
from dxmatch.vocabulary.normal_form import normalise
from dxmatch.vocabulary.skill import Skill, SkillCategory

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

METHOD = "tfidf char 1-2 ja, 1-3 latin; sublinear; max over names; shared word; v1"
"""Written into the frozen table: a change of method changes its header."""

COMMON = 14
"""A word that occurs in the names of more skills than this makes no two of them alike."""

STEP = 100
"""Values are rounded to this, so that the last bit of a float never shows."""

_LATIN_OR_OTHER = re.compile(r"[a-z0-9+#.]+|[^\sa-z0-9+#.]+")
_SCRIPT = re.compile(r"[ァ-ヺ]+|[^ァ-ヺ]+")
_KATAKANA = re.compile(r"[ァ-ヺ]")
_APART = frozenset({SkillCategory.CERTIFICATE, SkillCategory.INDUSTRY})
# Words that say nothing of what a skill is about, and makers of many unlike things.
_GENERIC = """
a access active adobe an analysis analytic analytics and ansi app application apps basic batch
build by center chief cisco city code communication connect construction control development
digital directory engine engineer engineering enterprise experience for framework function
functions gateway general github government ibm in in-house information infrastructure
intelligence introduction jakarta language learning library line machine manager native object
of officer on online operation operations or oracle oriented plan planning platform policy power
presentation process product professional program project public quality reference request
research sap service services sharp simple software specialist specification step strategy
studio suite support system systems tag test testing the to tool tools transformation tuning
user utilisation virtual visual window windows with work workflow
オラクル アクセス 方自 情報 導入 改革 戦略
"""
_STOP = frozenset(_GENERIC.split())


def compared(vocabulary: Vocabulary) -> list[Skill]:
    """The skills that are compared: a certificate or an industry is held or not."""
    return [skill for skill in vocabulary if skill.category not in _APART]


def features(name: str, common: frozenset[str] = frozenset()) -> list[str]:
    """Character n-grams of a name: 1-2 of Japanese, 1-3 of Latin words, and whole Latin words.

    A Latin word of up to 3 letters, or one of the ``common`` ones, counts only as a whole: the
    letters of C or SQL say nothing, and those of "design" would drown the rest of the name.
    """
    found = []
    for word in _words(name):
        if not word.isascii():
            found += _grams(word, 2)
            continue
        found.append(f"={word}")
        if len(word) > 3 and word not in common:
            found += _grams(f"<{word}>", 3)
    return found


def _grams(word: str, longest: int) -> list[str]:
    sizes = range(1, longest + 1)
    return [word[i : i + n] for n in sizes for i in range(len(word) - n + 1)]


def anchors(name: str) -> list[str]:
    """What two names must share to be alike at all.

    A Latin word (Java and JavaScript share letters, but no word), two kanji in a row, or four
    katakana in a row (a shorter katakana word as a whole).
    """
    found = []
    for word in _words(name):
        if word.isascii():
            found.append(word)
            continue
        for run in _SCRIPT.findall(word):
            size = 4 if _KATAKANA.match(run) else 2
            found += [run[i : i + size] for i in range(max(1, len(run) - size + 1))]
    return [anchor for anchor in found if len(anchor) > 1 and anchor not in _STOP]


def _words(name: str) -> Iterator[str]:
    text = unicodedata.normalize("NFKC", name).casefold()
    for match in _LATIN_OR_OTHER.finditer(text):
        word = match[0].strip(".") if match[0].isascii() else normalise(match[0])
        if word:
            yield word


def _often(
    groups: list[list[str]], words: Callable[[str], list[str]], limit: int
) -> frozenset[str]:
    """What occurs in the names of more than ``limit`` skills."""
    counts: Counter[str] = Counter()
    for names in groups:
        counts.update({word for name in names for word in words(name)})
    return frozenset(word for word, count in counts.items() if count > limit)


def spelling_cosines(vocabulary: Vocabulary) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Per skill, every other skill that is alike by name, with the cosine in 0 … 10,000."""
    import numpy as np
    from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

    skills = compared(vocabulary)
    groups = [sorted(skill.names) for skill in skills]
    common = _often(groups, anchors, COMMON)
    documents = [name for names in groups for name in names]
    if not documents:
        return
    weigh = TfidfVectorizer(analyzer=partial(features, common=common), sublinear_tf=True)
    share = CountVectorizer(analyzer=partial(_telling, common=common), binary=True)
    weighted, shared = weigh.fit_transform(documents), share.fit_transform(documents)
    starts = np.cumsum([0, *map(len, groups[:-1])])
    for skill, start, names in zip(skills, starts.tolist(), groups, strict=True):
        rows = slice(start, start + len(names))
        cosine = _product(weighted, rows) * (_product(shared, rows) > 0)
        best = np.maximum.reduceat(cosine.max(axis=0), starts)
        values = np.rint(best * (10_000 // STEP)).astype(int) * STEP
        hits = [(skills[i].id, int(values[i])) for i in np.flatnonzero(values)]
        yield skill.id, [hit for hit in hits if hit[0] != skill.id]


def _telling(name: str, common: frozenset[str]) -> list[str]:
    return [anchor for anchor in anchors(name) if anchor not in common]


def _product(matrix: csr_matrix, rows: slice) -> NDArray[np.float64]:
    dense: NDArray[np.float64] = (matrix[rows] @ matrix.T).toarray()
    return dense
