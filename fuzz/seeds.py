"""What the fuzzer starts from: the small files of the bad-input cases."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from tests.badinput.building import as_csv, as_json, as_json_lines, goods, grid, xlsx
from tests.badinput.cases_columnar import arrow, parquet
from tests.badinput.cases_skill_sheets import person, sheets

_LARGEST = 65_536
_ROOT = Path(__file__).parents[1]


def write_seeds(target: str, folder: Path) -> None:
    """Put one valid file and those of the cases of this kind into the corpus."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = goods(1, 3)
    valid = {
        "csv": as_csv(rows),
        "json": as_json(rows),
        "jsonl": as_json_lines(rows),
        "xlsx": xlsx(grid(rows)),
        "toml": (_ROOT / "tests/badinput/mapping.toml").read_bytes(),
        "quarantine": _QUARANTINE,
        "tsv": as_csv(rows, delimiter="\t"),
        "parquet": parquet(),
        "arrow": arrow(),
        "resume": _RESUME,
        "sheet": sheets(person(1), person(2)),
        "talents": _TALENT,
        "project": (_ROOT / "examples/projects/nomi.toml").read_bytes(),
    }
    for content in (valid[target], *_found(target)):
        if len(content) <= _LARGEST:
            (folder / sha256(content).hexdigest()[:16]).write_bytes(content)


_RESUME = (
    b'{"basics": {"label": "PM"}, "work": [{"startDate": "2020-04", "endDate": "2021-03"}], '
    b'"skills": [{"name": "Java", "level": "Expert"}], "x-dxmatch": {"id": "R-1"}}'
)
_TALENT = (
    b'{"vendor": "a", "id": "1", "headline": "PM", "summary": "", '
    b'"skills": [{"skill": "java", "level": 3}], "rate": {"unit": "month", "low": 1, "high": 2}}'
)
_QUARANTINE = b'{"file": "a.csv", "row": 2, "labels": ["id"], "cells": [""], "issues": []}\n'


def _found(target: str) -> list[bytes]:
    """Earlier findings of this target, each a file of ``tests/badinput/found``."""
    folder = _ROOT / "tests" / "badinput" / "found"
    return [path.read_bytes() for path in sorted(folder.glob(f"{target}-*"))]
