"""Every code block in the README and docs does what the page says.

- ``python`` blocks of a page run in order, in one namespace (a page is one story).
- ``toml`` blocks must be TOML. One whose first line is a comment with a file name
  (``# sheet.toml``) is written under that name, so that later blocks can read it.
- ``console`` and ``bash`` blocks: each ``$ dxmatch ...`` line runs with the installed command and
  must end with exit code 0, or the one a comment states (``$ dxmatch check x.csv  # exit 1``).

A page starts in an empty folder that holds a copy of ``examples/``. ``<!--- skip: next -->`` before
a block leaves it out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("README*.md"), *ROOT.glob("docs/**/[!_]*.md")])
COMMAND = re.compile(r"^\$ (dxmatch\b.*?)(?:\s+# exit (\d+))?$")
FILE_NAME = re.compile(r"^# ([\w-]+\.toml)$")


def run_toml(example: Example) -> None:
    text = str(example.parsed)
    tomllib.loads(text)
    if name := FILE_NAME.match(text.partition("\n")[0]):
        Path(name[1]).write_text(text, encoding="utf-8")


def run_console(example: Example) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for line in str(example.parsed).replace("\\\n", " ").splitlines():
        if not (found := COMMAND.match(line.strip())):
            continue
        command, expected = found[1], int(found[2] or 0)
        done = subprocess.run(
            ["sh", "-c", command],
            env={**os.environ, "PATH": path, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        where = f"{example.path}:{example.line}: $ {command}"
        assert done.returncode == expected, f"{where}\n{done.stdout}\n{done.stderr}"


def sybil() -> Sybil:
    return Sybil(
        [
            SkipParser(),
            PythonCodeBlockParser(),
            CodeBlockParser("toml", run_toml),
            CodeBlockParser("console", run_console),
            CodeBlockParser("bash", run_console),
        ]
    )


def run_page(page: Path, folder: Path) -> int:
    """Run the blocks of one page in ``folder``; return how many there were."""
    if (ROOT / "examples").is_dir():
        shutil.copytree(ROOT / "examples", folder / "examples")
    blocks = list(sybil().parse(page).examples())
    for block in blocks:
        block.evaluate()
    return len(blocks)


@pytest.mark.parametrize("page", PAGES, ids=[str(p.relative_to(ROOT)) for p in PAGES])
def test_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "{code-block}" not in page.read_text(encoding="utf-8"), "write ```python, it is run"
    run_page(page, tmp_path)


GOOD = """
```python
x = 1
```
```python
x += 1
```
```toml
# sheet.toml
a = 1
```
```python
from pathlib import Path
assert (x, Path("sheet.toml").read_text()) == (2, "# sheet.toml\\na = 1\\n")
```
"""


def test_blocks_share_a_namespace_and_named_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "page.md"
    page.write_text(GOOD, encoding="utf-8")
    assert run_page(page, tmp_path) == 4


@pytest.mark.parametrize(
    "block",
    [
        "```python\nassert 1 == 2\n```\n",
        "```toml\na = = 1\n```\n",
        "```console\n$ dxmatch no-such-command\n```\n",
        "```bash\n$ dxmatch --help  # exit 3\n```\n",
    ],
)
def test_a_wrong_block_fails(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "page.md"
    page.write_text(block, encoding="utf-8")
    with pytest.raises((AssertionError, tomllib.TOMLDecodeError)):
        run_page(page, tmp_path)
