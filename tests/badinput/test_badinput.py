"""Every bad file gets the verdict that its case states; every odd but good file is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.badinput.case import Case, Read
from tests.badinput.collected import cases, good_cases, repeated_names
from tests.badinput.verdict import wrong


def test_names_are_unique() -> None:
    assert repeated_names() == []


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_bad_input(case: Case, tmp_path: Path) -> None:
    assert wrong(case, tmp_path) == []


@pytest.mark.parametrize("case", good_cases(), ids=lambda case: case.name)
def test_good_but_odd(case: Case, tmp_path: Path) -> None:
    due = case.expected
    assert isinstance(due, Read)
    assert due.quarantined == 0
    assert due.ids is not None
    assert len(due.ids) == due.accepted > 0
    assert wrong(case, tmp_path) == []
