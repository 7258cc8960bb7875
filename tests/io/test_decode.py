"""The strict ladder: right on short Japanese tables, refused where two readings fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.errors import FeedRejected, InvalidInput
from dxmatch.io.decode import decode_feed

TABLE = "管理番号,スキル,単価\nA-1,クラウド基盤・髙﨑㈱①,80万円\n"
PLAIN = "管理番号,スキル,単価\nA-1,要件定義とｼｽﾃﾑ,80万円\n"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932", "utf-32"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_is_found(encoding: str) -> None:
    assert decode_feed(TABLE.encode(encoding), file="a.csv").text == TABLE


@pytest.mark.parametrize("encoding", ["euc_jp", "iso2022_jp_ext"])
def test_older_encodings_are_found(encoding: str) -> None:
    assert decode_feed(PLAIN.encode(encoding), file="a.csv").text == PLAIN


@pytest.mark.parametrize(
    "word", ["茅野市", "髙橋﨑", "ｶﾅと漢字", "データ", "㈱ひかり", "①要件", "〒"]
)
def test_cp932_is_found_from_one_word(word: str) -> None:
    found = decode_feed(f"id,skill\n1,{word}\n".encode("cp932"), file="a.csv")
    assert (found.encoding, found.text) == ("cp932", f"id,skill\n1,{word}\n")


@pytest.mark.parametrize(
    "word", ["茅野市のデータ", "クラウド", "セキュリティ", "すきる", "管理番号,氏名"]
)
def test_euc_jp_is_found_from_one_word(word: str) -> None:
    found = decode_feed(f"id,skill\n1,{word}\n".encode("euc_jp"), file="a.csv")
    assert (found.encoding, found.text) == ("euc_jp", f"id,skill\n1,{word}\n")


def test_half_width_kana_or_kanji_is_asked_back() -> None:
    """Bytes that are ｳｫﾈｯ in cp932 and 開発 in EUC-JP: both read well, so neither is taken."""
    content = "id,開発\n".encode("euc_jp")
    assert content.decode("cp932") == "id,ｳｫﾈｯ\n"
    with pytest.raises(FeedRejected) as refused:
        decode_feed(content, file="a.csv")
    assert refused.value.code == "ENCODING_AMBIGUOUS"
    for lang in ("ja", "en"):
        assert "a.csv" in refused.value.text(lang)
        assert 'encoding="cp932"' in refused.value.text(lang)
    assert decode_feed(content, file="a.csv", encoding="euc_jp").text == "id,開発\n"


def test_shift_jis_means_cp932() -> None:
    found = decode_feed("①㈱髙".encode("cp932"), file="a.csv", encoding="Shift_JIS")
    assert (found.text, found.encoding) == ("①㈱髙", "cp932")


def test_a_stated_encoding_is_never_second_guessed() -> None:
    with pytest.raises(FeedRejected) as refused:
        decode_feed("スキル".encode("cp932"), file="a.csv", encoding="utf-8")
    assert refused.value.code == "ENCODING_WRONG"


@pytest.mark.parametrize("name", ["utf-99", "rot13", "hex", "", "\0"])
def test_an_unknown_encoding_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="encoding"):
        decode_feed(b"x", file="a.csv", encoding=name)


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\x01\x02\x03",
        bytes(range(256)),
        b"\x89abc\x00",
        b"a,b\n\xff\xfe\xfd\xfc\n",
        b"\x81\x02",
    ],
)
def test_bytes_that_are_no_text_are_refused(content: bytes) -> None:
    with pytest.raises(FeedRejected):
        decode_feed(content, file="a.csv")


def test_one_line_in_another_encoding_is_refused_not_replaced() -> None:
    content = "id,スキル\n1,設計\n".encode() + "2,設計\n".encode("cp932")
    with pytest.raises(FeedRejected):
        decode_feed(content, file="a.csv")


@given(st.binary(max_size=300))
def test_any_bytes_decode_without_replacement_or_are_refused(content: bytes) -> None:
    """Total: text that encodes back to the same bytes (but for a mark), or FeedRejected."""
    try:
        found = decode_feed(content, file="a.csv")
    except FeedRejected:
        return
    if found.encoding == "utf-8":
        assert found.text.encode("utf-8") == content
    elif found.encoding in {"cp932", "euc_jp"}:
        assert content.decode(found.encoding) == found.text
