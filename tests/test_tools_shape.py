"""The shape budget sees each kind of violation, and passes a package that has none."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


shape = load("shape")

GOOD = {
    "__init__.py": '__all__ = ["a"]\n',
    "base.py": "class Base: ...\nclass Low(Base): ...\n",
    "leaf.py": "from typing import TYPE_CHECKING\nfrom pkg.base import Low\n"
    "if TYPE_CHECKING:\n    from pkg import top\nclass Leaf(Low): ...\n",
    "top.py": "import pkg.leaf\nfrom .base import Base\n",
}

BAD = {
    "file": ("long.py", "x = 1\n" * 301, "long.py:1: lines in the file 301 > 300"),
    "function": (
        "f.py",
        "\n@print\ndef f():\n" + "    pass\n" * 40,
        "f.py:3: lines in f() 41 > 40",
    ),
    "parameters": (
        "f.py",
        "def f(a, /, b, c, *d, e, f, g, **h): ...\n",
        "f.py:1: parameters of f() 8 > 7",
    ),
    "depth": (
        "deep.py",
        "from pkg.leaf import Leaf\nclass Deep(Leaf): ...\n",
        "deep.py:2: class depth of Deep 3 > 2",
    ),
    "drawer": ("_helpers.py", "", "_helpers.py:1: a drawer, not a name"),
    "drawer folder": ("util/__init__.py", "", "__init__.py:1: a drawer, not a name"),
    "assert": ("a.py", "def f(x):\n    assert x\n", "a.py:2: assert in the package"),
    "public": ("__init__.py", f"__all__ = {['n'] * 26}\n", "__init__.py:1: public names 26 > 25"),
    "computed __all__": ("__init__.py", "__all__ = sorted(x)\n", "__init__.py:1: public names"),
    "local cycle": (
        "base.py",
        "class Base: ...\nclass Low(Base): ...\ndef f():\n    from pkg import top\n",
        "import cycle pkg.",
    ),
    "relative cycle": (
        "base.py",
        "class Base: ...\nclass Low(Base): ...\nfrom . import leaf\n",
        "import cycle pkg.",
    ),
}


def plant(tmp_path: Path, files: dict[str, str]) -> Path:
    root = tmp_path / "pkg"
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_a_good_package_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shape.main([str(plant(tmp_path, GOOD))]) == 0
    assert capsys.readouterr().out.startswith("shape: 4 files; file lines median 2")


@pytest.mark.parametrize(("name", "text", "message"), BAD.values(), ids=BAD.keys())
def test_each_violation_is_seen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, message: str
) -> None:
    assert shape.main([str(plant(tmp_path, GOOD | {name: text}))]) == 1
    first, *rest = capsys.readouterr().out.splitlines()
    assert message in first
    assert len(rest) == 1, "only the planted violation"


def test_limits_are_inclusive_and_docstrings_and_self_are_free(tmp_path: Path) -> None:
    body = '    """One.\n\n    Two.\n    """\n' + "    pass\n" * 39
    method = "class C:\n    def m(self, a, b, c, d, e, f, g): ...\n"
    files = GOOD | {"edge.py": f"def f():\n{body}{method}", "full.py": "x = 1\n" * 300}
    found = shape.measure(plant(tmp_path, files))
    assert found.violations == []
    assert max(found.functions) == 40
    assert max(found.parameters) == 7
    assert found.depth == 2
