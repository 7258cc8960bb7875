"""``import dxmatch`` loads nothing heavy, and every public name works without the extras.

Run with the interpreter of an environment that holds the installed wheel and no extras.
"""

from __future__ import annotations

import importlib.util
import sys

import dxmatch

LAZY = ("narwhals", "rapidfuzz", "rich", "scipy", "sklearn", "typer")
EXTRAS = ("pandas", "polars", "pyarrow")


def problems() -> list[str]:
    heavy = [f"import dxmatch loads {name}" for name in LAZY if name in sys.modules]
    extras = [f"{name} is installed: no minimal environment" for name in EXTRAS if found(name)]
    names = [n for n in getattr(dxmatch, "__all__", ()) if not hasattr(dxmatch, n)]
    return heavy + extras + [f"dxmatch.{name} is in __all__ but missing" for name in names]


def found(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def main() -> int:
    seen = problems()
    print(*seen or ["import dxmatch: light, and whole without extras"], sep="\n")
    return 1 if seen else 0


if __name__ == "__main__":
    sys.exit(main())
