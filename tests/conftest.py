"""Hypothesis profiles, chosen by HYPOTHESIS_PROFILE: fast (default), brief, ci and nightly.

What gates a change (ci, brief) tries the same examples each time; fast and nightly look for new
ones.
"""

import os

from hypothesis import HealthCheck, settings

_COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("fast", max_examples=40, **_COMMON)  # type: ignore[arg-type]
settings.register_profile("brief", max_examples=30, derandomize=True, **_COMMON)  # type: ignore[arg-type]
settings.register_profile("ci", max_examples=100, derandomize=True, **_COMMON)  # type: ignore[arg-type]
settings.register_profile("nightly", max_examples=5000, **_COMMON)  # type: ignore[arg-type]
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))
