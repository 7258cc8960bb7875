"""What a fuzzer found, kept: every file of ``found/`` must be survived (see fuzz/README.md)."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Table
from contextlib import suppress
from pathlib import Path
from typing import Any

from dxmatch.errors import DxMatchError
from dxmatch.io import read_project, read_quarantine
from tests.badinput.case import Case, Klass, Survives

_RESUME: Table[str, Any] = {"format": {"kind": "json-resume"}, "columns": {}}
_KINDS: dict[str, tuple[Klass, str, str | Table[str, Any] | None]] = {
    "csv": (Klass.CSV, "csv", "small"),
    "tsv": (Klass.CSV, "tsv", "small"),
    "json": (Klass.JSON, "json", "small"),
    "jsonl": (Klass.JSON, "jsonl", "small"),
    "xlsx": (Klass.XLSX_XML, "xlsx", "small"),
    "sheet": (Klass.XLSX_XML, "xlsx", "skill-sheet"),
    "parquet": (Klass.BINARY, "parquet", "small"),
    "arrow": (Klass.BINARY, "arrow", "small"),
    "resume": (Klass.JSON, "json", _RESUME),
    "talents": (Klass.JSON, "jsonl", "small"),
    "toml": (Klass.MAPPING, "toml", None),
}
"""Target of the fuzzer → class, suffix and mapping."""


_READ: dict[str, Callable[[Path], object]] = {
    "project": read_project,
    "quarantine": read_quarantine,
}
"""Targets that read no feed."""


def _act(path: Path) -> Callable[[Path], None]:
    target, suffix = path.name.partition("-")[0], {"project": "toml", "quarantine": "jsonl"}

    def act(folder: Path) -> None:
        copy = folder / f"found.{suffix[target]}"
        copy.write_bytes(path.read_bytes())
        with suppress(DxMatchError):
            _READ[target](copy)

    return act


def _case(path: Path) -> Case:
    if path.name.partition("-")[0] in _READ:
        return Case(f"found-{path.name.lower()}", Klass.API, act=_act(path))
    klass, suffix, mapping = _KINDS[path.name.partition("-")[0]]
    name, content = f"found-{path.name.lower()}", path.read_bytes
    return Case(name, klass, content, Survives(), file_name=f"found.{suffix}", mapping=mapping)


CASES: tuple[Case, ...] = tuple(map(_case, sorted((Path(__file__).parent / "found").glob("*-*"))))
