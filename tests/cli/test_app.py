"""The command as a process: what no test inside this process can see."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dxmatch import __version__
from tests.cli.running import AS_OF, CHINO, HOSHI, dxmatch

COMMANDS = ("demo", "check", "import", "requeue", "match", "skills", "lines", "schema", "profiles")


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "DXMATCH_LANG"}}
    command = [sys.executable, "-m", "dxmatch", *arguments]
    return subprocess.run(command, capture_output=True, env=env | environment, check=False)


def test_python_m_dxmatch() -> None:
    result = process("--version")
    assert (result.returncode, result.stdout.split()) == (0, [b"dxmatch", __version__.encode()])


def test_help_names_all_commands_in_both_languages() -> None:
    result = dxmatch("--help")
    assert result.exit_code == 0
    for command in COMMANDS:
        assert command in result.stdout
        assert dxmatch(command, "--help").exit_code == 0
    assert "付属の列対応の一覧 / The mappings that come with dxmatch." in result.stdout


def test_no_arguments_show_the_help() -> None:
    assert "demo" in dxmatch().output


def test_stdout_is_json_alone_and_stderr_has_no_bars() -> None:
    result = process("match", CHINO, HOSHI, *AS_OF, "--format", "json")
    assert result.returncode == 0
    assert len(json.loads(result.stdout)) == 2
    assert b"\x1b" not in result.stderr
    assert "━" not in result.stderr.decode("utf-8")


def test_the_language_of_the_environment() -> None:
    result = process("check", "nowhere.csv", DXMATCH_LANG="en")
    assert result.returncode == 2
    assert result.stderr.decode("utf-8").splitlines()[-2].startswith("Error: nowhere.csv")


@pytest.mark.parametrize("encoding", ["ascii", "cp932", "utf-8"])
def test_a_terminal_that_cannot_show_japanese_is_no_bug(encoding: str) -> None:
    result = process("lines", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert result.returncode == 0
    assert b"skill_coverage" in result.stdout
    assert result.stderr == b""


def test_data_are_utf8_whatever_the_terminal_is() -> None:
    result = process("schema", "project", PYTHONIOENCODING="cp932", PYTHONUTF8="0")
    assert "案件" in json.loads(result.stdout.decode("utf-8"))["description"]


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX pipe")
@pytest.mark.parametrize("form", ["table", "json"])
def test_a_reader_that_goes_away_is_no_bug(form: str) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "dxmatch", "demo", "--format", form]
    with os.fdopen(write, "wb") as closed:
        done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 141
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("form", ["table", "json"])
def test_a_full_disk_behind_stdout_is_a_message(form: str) -> None:
    command = [sys.executable, "-m", "dxmatch", "demo", "--format", form, "--lang", "en"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert b"Error: stdout: cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_is_no_bug(closed: str) -> None:
    command = f"exec {sys.executable} -m dxmatch profiles {closed}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert (b"hoshi" in done.stdout) == (closed == "2>&-")
