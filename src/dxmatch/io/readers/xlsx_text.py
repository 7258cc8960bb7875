"""Text of a workbook as its author typed it: XML and Excel escapes resolved, damage told."""

from __future__ import annotations

import re

from dxmatch.io.issues import IssueCode

_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DAMAGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class NotPlain(ValueError):
    """The markup holds what only the strict parser may judge."""


def resolve(text: str) -> str:
    """Replace the character references that XML knows without declarations.

    Raises:
        NotPlain: another reference, or a character that XML forbids.
    """
    if "&" not in text:
        return text
    if text.count("&") != len(_REFERENCE.findall(text)):
        raise NotPlain
    return _REFERENCE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return _NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if code not in {9, 10, 13} and not (
        0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    ):
        raise NotPlain
    return chr(code)


def typed(text: str) -> str:
    """Resolve the escapes of Excel (``_x000D_``), and write line ends as LF."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return text.replace("\r\n", "\n") if "\r" in text else text


def damage(text: str) -> IssueCode | None:
    """What makes a text unfit to be used: control characters, half a character."""
    if text.isprintable():
        return None
    return IssueCode.BAD_BYTES if _DAMAGE.search(text) else None


def may_be_damaged(text: str) -> bool:
    """Whether a text of nothing but what XML allows (see `resolve`) holds damage: the quick way."""
    return "\x7f" in text or "\ufffe" in text or "\uffff" in text


def quoted(text: str) -> str:
    """A damaged text in a form that can be stored and shown: ``\\x00`` as ``_x0000_``."""
    return _DAMAGE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
