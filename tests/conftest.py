"""Hypothesis profiles, chosen by HYPOTHESIS_PROFILE: fast (default), brief, ci and nightly.

What gates a change (ci, brief) tries the same examples each time; fast and nightly look for new
ones.

numba keeps what it compiled as long as the file of a function stays the same, even if one that the
function calls changes. So the tests keep theirs in a directory of their own for each state.
"""

import os
import tempfile
from hashlib import sha256
from pathlib import Path

from hypothesis import HealthCheck, settings

_COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("fast", max_examples=40, **_COMMON)  # type: ignore[arg-type]
settings.register_profile("brief", max_examples=30, derandomize=True, **_COMMON)  # type: ignore[arg-type]
settings.register_profile("ci", max_examples=100, derandomize=True, **_COMMON)  # type: ignore[arg-type]
settings.register_profile("nightly", max_examples=5000, **_COMMON)  # type: ignore[arg-type]
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))

# Of one package every file counts: compiled functions freeze what they take from the others.
_SOURCES = Path(__file__).parents[1].glob("src/dxmatch/**/*.py")
_PACKAGES = sorted({path.parent for path in _SOURCES if b"njit" in path.read_bytes()})
_COMPILED = [path.read_bytes() for home in _PACKAGES for path in sorted(home.glob("*.py"))]
_STATE = sha256(b"".join(_COMPILED)).hexdigest()[:16]
os.environ.setdefault("NUMBA_CACHE_DIR", f"{tempfile.gettempdir()}/dxmatch-numba-{_STATE}")
