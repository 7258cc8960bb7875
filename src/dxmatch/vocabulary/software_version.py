"""Software written with its version: Java 17, Oracle 12c, Windows Server 2012 R2, C++17."""

from __future__ import annotations

import re

from dxmatch.vocabulary.catalogue import Vocabulary
from dxmatch.vocabulary.skill import SkillCategory

_SOFTWARE = frozenset(
    {
        SkillCategory.LANGUAGE,
        SkillCategory.FRAMEWORK,
        SkillCategory.DATABASE,
        SkillCategory.DATA_AI,
        SkillCategory.INFRASTRUCTURE,
        SkillCategory.BUSINESS_TOOL,
    }
)
_VERSION = re.compile(r"(?P<name>[a-z]{3,}|c\+\+|c#)[0-9]+(?:\.[0-9]+)*(?:r[0-9]|[cgx])?")


def without_version(key: str, vocabulary: Vocabulary) -> str | None:
    """The software that ``key`` names together with a version number, or None.

    Only a Latin name of 3 or more letters (or C++, C#): the digit of S3, R3 or C11 is more than
    a version. Certificates and cloud services carry digits as names and are left out.
    """
    match = _VERSION.fullmatch(key)
    if match is None:
        return None
    name = match["name"]
    for word in ("", "v", "ver", "version"):
        found = vocabulary.keys.get(name.removesuffix(word))
        if found and vocabulary[found].category in _SOFTWARE:
            return found
    return None
