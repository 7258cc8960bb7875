"""The lookup key: what is folded, what is kept apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dxmatch.vocabulary import Vocabulary, normalise

TRICKY = st.sampled_from(
    "①❶⒈㍿Ⅲ1２.．)(（）・-ーヴァィがゕﾊﾟ゛+＋#♯™_ \u200b\ufe0f\u3099\ue000−‐netNET髙﨑"
)
TEXT = st.text(st.one_of(TRICKY, st.characters()), max_size=20)

SAME = [
    ("①要件定義", "要件定義"),
    ("❷ 要件定義", "要件定義"),
    ("・要件定義", "要件定義"),
    ("■ 要件定義", "要件定義"),
    ("1. 要件定義", "要件定義"),
    ("（３）要件定義", "要件定義"),
    ("２）要件定義", "要件定義"),
    ("Ｊａｖａ", "JAVA"),
    ("ﾃﾞｰﾀﾍﾞｰｽ", "データベース"),
    ("デ―タベ−ス", "データベース"),
    ("サーバー", "サーバ"),
    ("ユーザーインターフェース", "ユーザインタフェース"),
    ("ウェブ", "ウエブ"),
    ("ヴァリデーション", "バリデーション"),
    ("ぴったりサービス", "ピッタリサービス"),
    ("Node.js", "node js"),
    ("PL/SQL", "PLSQL"),
    ("C＃", "C♯"),
    ("C＋＋", "c++"),
    ("Java™", "Java"),
    ("Web\u200bデザイン\ufe0f", "Webデザイン"),
    ("葛\U000e0100飾", "葛飾"),
    ("3ヶ月", "3ケ月"),
]

APART = [
    ("C", "C++", "C#", "R", "Go", "F#", "J", "Java", "JavaScript"),
    (".NET", "net", "network"),
    ("TLS 1.3", "TLS 13"),
    ("メーカー", "メカ"),
    ("コーチ", "コチ"),
    ("3D CAD", "CAD"),
    ("802.1X", "X"),
    ("5G", "G"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert normalise(one) == normalise(other) != ""


@pytest.mark.parametrize("names", APART)
def test_what_tells_names_apart_is_kept(names: tuple[str, ...]) -> None:
    assert len({normalise(name) for name in names}) == len(names)


@example("⒈.①(1")
@example("❶゛C#ー−")
@given(TEXT)
def test_normalising_again_changes_nothing(text: str) -> None:
    """Property 60, idempotence: normalise(normalise(t)) == normalise(t) for every text."""
    assert normalise(normalise(text)) == normalise(text)


@given(st.sampled_from(sorted(Vocabulary.default().keys)), st.data())
def test_width_case_and_invisible_characters_do_not_matter(key: str, data: st.DataObject) -> None:
    """For every key k: full-width, upper-case or ZWSP-riddled k has the key k."""
    at = data.draw(st.integers(0, len(key)))
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in key)
    assert unicodedata.normalize("NFKC", wide) == unicodedata.normalize("NFKC", key)
    for variant in (wide, key.upper(), key[:at] + "\u200b" + key[at:], f"・{key}"):
        assert normalise(variant) == key


def test_text_without_letters_has_no_key() -> None:
    assert [normalise(text) for text in ("", " ", "①", "・・", "+#", "---")] == [""] * 6
