"""Phases of system development (rows 57 to 59)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.plain_text import folded, too_long


class Phase(StrEnum):
    """工程, in order."""

    PLANNING = "planning"
    REQUIREMENTS = "requirements"
    BASIC_DESIGN = "basic_design"
    DETAILED_DESIGN = "detailed_design"
    IMPLEMENTATION = "implementation"
    UNIT_TEST = "unit_test"
    INTEGRATION_TEST = "integration_test"
    SYSTEM_TEST = "system_test"
    OPERATION = "operation"


_ORDER: Final = tuple(Phase)
_WORDS: Final = {
    Phase.PLANNING: "調査分析|調査|企画|構想|計画|planning",
    Phase.REQUIREMENTS: "要件定義|要求定義|要件|要求分析|requirements?",
    Phase.BASIC_DESIGN: "基本設計|外部設計|概要設計",
    Phase.DETAILED_DESIGN: "詳細設計|内部設計",
    Phase.IMPLEMENTATION: "実装|製造|開発|プログラミング|コーディング|pg|implementation",
    Phase.UNIT_TEST: "単体テスト|単体試験|単体|ut",
    Phase.INTEGRATION_TEST: "結合テスト|結合試験|結合|it",
    Phase.SYSTEM_TEST: "総合テスト|総合試験|システムテスト|総合|受入テスト|テスト|st",
    Phase.OPERATION: "運用保守|運用|保守|operations?",
}
_GROUPS: Final = {"上流": _ORDER[:3], "下流": _ORDER[3:8], "全工程": _ORDER, "一気通貫": _ORDER}
_ANY: Final = re.compile("|".join(f"(?P<{p.value}>{words})" for p, words in _WORDS.items()))
_GROUP: Final = re.compile("(上流|下流|全工程|一気通貫)(?:工程)?")
_LIST_MARK: Final = re.compile("[\u2460-\u24ff\u2776-\u2793]")
_ONWARD: Final = re.compile(r"(?:工程)?(?:以降|から|~)(?:の?(?:工程|全般))?")
_UP_TO: Final = re.compile(r"(?:工程)?(?:まで|迄|以前)")
_RANGE: Final = re.compile(r"(?:工程)?(?:から|~|-|→)")


def parse_phases(raw: str) -> Parsed[tuple[Phase, ...]]:
    """Phases in order: ``要件定義〜結合テスト``, ``基本設計まで``, ``上流工程``."""
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    text = folded(_LIST_MARK.sub(" ", raw))
    found = {phase for group in _GROUP.finditer(text) for phase in _GROUPS[group[1]]}
    before: tuple[int, int] | None = None
    for match in _ANY.finditer(text):
        place = _ORDER.index(Phase(match.lastgroup or ""))
        found.add(_ORDER[place])
        if before and _RANGE.fullmatch(text, before[1], match.start()):
            found.update(_ORDER[before[0] : place + 1])
        elif _UP_TO.match(text, match.end()):
            found.update(_ORDER[: place + 1])
        if (onward := _ONWARD.match(text, match.end())) and not _ANY.match(text, onward.end()):
            found.update(_ORDER[place:])
        before = place, match.end()
    if not found:
        return Parsed(None, (IssueCode.UNREADABLE_VALUE,))
    return Parsed(tuple(phase for phase in _ORDER if phase in found))
