"""The requirements check refuses each way in which a pin file can leave pyproject.toml."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "tools" / "check_requirements.py"
spec = importlib.util.spec_from_file_location(SCRIPT.stem, SCRIPT)
assert spec is not None
assert spec.loader is not None
check_requirements = importlib.util.module_from_spec(spec)
sys.modules[SCRIPT.stem] = check_requirements
spec.loader.exec_module(check_requirements)

PROJECT = """
build-system.requires = ["built>=1"]
project.dependencies = ["core_part[x]>=2"]
[dependency-groups]
test = ["tester"]
dev = ["linter<9", { include-group = "test" }]
data = []
bench = ["racer"]
fuzz = ["fuzzer<3 ; python_version < '3.12'"]
"""


def pin(line: str) -> str:
    return f"{line} \\\n    --hash=sha256:00\n"


OLD, NEW = "python_full_version < '3.12'", "python_full_version >= '3.12'"
CORE = pin(f"core-part==2.4 ; {OLD}") + pin(f"core-part==2.5 ; {NEW}")
GOOD = {
    "build": pin("built==1.0"),
    "core": CORE,
    "test": CORE + pin("tester==1"),
    "dev": CORE + pin("tester==1") + pin("linter==8.1"),
    "data": "",
    "bench": CORE + pin("racer==3"),
    "fuzz": pin(f"fuzzer==2.1 ; {OLD}"),
}
BAD = {
    "too old": ("core", CORE.replace("==2.4", "==1.4"), "Python 3.11: core_part[x]>=2 is asked"),
    "one Python only": ("build", pin(f"built==1 ; {OLD}"), "Python 3.13: built>=1 is asked, None"),
    "not pinned": ("dev", GOOD["test"], "linter<9 is asked, None is pinned"),
    "include followed": ("dev", CORE + pin("linter==8.1"), "tester is asked, None is pinned"),
    "other pin": ("test", GOOD["test"].replace("2.5", "2.6"), "core-part is 2.6, but 2.5 below"),
    "no hash": ("build", "built==1.0\n", "built has no hash"),
    "an index": ("build", "--index-url x\n" + GOOD["build"], "names a place: --index-url x"),
    "a host": ("data", "# from https://example.org/simple\n", "names a place: # from https"),
    "marker": ("fuzz", pin(f"fuzzer==2.1 ; {NEW}"), "Python 3.11: fuzzer<3"),
    "stray": ("extra", "", "not asked for"),
}


def plant(root: Path, files: dict[str, str]) -> Path:
    (root / "pyproject.toml").write_text(PROJECT)
    (root / "requirements").mkdir()
    for name, text in files.items():
        (root / "requirements" / f"{name}.txt").write_text(text)
    return root


def test_good_files_pass(tmp_path: Path) -> None:
    assert check_requirements.main([str(plant(tmp_path, GOOD))]) == 0


@pytest.mark.parametrize(("name", "text", "message"), BAD.values(), ids=BAD.keys())
def test_each_deviation_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, message: str
) -> None:
    assert check_requirements.main([str(plant(tmp_path, GOOD | {name: text}))]) == 1
    out = capsys.readouterr().out
    assert f"requirements/{name}.txt: " in out
    assert message in out
