"""EUC-JP and ISO-2022-JP as Windows writes them: with ①, ㈱, 髙 (NEC row 13, IBM extensions).

The codecs of Python know the published standards only. Both encodings hold the same table of rows
and cells as cp932, so the pairs are moved there and decoded by it.
"""

from __future__ import annotations

import re

_EUC = re.compile(
    rb"(?P<ascii>[\x00-\x7f]+)|(?P<kana>(?:\x8e[\xa1-\xdf])+)|(?P<pairs>(?:[\xa1-\xfe]{2})+)"
    rb"|(?P<more>\x8f[\xa1-\xfe]{2})"
)
_ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\([BJI])")
_PAIRS, _KANA = (b"\x1b$@", b"\x1b$B"), b"\x1b(I"


def decode_euc_ms(content: bytes) -> str:
    """Decode EUC-JP of Windows (cp51932).

    Raises:
        UnicodeError: the bytes are not in this encoding.
    """
    parts, at = [], 0
    while at < len(content):
        found = _EUC.match(content, at)
        if found is None:
            raise UnicodeDecodeError("euc_jp", content, at, at + 1, "no character")
        part, at = found.group(), found.end()
        if found["ascii"]:
            parts.append(part.decode("ascii"))
        elif found["kana"]:
            parts.append(part[1::2].decode("cp932"))
        elif found["pairs"]:
            parts.append(_by_cp932(bytes(byte & 0x7F for byte in part)))
        else:
            parts.append(part.decode("euc_jp"))
    return "".join(parts)


def decode_iso_2022_jp_ms(content: bytes) -> str:
    """Decode ISO-2022-JP of Windows (cp50221), with half-width kana.

    Raises:
        UnicodeError: the bytes are not in this encoding.
    """
    parts, at, state = [], 0, b"\x1b(B"
    while at < len(content):
        found = _ESCAPE.search(content, at)
        end = found.start() if found else len(content)
        parts += [_segment(line, state) for line in content[at:end].splitlines(keepends=True)[:1]]
        rest = b"".join(content[at:end].splitlines(keepends=True)[1:])
        # A new line begins in ASCII, whatever came before it.
        parts.append(rest.decode("ascii"))
        at, state = (found.end(), found.group()) if found else (len(content), state)
    return "".join(parts)


def _segment(part: bytes, state: bytes) -> str:
    text = part.rstrip(b"\r\n")
    end = part[len(text) :].decode("ascii")
    if state == _KANA:
        if not all(0x21 <= byte <= 0x5F for byte in text):
            raise UnicodeDecodeError("iso2022_jp", part, 0, 1, "no kana")
        return bytes(byte | 0x80 for byte in text).decode("cp932") + end
    return (_by_cp932(text) if state in _PAIRS else text.decode("ascii")) + end


def _by_cp932(pairs: bytes) -> str:
    """Rows and cells (two bytes of 21 to 7E) by way of Shift_JIS."""
    if len(pairs) % 2 or any(not 0x21 <= byte <= 0x7E for byte in pairs):
        raise UnicodeDecodeError("euc_jp", pairs, 0, len(pairs), "half a character")
    moved = bytearray()
    for row, cell in zip(pairs[::2], pairs[1::2], strict=True):
        lead = (row - 0x21 >> 1) + 0x81
        trail = cell + 0x7E if row % 2 == 0 else cell + 0x1F + (cell >= 0x60)
        moved += bytes((lead if lead <= 0x9F else lead + 0x40, trail))
    return moved.decode("cp932")
