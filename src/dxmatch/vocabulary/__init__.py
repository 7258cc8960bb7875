"""Canonical skills: their names, how a written name finds them, how alike they are.

``Vocabulary.default()`` reads the skill files once; ``resolve`` turns what somebody wrote into a
skill id; ``SkillSimilarity.default()`` says how far one skill stands in for another.
"""

from dxmatch.vocabulary.catalogue import Vocabulary
from dxmatch.vocabulary.normal_form import normalise
from dxmatch.vocabulary.resolution import (
    Candidate,
    Resolution,
    ResolutionMethod,
    resolve,
    resolve_many,
)
from dxmatch.vocabulary.similarity import SkillSimilarity
from dxmatch.vocabulary.skill import Skill, SkillCategory, Verification

__all__ = [
    "Candidate",
    "Resolution",
    "ResolutionMethod",
    "Skill",
    "SkillCategory",
    "SkillSimilarity",
    "Verification",
    "Vocabulary",
    "normalise",
    "resolve",
    "resolve_many",
]
