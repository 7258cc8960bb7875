"""The four talent types of MIC's external talent skill standard."""

from __future__ import annotations

import re
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.plain_text import folded, too_long
from dxmatch.models import TalentType

_LETTER: Final = r"(?<![a-z]){}(?![a-z])"
_WORDS: Final = {
    TalentType.PRODUCER: "プロデューサー?|producer|cio補佐|(?<![a-z])(?:cio|cdo)(?![a-z])",
    TalentType.PROJECT_MANAGER: "プロジェクトマネー?ジャー?|project_?manager|"
    + "|".join(_LETTER.format(word) for word in ("pm", "pmo", "pl")),
    TalentType.SERVICE_DESIGNER: "サービスデザイナー?|service_?designer|uxデザイナー?",
    TalentType.ENGINEER: "エンジニア|engineer|プログラマー?|"
    + "|".join(_LETTER.format(word) for word in ("se", "pg", "sre")),
}
_PATTERNS: Final = {kind: re.compile(words) for kind, words in _WORDS.items()}


def parse_talent_types(raw: str) -> Parsed[frozenset[TalentType]]:
    """The types that a text names: ``プロデューサー``, ``PM``, ``project_manager`` …"""
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    text = folded(raw)
    found = frozenset(kind for kind, pattern in _PATTERNS.items() if pattern.search(text))
    return Parsed(found or None, () if found else (IssueCode.UNREADABLE_VALUE,))
