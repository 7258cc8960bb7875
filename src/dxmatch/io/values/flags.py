"""Yes and no, and what a consent covers."""

from __future__ import annotations

from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.plain_text import folded, mentions, too_long, without_brackets
from dxmatch.models import Purpose

_YES_WORDS: Final = (
    "はい 有 有り あり 同意 同意済 同意済み 同意する 同意します 同意あり ○ ◯ 〇 ◎ ● ✓ ✔ レ 可 可能 "
    "可能です 済 済み 取得済 取得済み 対応可 yes y true t 1 1.0 ok on"
)
_NO_WORDS: Final = (
    "いいえ 無 無し なし 不同意 同意なし 同意無し 同意しない 未同意 × ✕ ✖ x 不可 不可能 未 未済 "
    "未取得 拒否 撤回 no n false f 0 0.0 ng off none"
)
_YES: Final = frozenset(_YES_WORDS.split())
_NO: Final = frozenset(_NO_WORDS.split())
_TAKEN_BACK: Final = ("撤回", "取消", "取り消", "期限切れ", "不同意", "未同意", "拒否", "無効")
_PURPOSES: Final = {
    Purpose.MATCHING: ("matching", "マッチング", "紹介", "選考"),
    Purpose.SHARING: ("sharing", "共有", "第三者提供", "他社", "会員企業"),
    Purpose.STATISTICS: ("statistics", "統計", "分析"),
}


def parse_bool(raw: str) -> Parsed[bool]:
    """Yes or no. Here なし, 無 and × are a no and not a missing value; brackets are left out."""
    text = folded(raw)
    outside, inside = without_brackets(text)
    outside = outside.replace(" ", "") or text
    if mentions(inside, _TAKEN_BACK):
        return Parsed(None, (IssueCode.UNREADABLE_VALUE,))
    if outside in _YES:
        return Parsed(True)
    if outside in _NO:
        return Parsed(False)
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    return Parsed(None, (IssueCode.OUT_OF_RANGE if too_long(raw) else IssueCode.UNREADABLE_VALUE,))


def parse_consent_purposes(
    raw: str, *, default: frozenset[Purpose] = frozenset({Purpose.MATCHING})
) -> Parsed[frozenset[Purpose]]:
    """Purposes: ``マッチング、第三者提供``; a plain yes gives ``default``, a no the empty set."""
    said = parse_bool(raw)
    if said.value is not None:
        return Parsed(default if said.value else frozenset())
    if said.issues != (IssueCode.UNREADABLE_VALUE,):
        return Parsed(None, said.issues)
    text = folded(raw)
    # A refusal of one thing inside a sentence must never be read as a consent to it.
    refused = mentions(text, ("しない", "不同意", "不可", "未同意", "除く", "拒否", "以外", "撤回"))
    found = frozenset(purpose for purpose, words in _PURPOSES.items() if mentions(text, words))
    if refused or not found:
        return Parsed(None, (IssueCode.UNREADABLE_VALUE,))
    return Parsed(found)
