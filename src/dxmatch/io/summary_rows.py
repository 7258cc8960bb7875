"""Rows that are no talent: totals, counts, the end of a list, and the header said again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_WORDS = frozenset(
    {
        "合計",
        "総合計",
        "総計",
        "小計",
        "計",
        "累計",
        "平均",
        "件数",
        "総件数",
        "合計件数",
        "登録件数",
        "人数",
        "合計人数",
        "総人数",
        "以上",
        "以下余白",
        "total",
        "subtotal",
        "grandtotal",
        "sum",
        "count",
        "average",
        "eof",
        "end",
        "完",
    }
)
# 全23件, 合計 23名, 計:5人, 以上10名, (23 rows affected), -- end --
_SENTENCE = re.compile(
    r"(?:全|計|合計|総計|総数|件数|以上|total|count)[:：=]?[0-9,]+(?:件|名|人|行|rows?|records?)?"
    r"|[0-9,]+(?:件|名|人|行)(?:中.*)?|\(?[0-9,]+(?:rows?(?:affected|selected)?|行(?:処理|が).*)\)?"
)
_NOISE = re.compile(r"[\s\-=*─―ー_【】<>《》:：。.]+")
_NUMBER = re.compile(r"[-+]?[¥\\]?[0-9,.]+(?:%|円|万円|件|名|人|行|年|人月)?")
_FEW = 3


def is_summary(cells: Sequence[str]) -> bool:
    """Whether a row holds nearly nothing but a word for a total, and numbers."""
    if len(cells) - cells.count("") > _FEW + 2:  # some of them may be spaces
        return False
    written = [_plain(cell) for cell in cells if cell.strip()]
    if not written or len(written) > _FEW:
        return False
    words = [cell for cell in written if cell in _WORDS or _SENTENCE.fullmatch(cell)]
    return bool(words) and all(cell in words or _NUMBER.fullmatch(cell) for cell in written)


def _plain(cell: str) -> str:
    text = unicodedata.normalize("NFKC", cell[:100]).casefold()
    return _NOISE.sub("", text) or text.strip()
