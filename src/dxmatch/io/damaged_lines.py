"""Lines that no encoding explains, kept as readable text from which every byte comes back.

In such a line a backslash is doubled and a byte that is no character stands as ``\\xNN``; the row
is set aside with ``BAD_BYTES``, so the signs never meet a parser of values.
"""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"\\(\\|x[0-9a-f]{2})")
_LOST = re.compile("[\udc80-\udcff]")
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")


def escaped(line: bytes, encoding: str) -> str:
    """The line with its good characters as they are; its end (LF, CR) stays outside."""
    body = line.rstrip(b"\r\n")
    end = line[len(body) :].decode("ascii")
    try:
        text = body.decode(encoding, "surrogateescape").replace("\\", r"\\")
        text = _LOST.sub(lambda lost: rf"\x{ord(lost.group()) - 0xDC00:02x}", text)
        text = _CONTROL.sub(lambda control: rf"\x{ord(control.group()):02x}", text)
        if not re.search("[\r\n\ufeff]", text) and restored(text, encoding) == body:
            return text + end
    except UnicodeError:
        pass
    return "".join(_one(byte) for byte in body) + end


def restored(text: str, encoding: str) -> bytes:
    """The bytes of a line that `escaped` wrote, without its end."""
    parts, at = [], 0
    for sign in _ESCAPED.finditer(text):
        parts.append(text[at : sign.start()].encode(encoding))
        code = sign.group(1)
        parts.append(b"\\" if code == "\\" else bytes([int(code[1:], 16)]))
        at = sign.end()
    return b"".join([*parts, text[at:].encode(encoding)])


def _one(byte: int) -> str:
    if byte == 0x5C:
        return r"\\"
    return chr(byte) if 0x20 <= byte < 0x7F or byte == 0x09 else rf"\x{byte:02x}"
