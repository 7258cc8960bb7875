"""The strict ladder: right on short Japanese tables, refused where two readings fit."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.errors import FeedRejected, InvalidInput
from dxmatch.io import mixed_lines
from dxmatch.io.damaged_lines import restored
from dxmatch.io.decode import decode_feed
from dxmatch.io.encoding_ladder import text_in
from dxmatch.io.issues import IssueCode

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


def test_one_line_in_another_encoding_is_read_alone_and_told() -> None:
    content = "id,スキル\n1,設計\n".encode() + "2,設計\n".encode("cp932")
    found = decode_feed(content, file="a.csv")
    assert found.text == "id,スキル\n1,設計\n2,設計\n"
    assert (found.encoding, found.lines) == ("utf-8", {3: IssueCode.MIXED_ENCODING})


@pytest.mark.parametrize(("lead", "other"), [("cp932", "utf-8"), ("utf-8", "euc_jp")])
def test_any_leading_encoding_may_hold_another_line(lead: str, other: str) -> None:
    rows = [f"{n},スキル管理の設計 3\n".encode(lead) for n in range(9)]
    content = b"".join([*rows, "9,データ分析と設計書\n".encode(other), *rows])
    found = decode_feed(content, file="a.csv")
    assert found.encoding == lead
    assert found.lines == {10: IssueCode.MIXED_ENCODING}
    assert "9,データ分析と設計書\n" in found.text


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "iso2022_jp_ext"])
def test_a_line_in_no_encoding_keeps_every_byte(encoding: str) -> None:
    good = "1,設計\\と実装\r\n".encode(encoding)
    bad = good[:-2] + b"\xff\x00\x07" + good[-2:]
    found = decode_feed(good * 3 + bad + good, file="a.csv")
    assert found.lines == {4: IssueCode.BAD_BYTES}
    line = found.text.split("\r\n")[3]
    assert restored(line, encoding) == bad[:-2]
    assert found.text.split("\r\n")[4] == good.decode(encoding)[:-2]


def test_a_byte_lost_from_utf_8_is_no_other_encoding() -> None:
    """Cut in the middle of 計, the line is valid cp932 too (險ｭ險); it must not be taken."""
    rows = "id,技能\n1,設計\n2,設計\n".encode()
    found = decode_feed(rows + "3,設計".encode()[:-1] + b",x\n", file="a.csv")
    assert found.lines == {4: IssueCode.BAD_BYTES}


def test_a_file_of_bad_lines_is_refused() -> None:
    content = "id,スキル\n".encode() + b"\xff\xfe,x\n" * 3
    with pytest.raises(FeedRejected) as refused:
        decode_feed(content, file="a.csv")
    assert refused.value.code == "ENCODING_UNKNOWN"


def test_half_a_pair_in_utf_16_costs_its_line() -> None:
    text = "id,技能\n" + "1,設計\n" * 5
    rows = text.encode("utf-16")
    found = decode_feed(rows + b"3\x00\x00\xd8\n\x00" + b"4\x00\n", file="a.csv")
    assert found.text == text + "3\\ud800\n4\\x0a"
    assert set(found.lines) == {7, 8}


@pytest.mark.parametrize("end", [b"\x1a", b"\x1a\0\0\0", b"\0" * 512])
def test_the_end_mark_of_old_systems_is_no_row(end: bytes) -> None:
    assert decode_feed(PLAIN.encode("cp932") + end, file="a.csv").text == PLAIN


@pytest.mark.parametrize("encoding", ["euc_jp", "iso2022_jp_ext"])
def test_signs_of_windows_are_read_in_older_encodings(encoding: str) -> None:
    """①, ㈱ and 髙 are in no standard of EUC-JP or ISO-2022-JP, but in what Windows writes."""
    moved = {"euc_jp": b"\xad\xa1\xad\xea", "iso2022_jp_ext": b"\x1b$B-!-j\x1b(B"}[encoding]
    content = f"{PLAIN}".encode(encoding) + b"A-2," + moved + b",x\n"
    assert decode_feed(content, file="a.csv").text == f"{PLAIN}A-2,①㈱,x\n"


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_utf_32_without_a_mark_is_found(encoding: str) -> None:
    assert decode_feed(TABLE.encode(encoding), file="a.csv").text == TABLE


def test_two_marks_are_none_of_the_text() -> None:
    assert decode_feed(b"\xef\xbb\xbf" * 2 + TABLE.encode(), file="a.csv").text == TABLE


@given(st.binary(max_size=300))
def test_any_bytes_decode_without_replacement_or_are_refused(content: bytes) -> None:
    """Total: text that encodes back to the same bytes (but for a mark), or FeedRejected."""
    try:
        found = decode_feed(content, file="a.csv")
    except FeedRejected:
        return
    if found.lines:
        assert sum(code is IssueCode.BAD_BYTES for code in found.lines.values()) <= len(content)
    elif found.encoding == "utf-8":
        assert content.startswith(found.text.encode("utf-8"))
        assert not content[len(found.text.encode("utf-8")) :].strip(b"\0\x1a")
    elif found.encoding in {"cp932", "euc_jp"}:
        assert text_in(content.rstrip(b"\0\x1a"), found.encoding) == found.text.rstrip("\0\x1a")


LINES = ["人材".encode(), "人材".encode("cp932"), b"ascii", b"", "é".encode(), b"\xe4\xba", b"\x80"]


@given(st.lists(st.sampled_from(LINES), max_size=30), st.sampled_from([b"\n", b"\r\n", b"\r"]))
def test_utf_8_leads_where_two_thirds_of_the_lines_are_in_it(
    lines: list[bytes], end: bytes
) -> None:
    beyond = [line for line in lines if not line.isascii()]
    wrong = [line for line in beyond if not _is_utf_8(line)]
    with patch.object(mixed_lines, "_PIECE", 8):
        found = mixed_lines.utf_8_leads(end.join(lines))
    assert found == (bool(beyond) and len(wrong) <= len(beyond) // 3)


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@given(
    st.lists(
        st.sampled_from(
            [b"a,b", b"\n", b"\r", b"\r\n", "設計".encode(), "設計".encode()[1:], b"\xc1", b"\xc2",
             "設計".encode("cp932"), "ｶ".encode("cp932"), "\U0001f600".encode(), b"\xf5", b"\xf4"]
        ),
        max_size=14,
    ).map(b"".join)
)  # fmt: skip
def test_utf_8_leads_by_the_lines_beyond_ascii(content: bytes) -> None:
    beyond = [line for line in content.splitlines() if not line.isascii()]
    wrong = sum(text_in(line, "utf-8") is None for line in beyond)
    assert mixed_lines.utf_8_leads(content) == (bool(beyond) and wrong <= len(beyond) // 3)
