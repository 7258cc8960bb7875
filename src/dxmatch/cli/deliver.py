"""Write a result: to stdout as UTF-8 bytes, or to a file, whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from dxmatch._atomic import write_whole
from dxmatch.errors import InvalidInput
from dxmatch.io.out_refusal import OUT_IS_INPUT


def deliver_bytes(data: bytes, out: Path | None) -> None:
    """Write ``data`` to ``out``, or to stdout if None.

    A file is written beside its final place and then put there in one step, so that a reader
    never sees half of it and a failure leaves the old file as it was.

    Raises:
        InvalidInput: the file cannot be written there.
    """
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        _replace(out, data)
    except OSError as error:
        what = type(error).__name__
        raise InvalidInput(
            f"Cannot write {out} ({what}).",
            ja=f"{out} に書き込めません({what})。",
            hint="Check that the folder exists, is writable, and that the name is no folder.",
            hint_ja="フォルダーの有無と書き込み権限、同名のフォルダーがないことを確認してください。",
            code="CANNOT_WRITE",
        ) from None


def spare_inputs(out: Path | None, inputs: Iterable[str | Path | None]) -> None:
    """Called before the work: a slip of the hand must not replace what the command reads.

    Raises:
        InvalidInput: ``out`` is one of the inputs, or an existing file of a folder among them.
    """
    if out is None or not out.is_file():
        return
    for each in (Path(given) for given in inputs if given):
        if each.exists() and (out.samefile(each) or out.resolve().parent == each.resolve()):
            raise OUT_IS_INPUT.of(out.name)


def _replace(out: Path, data: bytes) -> None:
    if out.exists() and not out.is_file():
        write_whole(out, data)
        return
    # A link stays a link: what it points to is replaced.
    write_whole(out.resolve(), data)
