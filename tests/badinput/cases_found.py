"""What a fuzzer found, kept: every file of ``found/`` must be survived (see fuzz/README.md)."""

from __future__ import annotations

from pathlib import Path

from tests.badinput.case import Case, Klass, Survives

_KINDS = {
    "csv": Klass.CSV,
    "json": Klass.JSON,
    "jsonl": Klass.JSON,
    "xlsx": Klass.XLSX_XML,
    "parquet": Klass.BINARY,
    "arrow": Klass.BINARY,
    "toml": Klass.MAPPING,
}

CASES: tuple[Case, ...] = tuple(
    Case(
        f"found-{path.name.lower()}",
        _KINDS[path.name.partition("-")[0]],
        path.read_bytes,
        Survives(),
        file_name=f"found.{path.name.partition('-')[0]}",
        mapping="small",
    )
    for path in sorted((Path(__file__).parent / "found").glob("*-*"))
    if path.name.partition("-")[0] in _KINDS
)
