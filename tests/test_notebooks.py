"""The notebooks in examples/ run from top to bottom, and are stored without results."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "examples").glob("*.ipynb"))
STRICT = """import warnings
warnings.simplefilter('error')
warnings.filterwarnings('ignore', module='ipykernel')  # its own, when the kernel ends
"""


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of examples/ to run in; Jupyter keeps its own files beside it."""
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    folder = tmp_path / "examples"
    shutil.copytree(ROOT / "examples", folder, ignore=shutil.ignore_patterns(".*", "out"))
    return folder


def _read(path: Path) -> nbformat.NotebookNode:
    book: nbformat.NotebookNode = nbformat.read(  # type: ignore[no-untyped-call]
        path, as_version=nbformat.NO_CONVERT
    )
    return book


def _code(source: str) -> nbformat.NotebookNode:
    cell: nbformat.NotebookNode = nbformat.v4.new_code_cell(source)  # type: ignore[no-untyped-call]
    return cell


def run(book: nbformat.NotebookNode, folder: Path) -> None:
    """Execute a notebook in a folder, with warnings as errors as in all other tests."""
    book.cells.insert(0, _code(STRICT))
    where = {"metadata": {"path": str(folder)}}
    NotebookClient(book, timeout=300, kernel_name="python3", resources=where).execute()


def test_there_are_notebooks() -> None:
    numbers = [path.name[:3] for path in NOTEBOOKS]
    assert numbers == ["01_", "02_", "03_", "04_", "05_"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_notebook_runs(path: Path, examples: Path) -> None:
    run(_read(path), examples)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_notebook_is_stored_clean(path: Path) -> None:
    """Valid nbformat 4.5 without outputs, counters or personal kernel names."""
    book = _read(path)
    nbformat.validate(book)
    assert (book.nbformat, book.nbformat_minor) == (4, 5)
    assert book.metadata.kernelspec.name == "python3"
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    assert not any(cell.outputs or cell.execution_count for cell in code)


def test_a_wrong_cell_fails(examples: Path) -> None:
    book = _read(NOTEBOOKS[0])
    book.cells = [_code("1 / 0")]
    with pytest.raises(CellExecutionError):
        run(book, examples)
