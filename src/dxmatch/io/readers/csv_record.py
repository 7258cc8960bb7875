"""One record of CSV by hand, where the reader of the standard library gave up.

Unlike that reader it has no limit on a cell that is shared by the whole process, and it knows the
dialect that escapes a quotation mark by a backslash.
"""

from __future__ import annotations

from collections.abc import Sequence

QUOTE = '"'


def parse_record(
    lines: Sequence[str], at: int, delimiter: str, most: int, *, backslash: bool = False
) -> tuple[list[str], int] | None:
    """The cells of the record that begins at a line, and the line after it.

    Args:
        lines: with their ends.
        at: the first line of the record.
        delimiter: one character.
        most: characters that one record may have.
        backslash: ``\\"`` is a quotation mark inside a cell.

    Returns:
        None if a quotation mark is not closed, or closed before its cell ends.
    """
    cells: list[str] = []
    position = 0
    last = at
    while True:
        line = lines[last]
        if not line.startswith(QUOTE, position):
            end = line.find(delimiter, position)
            if end < 0:
                cells.append(line[position:].rstrip("\r\n"))
                return cells, last + 1
            cells.append(line[position:end])
            position = end + 1
            continue
        found = _quoted(lines, last, position + 1, most, backslash)
        if found is None:
            return None
        cell, last, position = found
        cells.append(cell)
        line = lines[last]
        if not line.startswith(delimiter, position):
            return None if line[position:].rstrip("\r\n") else (cells, last + 1)
        position += 1


def _quoted(
    lines: Sequence[str], at: int, position: int, most: int, backslash: bool
) -> tuple[str, int, int] | None:
    """The text up to the closing mark; its line, and the place after it."""
    parts: list[str] = []
    size = 0
    while at < len(lines) and size <= most:
        line = lines[at]
        end = line.find(QUOTE, position)
        if end < 0:
            parts.append(line[position:])
            size += len(line) - position
            at, position = at + 1, 0
        elif backslash and _is_escaped(line, position, end):
            parts += [line[position : end - 1], QUOTE]
            position = end + 1
        elif line.startswith(QUOTE, end + 1):
            parts.append(line[position : end + 1])
            position = end + 2
        else:
            parts.append(line[position:end])
            return "".join(parts), at, end + 1
    return None


def _is_escaped(line: str, start: int, quote: int) -> bool:
    before = quote
    while before > start and line[before - 1] == "\\":
        before -= 1
    return (quote - before) % 2 == 1
