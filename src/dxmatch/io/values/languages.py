"""Languages and how well they are used at work."""

from __future__ import annotations

import re
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.plain_text import folded, too_long
from dxmatch.models import LanguageClaim, LanguageLevel

_LANGUAGES: Final = {
    "ja": "日本語 japanese", "en": "英語 english", "zh": "中国語 chinese", "ko": "韓国語 korean",
    "vi": "ベトナム語 vietnamese", "fr": "フランス語 french", "de": "ドイツ語 german",
    "es": "スペイン語 spanish", "pt": "ポルトガル語 portuguese", "tl": "タガログ語 tagalog",
    "th": "タイ語 thai", "id": "インドネシア語 indonesian", "ru": "ロシア語 russian",
}  # fmt: skip
_CODE_OF: Final = {name: code for code, names in _LANGUAGES.items() for name in names.split()}
_LANGUAGE: Final = re.compile(
    "|".join([*_CODE_OF, rf"(?<![a-z])(?:{'|'.join(_LANGUAGES)})(?![a-z])"])
)
_LEVELS: Final = (
    (LanguageLevel.NATIVE, r"ネイティブ|母語|母国語|native|bilingual|バイリンガル"),
    (LanguageLevel.ADVANCED, r"上級|流暢|堪能|advanced|fluent|full.?professional"),
    (LanguageLevel.BUSINESS, r"ビジネス|business|professional|業務"),
    (LanguageLevel.CONVERSATION, r"会話|日常|中級|conversation|intermediate|limited.?working"),
    (LanguageLevel.READ_WRITE, r"読み書き|読解|読み|初級|文書|read|basic|elementary|beginner"),
    (LanguageLevel.NONE, r"不要|不可|できない|なし|none|no$"),
)


def parse_languages(raw: str, *, language: str | None = None) -> Parsed[tuple[LanguageClaim, ...]]:
    """Claims in order: ``日本語(ネイティブ)、英語：ビジネス``; VAGUE if one has no level.

    Args:
        raw: the text.
        language: ISO 639 code that a column is about, if the text gives only the level.
    """
    text = folded(raw)
    if is_missing(raw) and not (language and text in ("なし", "none")):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    named = list(_LANGUAGE.finditer(text))
    if not named and language:
        level = _level(text)
        if level is None:
            return Parsed(None, (IssueCode.UNREADABLE_VALUE,))
        return Parsed((LanguageClaim(language=language, level=level),))
    claims: dict[str, LanguageClaim] = {}
    for place, found in enumerate(named):
        stop = named[place + 1].start() if place + 1 < len(named) else len(text)
        code = _CODE_OF.get(found[0], found[0])
        level = _level(text[found.end() : stop])
        if level is not None:
            claims.setdefault(code, LanguageClaim(language=code, level=level))
    if not claims:
        return Parsed(None, (IssueCode.UNREADABLE_VALUE,))
    complete = len(claims) == len({_CODE_OF.get(f[0], f[0]) for f in named})
    return Parsed(tuple(claims.values()), () if complete else (IssueCode.VAGUE,))


def _level(text: str) -> LanguageLevel | None:
    return next((level for level, words in _LEVELS if re.search(words, text)), None)
