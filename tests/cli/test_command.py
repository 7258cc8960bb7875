import sys
from dataclasses import dataclass
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from dxmatch.cli.choices import LangOption, Language
from dxmatch.cli.command import add_command, guarded
from dxmatch.cli.exit_code import ExitCode
from dxmatch.errors import InvalidInput


@dataclass(frozen=True)
class Options:
    names: Annotated[list[str], typer.Argument()]
    times: Annotated[int, typer.Option("-n")] = 1
    lang: LangOption = Language.JA


def greet(options: Options) -> ExitCode:
    """挨拶 / Greet."""
    for name in options.names * options.times:
        sys.stdout.write(f"hello {name}\n")
    return ExitCode.PARTIAL


def app() -> typer.Typer:
    made = typer.Typer()
    add_command(made, "greet", Options, greet)
    return made


def test_fields_become_arguments_and_options() -> None:
    result = CliRunner().invoke(app(), ["a", "b", "-n", "2"])
    assert result.stdout.split() == ["hello", "a", "hello", "b"] * 2
    assert result.exit_code == ExitCode.PARTIAL


def test_help_is_the_docstring(monkeypatch: pytest.MonkeyPatch) -> None:
    result = CliRunner(env={"COLUMNS": "200", "NO_COLOR": "1"}).invoke(app(), ["--help"])
    assert "挨拶 / Greet." in result.stdout


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("ja", ["エラー: 型番が違います。", "→ 直してください。"]),
        ("en", ["Error: wrong.", "→ Mend it."]),
    ],
)
def test_a_mistake_is_a_message_on_stderr(
    lang: str, expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: Options) -> ExitCode:
        raise InvalidInput(
            "wrong.", ja="型番が違います。", hint="Mend it.", hint_ja="直してください。"
        )

    code = guarded(fail, Options([], lang=Language(lang)))
    out, err = capsys.readouterr()
    assert code == ExitCode.BAD_INPUT
    assert [line.strip() for line in err.splitlines()] == expected
    assert out == ""


def test_a_message_cannot_speak_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    def fail(_: Options) -> ExitCode:
        raise InvalidInput("\x1b]0;pwned\x07[red]bad[/red]")

    guarded(fail, Options([], lang=Language.EN))
    assert capsys.readouterr().err == "Error: \\x1b]0;pwned\\x07[red]bad[/red]\n"


def test_ctrl_c_has_its_own_code() -> None:
    def interrupted(_: Options) -> ExitCode:
        raise KeyboardInterrupt

    assert guarded(interrupted, Options([])) == ExitCode.INTERRUPTED


def test_a_bug_keeps_its_traceback() -> None:
    def broken(_: Options) -> ExitCode:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        guarded(broken, Options([]))
