"""What the fuzzer starts from: the small files of the bad-input cases."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from tests.badinput.building import as_csv, as_json, as_json_lines, goods, grid, xlsx

_LARGEST = 65_536


def write_seeds(target: str, folder: Path) -> None:
    """Put one valid file and those of the cases of this kind into the corpus."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = goods(1, 3)
    valid = {
        "csv": as_csv(rows),
        "json": as_json(rows),
        "jsonl": as_json_lines(rows),
        "xlsx": xlsx(grid(rows)),
        "toml": (Path(__file__).parents[1] / "tests/badinput/mapping.toml").read_bytes(),
        "quarantine": _QUARANTINE,
    }
    for content in (valid.get(target, b"PAR1"), *_found(target)):
        if len(content) <= _LARGEST:
            (folder / sha256(content).hexdigest()[:16]).write_bytes(content)


_QUARANTINE = b'{"file": "a.csv", "row": 2, "labels": ["id"], "cells": [""], "issues": []}\n'


def _found(target: str) -> list[bytes]:
    """Earlier findings of this target, each a file of ``tests/badinput/found``."""
    folder = Path(__file__).parents[1] / "tests" / "badinput" / "found"
    return [path.read_bytes() for path in sorted(folder.glob(f"{target}-*"))]
