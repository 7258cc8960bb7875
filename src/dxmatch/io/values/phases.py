"""Phases of system development."""

from __future__ import annotations

from enum import StrEnum

from dxmatch.io.parsed import Parsed


class Phase(StrEnum):
    """工程, in order."""

    PLANNING = "planning"
    REQUIREMENTS = "requirements"
    BASIC_DESIGN = "basic_design"
    DETAILED_DESIGN = "detailed_design"
    IMPLEMENTATION = "implementation"
    UNIT_TEST = "unit_test"
    INTEGRATION_TEST = "integration_test"
    SYSTEM_TEST = "system_test"
    OPERATION = "operation"


def parse_phases(raw: str) -> Parsed[tuple[Phase, ...]]:
    """Phases in order; ranges are filled."""
    raise NotImplementedError
