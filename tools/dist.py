"""Build the sdist, build the wheel from it, and check what is inside.

Run as ``python tools/dist.py [OUT_DIR]``; needs the build requirements only. Building the
wheel from the unpacked sdist shows that the sdist is complete.
"""

from __future__ import annotations

import os
import shutil
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

import uv_build

PACKAGE = Path("src/dxmatch")


def expected() -> set[str]:
    """Every file of the package: the code, py.typed and the data files."""
    files = (path for path in PACKAGE.rglob("*") if path.is_file())
    kept = (path for path in files if "__pycache__" not in path.parts)
    return {path.relative_to(PACKAGE.parent).as_posix() for path in kept}


def build(out: Path) -> Path:
    """Write sdist and wheel into ``out``; return the wheel."""
    out.mkdir(parents=True)
    sdist = out / uv_build.build_sdist(str(out))
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(sdist) as archive:
            archive.extractall(folder, filter="data")
        here = Path.cwd()
        os.chdir(next(Path(folder).iterdir()))
        try:
            return out / str(uv_build.build_wheel(str(out)))
        finally:
            os.chdir(here)


def main(arguments: list[str]) -> int:
    out = Path(arguments[0] if arguments else "dist").resolve()
    shutil.rmtree(out, ignore_errors=True)
    wheel = build(out)
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
    inside = {name for name in names if ".dist-info/" not in name}
    licensed = any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    missing, stray = sorted(expected() - inside), sorted(inside - expected())
    print(f"{wheel.name}: {len(names)} files, licence {licensed}, missing {missing}, stray {stray}")
    return 0 if licensed and "dxmatch/py.typed" in inside and not missing and not stray else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
