"""Bytes to text by a strict ladder; a guess is made only where the evidence is clear.

Detectors were measured and set aside: on short Japanese tables they name other scripts. The ladder
is: byte order mark, UTF-16 without a mark, ISO-2022-JP escapes, UTF-8, then cp932 against EUC-JP
by how Japanese the text looks. Nothing is ever replaced or dropped.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

from dxmatch.errors import InvalidInput
from dxmatch.io.rejection import AMBIGUOUS_ENCODING, BINARY, UNKNOWN_ENCODING, WRONG_ENCODING

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPES = (b"\x1b$", b"\x1b(I", b"\x1b(J")
# What people call Shift_JIS is Microsoft's superset of it (①, 髙, ㈱).
_SHIFT_JIS = {"shift_jis", "shift-jis", "sjis", "windows-31j", "ms932", "csshiftjis"}
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a feed and the name of the encoding that it was in."""

    text: str = field(repr=False)
    encoding: str


def decode_feed(content: bytes, *, file: str, encoding: str | None = None) -> Decoded:
    """Decode a whole feed.

    Args:
        content: all bytes of the file.
        file: its name, for messages.
        encoding: what the mapping or the caller states; never second-guessed.

    Raises:
        FeedRejected: binary, undecodable or ambiguous bytes; says how to state the encoding.
        InvalidInput: ``encoding`` is no text encoding.
    """
    if encoding is not None:
        return _stated(content, file, known_encoding(encoding))
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _stated(content, file, name)
    if b"\0" in content:
        return _utf_16_without_mark(content, file)
    if any(escape in content for escape in _ESCAPES):
        found = _try(content, "iso2022_jp_ext")
        if found is not None:
            return Decoded(found, "iso-2022-jp")
    found = _try(content, "utf-8")
    if found is not None:
        return Decoded(found, "utf-8")
    return _cp932_or_euc(content, file)


def known_encoding(name: str) -> str:
    """The codec for a name that people use; ``shift_jis`` means cp932.

    Raises:
        InvalidInput: there is no such text encoding.
    """
    plain = name.strip().lower()
    if plain in _SHIFT_JIS:
        return "cp932"
    try:
        info = codecs.lookup(plain)
        "".encode(info.name)
    except (LookupError, ValueError, UnicodeError):
        raise InvalidInput(
            "the encoding that was stated is not known.",
            ja="指定された文字コードは使えません。",
            hint="Use utf-8, utf-16, cp932, euc_jp or iso2022_jp.",
            hint_ja="utf-8・utf-16・cp932・euc_jp・iso2022_jp のいずれかを指定してください。",
            code="ENCODING_NAME",
        ) from None
    return "utf-8-sig" if info.name == "utf-8" else info.name


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeError:
        return None


def _stated(content: bytes, file: str, encoding: str) -> Decoded:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise WRONG_ENCODING.of(file, f"{encoding}, byte {error.start + 1}") from None
    except UnicodeError:
        raise WRONG_ENCODING.of(file, encoding) from None
    # A second mark appears when two marked files are joined or saved twice.
    return Decoded(text.lstrip("\ufeff"), encoding)


def _utf_16_without_mark(content: bytes, file: str) -> Decoded:
    """Text in UTF-16 has line ends and commas with a zero byte always on the same side."""
    for encoding, newline in (("utf-16-le", b"\n\0"), ("utf-16-be", b"\0\n")):
        if newline in content:
            text = _try(content, encoding)
            if text is not None and "\0" not in text and plausibility(text) > 0:
                return Decoded(text, encoding)
    raise BINARY.of(file)


def _cp932_or_euc(content: bytes, file: str) -> Decoded:
    read = {name: _try(content, name) for name in ("cp932", "euc_jp")}
    found = {name: text for name, text in read.items() if text is not None}
    if not found:
        raise UNKNOWN_ENCODING.of(file)
    if any(_controls(text) for text in found.values()):
        raise BINARY.of(file)
    if len(found) == 1:
        return Decoded(*next((text, name) for name, text in found.items()))
    cp932, euc = plausibility(found["cp932"]), plausibility(found["euc_jp"])
    if cp932 == euc or (_only_half_width(found["cp932"]) and not _has_kana(found["euc_jp"])):
        raise AMBIGUOUS_ENCODING.of(file)
    best = "cp932" if cp932 > euc else "euc_jp"
    return Decoded(found[best], best)


def plausibility(text: str) -> float:
    """Mean points of the characters beyond ASCII: kana and kanji 1, half-width 0, others −3."""
    points = [_points(char) for char in text[:_SAMPLE] if char > "\x7f"]
    return sum(points) / len(points) if points else 0.5


def _points(char: str) -> int:
    if "\u3000" <= char <= "\u30ff" or "\u4e00" <= char <= "\u9fff" or "\uff01" <= char <= "\uff5e":
        return 1
    if "\uff61" <= char <= "\uff9f":
        return 0
    # Signs of everyday Japanese text: ①, Ⅲ, ㈱, →, ○, ±, ―, ￥.
    return 1 if "\u2010" <= char <= "\u33ff" or char in "±×÷°§¶\uffe5\uf929" else -3


def _only_half_width(text: str) -> bool:
    return all("\uff61" <= char <= "\uff9f" for char in text[:_SAMPLE] if char > "\x7f")


def _has_kana(text: str) -> bool:
    return any("\u3041" <= char <= "\u30fe" for char in text[:_SAMPLE])


def _controls(text: str) -> bool:
    return any(char < " " and char not in "\t\n\r\f\v\x1a" for char in text[:_SAMPLE])
