"""From a name as somebody wrote it to a canonical skill: exactly, else fuzzily, else not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from dxmatch.vocabulary.catalogue import Vocabulary
from dxmatch.vocabulary.normal_form import normalise
from dxmatch.vocabulary.software_version import without_version

SCALE = 10_000
"""A score of 10,000 is an exact hit."""

THRESHOLD = 9_000
"""Default least score of a fuzzy hit."""

MARGIN = 300
"""A fuzzy hit must beat every other skill by at least this much."""

SHORT = 3
"""Keys up to this length (C, R, Go, Jav, VB6) are found exactly or not at all."""

FUZZY_LENGTH = 6
"""Both keys must be at least this long: one wrong letter in a shorter one is another word."""

_SUGGEST_SCORE, _SUGGESTIONS = 6_000, 5


class ResolutionMethod(StrEnum):
    """How a name was resolved, or why not."""

    EXACT = "exact"
    VERSION = "version"
    FUZZY = "fuzzy"
    AMBIGUOUS = "ambiguous"
    SHORT_TOKEN = "short-token"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A skill that the name resembles, with the score 0 … 10,000 of its closest name."""

    skill_id: str
    score: int


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of one name.

    ``skill_id`` is set for EXACT, VERSION (exact but for a version number) and FUZZY only.
    ``score`` is that of the best candidate (0 … 10,000, 0 without one); ``candidates`` are best
    first, at most 5.
    """

    query: str = field(repr=False)
    skill_id: str | None
    method: ResolutionMethod
    score: int
    candidates: tuple[Candidate, ...] = ()


def resolve(name: str, vocabulary: Vocabulary, *, threshold: int = THRESHOLD) -> Resolution:
    """The canonical skill that ``name`` stands for.

    Exact on the normalised key, or if ``name`` is an id, or but for the version number of a piece
    of software. Otherwise the closest name counts if its score reaches ``threshold`` (0 … 10,000),
    no other skill comes within 300 of it, both keys have at least 6 characters, and the two differ
    in kana and Latin letters only: another kanji, digit, ``+`` or ``#`` is another word, not a
    slip. All else stays unresolved, with candidates.
    """
    key = normalise(name)
    if found := vocabulary.keys.get(key) or (name if name in vocabulary else None):
        return Resolution(name, found, ResolutionMethod.EXACT, SCALE, (Candidate(found, SCALE),))
    if found := without_version(key, vocabulary):
        return Resolution(name, found, ResolutionMethod.VERSION, SCALE, (Candidate(found, SCALE),))
    ranked = _closest(key, vocabulary)
    candidates = tuple(candidate for candidate, _ in ranked[:_SUGGESTIONS])
    score = candidates[0].score if candidates else 0
    method = _judge(key, ranked, threshold)
    skill_id = candidates[0].skill_id if method is ResolutionMethod.FUZZY else None
    return Resolution(name, skill_id, method, score, candidates)


def nearest_skill(name: str, vocabulary: Vocabulary) -> str | None:
    """The skill of ``resolve(name, vocabulary)`` without its candidates: for names by the thousand.

    Names that cannot come close enough are told apart before they are compared.
    """
    key = normalise(name)
    if found := vocabulary.keys.get(key) or (name if name in vocabulary else None):
        return found
    if found := without_version(key, vocabulary):
        return found
    if len(key) < FUZZY_LENGTH:
        return None
    # What scores below this can neither be taken nor stand in the way of what is.
    ranked = _closest(key, vocabulary, THRESHOLD - MARGIN)
    fuzzy = _judge(key, ranked, THRESHOLD) is ResolutionMethod.FUZZY
    return ranked[0][0].skill_id if fuzzy else None


def resolve_many(
    names: Iterable[str], vocabulary: Vocabulary, *, threshold: int = THRESHOLD
) -> tuple[Resolution, ...]:
    """``resolve`` for many names in their order; equal names are looked up once."""
    known: dict[str, Resolution] = {}
    results = []
    for name in names:
        if name not in known:
            known[name] = resolve(name, vocabulary, threshold=threshold)
        results.append(known[name])
    return tuple(results)


@lru_cache(maxsize=512)
def _names(vocabulary: Vocabulary, length: int, least: int) -> tuple[str, ...]:
    """The names that can score at least so much: their lengths alone bound the ratio."""
    most = 2 * SCALE
    return tuple(
        name
        for name in vocabulary.keys
        if len(name) > 1 and min(len(name), length) * most >= (least - 1) * (len(name) + length)
    )


def _closest(
    key: str, vocabulary: Vocabulary, least: int = _SUGGEST_SCORE
) -> list[tuple[Candidate, str]]:
    """Skills that resemble ``key``, best first, each with its closest key."""
    if not key:
        return []
    from rapidfuzz import fuzz, process

    names = _names(vocabulary, len(key), least)
    # Ratio of common letters in order; partial ratios would find Java in JavaScript.
    hits = process.extract(key, names, scorer=fuzz.ratio, limit=None, score_cutoff=least / 100)
    best: dict[str, tuple[Candidate, str]] = {}
    for name, ratio, _ in hits:
        skill = vocabulary.keys[name]
        entry = Candidate(skill, round(ratio * 100)), name
        if skill not in best or (-entry[0].score, name) < (-best[skill][0].score, best[skill][1]):
            best[skill] = entry
    return sorted(best.values(), key=lambda entry: (-entry[0].score, entry[0].skill_id))


def _judge(key: str, ranked: list[tuple[Candidate, str]], threshold: int) -> ResolutionMethod:
    if len(key) <= SHORT:
        return ResolutionMethod.SHORT_TOKEN if key else ResolutionMethod.NONE
    if not ranked:
        return ResolutionMethod.NONE
    (best, name), *others = ranked
    if best.score < threshold or min(len(key), len(name)) < FUZZY_LENGTH:
        return ResolutionMethod.NONE
    if _fixed(key) != _fixed(name):
        return ResolutionMethod.NONE
    if others and best.score - others[0][0].score < MARGIN:
        return ResolutionMethod.AMBIGUOUS
    return ResolutionMethod.FUZZY


def _fixed(key: str) -> str:
    """The characters in which a slip is not forgiven: all but kana and Latin letters."""
    return "".join(c for c in key if not ("a" <= c <= "z" or "\u30a1" <= c <= "\u30ff"))
