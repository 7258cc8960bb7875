"""Mistakes in the words of a command, said in Japanese too: typer says them in English only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperGroup

# typer does not name it; every mistake of usage is one, whichever click typer brings.
UsageError: type[Any] = typer.BadParameter.__mro__[1]

_WORDS = {
    "MissingParameter": "必要な引数がありません。",
    "BadParameter": "引数の値が正しくありません。",
    "NoSuchOption": "そのオプションはありません。",
}
_OTHER = "コマンドの使い方に誤りがあります。"


class BilingualGroup(TyperGroup):
    """A group of commands whose complaints about usage are in both languages."""

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        """Read the words before the command."""
        with _bilingual():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: Any) -> Any:
        """Find the command, read its words, run it."""
        with _bilingual():
            return super().invoke(ctx)


@contextmanager
def _bilingual() -> Iterator[None]:
    try:
        yield
    except UsageError as error:
        name = type(error).__name__
        if name == "NoArgsIsHelpError" or type(error) is _Told:
            raise
        told = f"{_WORDS.get(name, _OTHER)}\n{error.format_message()}"
        raise _Told(told, ctx=error.ctx) from None


class _Told(UsageError):  # type: ignore[misc]
    """A complaint that is in both languages already."""
