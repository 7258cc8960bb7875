"""One reader under the fuzzer: any bytes give a report or a typed refusal, nothing else."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["dxmatch.io", "zipfile", "json", "tomllib", "csv"]):
    from dxmatch.errors import DxMatchError
    from dxmatch.io import read_feed, read_project
    from dxmatch.io.limits import Limits
    from dxmatch.io.mapping import read_mapping

_ROOT = Path(__file__).parents[1]
_SMALL = _ROOT / "tests" / "badinput" / "small.toml"
_LIMITS = Limits(file_bytes=1 << 20, child_seconds=10)


class Target(StrEnum):
    """What is fuzzed; the value is the suffix of the file."""

    CSV = "csv"
    JSON = "json"
    JSON_LINES = "jsonl"
    XLSX = "xlsx"
    PARQUET = "parquet"
    ARROW = "arrow"
    MAPPING = "toml"
    QUARANTINE = "quarantine"
    RESUME = "resume"
    SKILL_SHEET = "sheet"
    TALENTS = "talents"
    PROJECT = "project"
    TSV = "tsv"


_SUFFIXES = {
    Target.QUARANTINE: "jsonl",
    Target.RESUME: "json",
    Target.SKILL_SHEET: "xlsx",
    Target.TALENTS: "jsonl",
    Target.PROJECT: "toml",
}


def _feed(path: Path, mapping: str | Path | None = _SMALL) -> None:
    report = read_feed(path, mapping, limits=_LIMITS)
    assert report.seen == len(report.talents) + len(report.quarantine) + report.blank
    report.summary("ja")
    report.summary("en")


def _mapping(path: Path) -> None:
    read_mapping(path)


def _project(path: Path) -> None:
    read_project(path)


def _quarantine(path: Path) -> None:
    from dxmatch.io.quarantine import read_quarantine

    read_quarantine(path)


def _run(target: Target) -> Callable[[Path], None]:
    match target:
        case Target.RESUME | Target.TALENTS:
            return lambda path: _feed(path, None)
        case Target.SKILL_SHEET:
            return lambda path: _feed(path, "skill-sheet")
        case Target.PROJECT:
            return _project
        case Target.MAPPING:
            return _mapping
        case Target.QUARANTINE:
            return _quarantine
        case _:
            return _feed


def main() -> None:
    """``python -m fuzz.target NAME [libFuzzer options] [corpus]``."""
    target = Target(sys.argv.pop(1))
    run = _run(target)
    suffix = _SUFFIXES.get(target, target.value)
    path = Path(tempfile.mkdtemp(prefix="fuzz-")) / f"feed.{suffix}"

    def one(data: bytes) -> None:
        path.write_bytes(data)
        try:
            run(path)
        except DxMatchError as error:
            assert error.hint, error.code
            assert error.hint_ja, error.code

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
