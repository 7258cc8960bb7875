"""A text that is proven clean is one in which the careful reading finds nothing."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from dxmatch.io.clean_texts import need_care
from dxmatch.io.listed_cells import joined
from dxmatch.io.plain_values import parse_free_text
from dxmatch.io.protected_pairs import touched_lines
from dxmatch.io.protected_phrases import touched
from dxmatch.io.suspicion import text_issues, unmasked
from dxmatch.io.text_lines import TextLines
from dxmatch.models import Talent

PARTS = st.sampled_from(
    [
        "窓口業務の改善", "設計書を残す", "工夫", "男", "女性",
        "45歳", "外国籍不可", "なし", "特に無し", "未定",
        "090-1234-5678", "03 1234 5678", "０３（１２３４）５６７８", "t e l", "TEL",
        "@", "＠", "=1", "+", "-", "'",
        "http://a.jp", "HTTPS://", "www.a.jp", "WWW.", "Pуthon",
        "Ja\u200bva", "\n", " ", "\u3000", "[1]",
        "か\u3099", "ﾃﾞ", "㍿", "Ⅰ", "𠮷", "a", "ABC 1",
        "ー", "…", "Σ", "ς", "İ", "ſ", "\u0301", "\u2028",
        "東京都", "国籍別統計", "健康", "\x00", "\x85",
    ]
)  # fmt: skip
TEXTS = st.lists(st.lists(PARTS, max_size=6).map("".join), max_size=6, unique=True)


@given(TEXTS, st.sampled_from([5000, 8]))
@example(["ABC 03 1234 5678", "漢字"], 5000)
@example(["庁内調整が得意", "設計書を残す。RPAの導入支援も可"], 5000)
def test_clean_is_clean(texts: list[str], limit: int) -> None:
    care = need_care(texts, limit)
    for text in [text for place, text in enumerate(texts) if place not in care]:
        said = parse_free_text(joined(unmasked(text)), limit)
        assert (said.value, said.issues, text_issues(text)) == (text.strip(), (), ())
        assert Talent(vendor="v", id="1", summary=text.strip()).summary == text.strip()


@given(TEXTS)
@example(["ABC 03 1234 5678", "t e l です", "漢 字 代", "𠮷 男"])
@example(["0 3 1", "ＴＥＬ", "a", ""])
def test_pairs_find_what_the_search_finds(texts: list[str]) -> None:
    lines = [text.replace("\n", " ") for text in texts]
    assert touched_lines(TextLines.of(lines)).tolist() == touched(lines)


def test_ordinary_texts_are_clean() -> None:
    texts = ["窓口業務の改善に取り組み、設計書を残す。", "庁内調整が得意", "データ分析 3件", "PM"]
    assert need_care([*texts, "外国籍不可"], 5000).tolist() == [3, 4]
