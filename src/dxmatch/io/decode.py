"""Bytes to text by a strict ladder; a guess is made only where the evidence is clear.

Detectors were measured and set aside: on short Japanese tables they name other scripts. The ladder
is: byte order mark, UTF-16 and UTF-32 without a mark, ISO-2022-JP escapes, UTF-8, then cp932
against EUC-JP by how Japanese the text looks. A few lines that are in no or another encoding cost
those lines only. Nothing is ever replaced or dropped.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field

from dxmatch.errors import InvalidInput
from dxmatch.io.encoding_ladder import (
    ISO_2022_JP,
    cp932_passage,
    has_escapes,
    likelier,
    mostly_controls,
    text_in,
)
from dxmatch.io.issues import IssueCode
from dxmatch.io.japanese_text import SAMPLE
from dxmatch.io.mixed_lines import decode_by_lines, utf_8_leads
from dxmatch.io.passage import Passage
from dxmatch.io.rejection import AMBIGUOUS_ENCODING, BINARY, UNKNOWN_ENCODING, WRONG_ENCODING
from dxmatch.io.wide_text import decode_wide, is_wide, wide_without_mark

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What people call Shift_JIS is Microsoft's superset of it (①, 髙, ㈱).
_SHIFT_JIS = {"shift_jis", "shift-jis", "sjis", "windows-31j", "ms932", "csshiftjis"}
_NARROW = ("utf-8", "cp932", "euc_jp")
_NAMES = {ISO_2022_JP: "iso-2022-jp"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a feed and the name of the encoding that it was in.

    ``source`` is the text, or a passage of which nobody needs to make one `str`. ``lines`` are
    those (from 1; ended by LF, CRLF or CR) in another encoding (``MIXED_ENCODING``) or in none
    (``BAD_BYTES``: kept as `dxmatch.io.damaged_lines` writes them).
    """

    source: str | Passage = field(repr=False)
    encoding: str
    lines: Mapping[int, IssueCode] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All of it."""
        return self.source if isinstance(self.source, str) else self.source.text

    @property
    def passage(self) -> Passage:
        """The text, to be read in parts."""
        return Passage(self.source) if isinstance(self.source, str) else self.source


def decode_feed(content: bytes, *, file: str, encoding: str | None = None) -> Decoded:
    """Decode a whole feed.

    Args:
        content: all bytes of the file.
        file: its name, for messages.
        encoding: what the mapping or the caller states; never second-guessed as a whole.

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
        wide = wide_without_mark(content)
        if wide is not None:
            return Decoded(*wide)
    content = _without_end_mark(content)
    if b"\0" not in content:
        if has_escapes(content) and (found := text_in(content, ISO_2022_JP)) is not None:
            return Decoded(found, _NAMES[ISO_2022_JP])
        if (found := text_in(content, "utf-8")) is not None:
            return Decoded(found, "utf-8")
        if not utf_8_leads(content) and (decoded := _cp932_or_euc(content, file)):
            return decoded
    return _by_lines(content, file)


_NO_TEXT_FILE = frozenset({"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"})
"""Codecs of Python that unescape or pack text: no program writes a feed in them."""


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
        if info.name in _NO_TEXT_FILE:
            raise LookupError
    except (LookupError, ValueError, UnicodeError):
        raise InvalidInput(
            "the encoding that was stated is not known.",
            ja="指定された文字コードは使えません。",
            hint="Use utf-8, utf-16, cp932, euc_jp or iso2022_jp.",
            hint_ja="utf-8・utf-16・cp932・euc_jp・iso2022_jp のいずれかを指定してください。",
            code="ENCODING_NAME",
        ) from None
    return "utf-8-sig" if info.name == "utf-8" else info.name


def _stated(content: bytes, file: str, encoding: str) -> Decoded:
    if is_wide(encoding):
        wide = decode_wide(content, encoding)
        if wide is None:
            raise WRONG_ENCODING.of(file, encoding)
        return Decoded(*wide)
    # A second mark appears when two marked files are joined or saved twice.
    plain = content
    while encoding == "utf-8-sig" and plain.startswith(codecs.BOM_UTF8):
        plain = plain[len(codecs.BOM_UTF8) :]
    plain = _without_end_mark(plain)
    codec = "utf-8" if encoding == "utf-8-sig" else encoding
    if b"\0" not in plain:
        text = cp932_passage(plain) if codec == "cp932" else text_in(plain, codec)
        if text is not None:
            return Decoded(text.lstrip("\ufeff") if isinstance(text, str) else text, encoding)
    marked = any(plain.startswith(mark) for mark, _ in _MARKS)
    mixed = None if marked else decode_by_lines(plain, [codec])
    if mixed is None:
        raise WRONG_ENCODING.of(file, _first_fault(plain, codec))
    return Decoded(mixed.text, encoding, mixed.lines)


def _first_fault(content: bytes, encoding: str) -> str:
    try:
        content.decode(encoding)
    except UnicodeDecodeError as error:
        return f"{encoding}, byte {error.start + 1}"
    except UnicodeError:
        pass
    return encoding


def _without_end_mark(content: bytes) -> bytes:
    """Without Ctrl-Z, which ended files once, and the zero bytes that fill a last block."""
    kept = content.rstrip(b"\0\x1a")
    end = content[len(kept) :]
    return kept if end.startswith(b"\x1a") or kept.endswith((b"\n", b"\r")) else content


def _cp932_or_euc(content: bytes, file: str) -> Decoded | None:
    """The whole file in one of the two; None if it is in neither."""
    cp932, euc_jp = cp932_passage(content), text_in(content, "euc_jp")
    samples = [] if cp932 is None else [cp932.part(0, SAMPLE)]
    samples += [] if euc_jp is None else [euc_jp[:SAMPLE]]
    if any(map(mostly_controls, samples)):
        raise BINARY.of(file)
    if cp932 is not None and euc_jp is not None:
        best = likelier(*samples)
        if best is None:
            raise AMBIGUOUS_ENCODING.of(file)
        return Decoded(cp932 if best == "cp932" else euc_jp, best)
    if cp932 is not None:
        return Decoded(cp932, "cp932")
    return None if euc_jp is None else Decoded(euc_jp, "euc_jp")


def _by_lines(content: bytes, file: str) -> Decoded:
    leads = (ISO_2022_JP, *_NARROW) if has_escapes(content) else _NARROW
    mixed = decode_by_lines(content, leads)
    if mixed is None:
        raise (BINARY if b"\0" in content else UNKNOWN_ENCODING).of(file)
    if mostly_controls(mixed.text):
        raise BINARY.of(file)
    return Decoded(mixed.text, _NAMES.get(mixed.encoding, mixed.encoding), mixed.lines)
