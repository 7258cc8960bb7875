"""Where output goes: results to stdout, messages to stderr."""

from __future__ import annotations

import sys
from io import StringIO
from os import environ

from rich.console import Console, RenderableType
from rich.text import Text as Line

from dxmatch.errors import DxMatchError
from dxmatch.models import Lang, Text
from dxmatch.report import printable

_PIPE_WIDTH = 100
"""Width of tables that do not go to a terminal, unless COLUMNS says otherwise."""

_ERROR = Text(ja="エラー", en="Error")


class _Pipe(Console):
    """A console that lets the command decide what a closed pipe means."""

    def on_broken_pipe(self) -> None:
        """Called while the error is handled; rich would end the process with 1."""
        raise BrokenPipeError


def console(*, stderr: bool = False) -> Console:
    """A console on stdout or stderr as they are now; plain text, no markup."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in environ else _PIPE_WIDTH
    return _Pipe(stderr=stderr, width=width, highlight=False, markup=False, emoji=False)


def show(view: RenderableType) -> None:
    """Print a result for people to stdout."""
    console().print(view)


def say(message: str) -> None:
    """One line of a result for people, as long as it is."""
    console().print(Line(printable(message)), soft_wrap=True)


def note(message: str) -> None:
    """Say something beside the result: one line on stderr."""
    console(stderr=True).print(Line(printable(message)), soft_wrap=True)


def complain(error: DxMatchError, lang: Lang) -> None:
    """Say what is wrong and what to do about it, on stderr."""
    lines = [printable(line) for line in error.text(lang).splitlines() or [error.code]]
    head = Line.assemble((f"{_ERROR.get(lang)}: ", "bold red"), lines[0])
    err = console(stderr=True)
    for line in (head, *map(Line, lines[1:])):
        err.print(line, soft_wrap=True)


def as_text(view: RenderableType) -> str:
    """A result for people as plain text, for a file."""
    out = StringIO()
    Console(file=out, width=_PIPE_WIDTH, color_system=None, emoji=False).print(view)
    return out.getvalue()
