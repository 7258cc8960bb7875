"""From a frozen dataclass of options to a typer command, with exit codes for every mistake."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any, Protocol, TypeVar, get_type_hints

import typer

from dxmatch.cli.choices import Language
from dxmatch.cli.console import complain
from dxmatch.cli.exit_code import ExitCode
from dxmatch.errors import DxMatchError
from dxmatch.io.out_refusal import OUT_FAILED


class Options(Protocol):
    """What every command can be asked: its fields are the parameters of the command."""

    @property
    def lang(self) -> Language:
        """Language of messages."""


OptionsT = TypeVar("OptionsT", bound=Options)


def add_command(
    app: typer.Typer, name: str, options: type[OptionsT], run: Callable[[OptionsT], ExitCode]
) -> None:
    """Register ``run`` under a name; its docstring is the help text."""

    def call(**values: Any) -> None:
        raise typer.Exit(int(guarded(run, options(**values))))

    # typer reads parameters from the signature; one dataclass holds them instead of a long list.
    hints = get_type_hints(options, include_extras=True)
    parameters = [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if field.default is MISSING else field.default,
            annotation=hints[field.name],
        )
        for field in fields(options)  # type: ignore[arg-type]
    ]
    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    call.__annotations__ = hints
    app.command(name, help=inspect.getdoc(run))(call)


def guarded(run: Callable[[OptionsT], ExitCode], options: OptionsT) -> ExitCode:
    """Run a command; mistakes of the user become a message and an exit code.

    Other exceptions are bugs and keep their traceback.
    """
    try:
        code = run(options)
        sys.stdout.flush()
    except DxMatchError as error:
        complain(error, options.lang.code)
        return ExitCode.BAD_INPUT
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return ExitCode.CLOSED_PIPE
    except OSError as error:
        # Only a stream that is open already has no name: stdout goes to a full disk.
        if error.filename is not None:
            raise
        _drop_output()
        complain(OUT_FAILED.of("stdout", type(error).__name__), options.lang.code)
        return ExitCode.BAD_INPUT
    return code


def _drop_output() -> None:
    """What is still buffered goes nowhere; else Python complains when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
