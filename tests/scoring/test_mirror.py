"""Every line has its tests, in a file of its name."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINES = sorted(
    path.relative_to(ROOT / "src" / "dxmatch")
    for side in ("constraints", "scorers")
    for path in (ROOT / "src" / "dxmatch" / "scoring" / side).glob("[!_]*.py")
)


def test_there_are_lines() -> None:
    assert len(LINES) >= 14


@pytest.mark.parametrize("line", LINES, ids=str)
def test_has_a_test_file_with_tests(line: Path) -> None:
    file = ROOT / "tests" / line.parent / f"test_{line.name}"
    assert file.is_file()
    assert "\ndef test_" in file.read_text(encoding="utf-8")
