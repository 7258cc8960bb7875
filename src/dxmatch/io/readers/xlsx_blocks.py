"""A large part of a workbook in blocks of whole elements, as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dxmatch.io.readers.xlsx_text import NotPlain

_FORBIDDEN = bytes({*range(0x20)} - {9, 10, 13})
_LONGEST = 16 << 20


def blocks(pieces: Iterable[bytes], close: bytes) -> Iterator[str]:
    """Blocks that end with ``close``, and what follows the last; line ends as XML reads them.

    Raises:
        NotPlain: no UTF-8, characters that XML forbids, or an element of more than 16 MiB.
    """
    rest = b""
    for piece in pieces:
        seam = max(0, len(rest) - len(close))
        rest += piece
        cut = rest.rfind(close, seam) + len(close)
        if cut >= len(close):
            yield _text(rest[:cut])
            rest = rest[cut:]
        elif len(rest) > _LONGEST:
            raise NotPlain
    yield _text(rest)


def _text(block: bytes) -> str:
    if len(block.translate(None, _FORBIDDEN)) != len(block):
        raise NotPlain
    try:
        text = block.decode("utf-8")
    except UnicodeDecodeError:
        raise NotPlain from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
