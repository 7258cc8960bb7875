"""The child of `badinput_peers`: reads one bad file after the other with one library.

``python -m benchmarks.peer_child NAME``: a case a line in, what became of it a line out. Every
library is called the careful way, with all cells as text and nothing taken for missing, and is told
the encoding and the separator.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from tests.badinput.case import Case, Read, Survives
from tests.badinput.verdict import prepare, run
from tests.badinput.watch import forget_peak, peak_bytes
from tests.badinput.work import find_case

from dxmatch.errors import FeedRejected
from dxmatch.io.decode import decode_feed

MOST_CELLS = 2_000_000
_MIB = 1024 * 1024
Cells = Iterable[object]
Reader = Callable[[Case, Path], Cells]


def good_ids(case: Case) -> tuple[str, ...]:
    """The ids of the rows that are good whatever else the file holds."""
    match case.expected:
        case Read(ids=ids):
            return ids or ()
        case Survives(good=good):
            return good
        case _:
            return ()


def separator(case: Case) -> str:
    """What stands between the columns of a text file."""
    stated = case.mapping.get("format", {}) if isinstance(case.mapping, Mapping) else {}
    return str(stated.get("delimiter") or ("\t" if case.file_name.endswith(".tsv") else ","))


def encoding(path: Path) -> str:
    """The encoding of a text file, as dxmatch finds it; UTF-8 if it finds none."""
    try:
        return decode_feed(path.read_bytes(), file=path.name).encoding
    except FeedRejected:
        return "utf-8"


def by_dxmatch(case: Case, path: Path) -> Cells:
    report = run(case, path.parent)
    if report is None:
        return
    yield from (talent.id for talent in report.talents)
    for row in report.quarantine:
        yield from row.cells


def by_pandas(case: Case, path: Path) -> Cells:
    import pandas as pd

    if path.suffix == ".xlsx":
        frame = pd.read_excel(path, dtype=str, keep_default_na=False, engine="openpyxl")
    elif path.suffix in {".json", ".jsonl"}:
        frame = pd.read_json(path, dtype=False, lines=path.suffix == ".jsonl")
    else:
        frame = pd.read_csv(
            path, dtype=str, keep_default_na=False, sep=separator(case), encoding=encoding(path)
        )
    return (cell for row in frame.itertuples() for cell in row)


def by_polars(case: Case, path: Path) -> Cells:
    import polars as pl

    if path.suffix == ".xlsx":
        frame = pl.read_excel(path, engine="openpyxl", infer_schema_length=0)
    elif path.suffix == ".json":
        frame = pl.read_json(path)
    elif path.suffix == ".jsonl":
        frame = pl.read_ndjson(path)
    else:
        frame = pl.read_csv(
            path, infer_schema=False, separator=separator(case), encoding=encoding(path)
        )
    return (cell for row in frame.iter_rows() for cell in row)


def by_openpyxl(_: Case, path: Path) -> Cells:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    return (cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row)


def by_duckdb(case: Case, path: Path) -> Cells:
    import duckdb

    if path.suffix in {".json", ".jsonl"}:
        found = duckdb.read_json(str(path))
    else:
        found = duckdb.read_csv(
            str(path), all_varchar=True, sep=separator(case), encoding=encoding(path)
        )
    return (cell for row in found.fetchall() for cell in row)


READERS: Mapping[str, Reader] = {
    "dxmatch": by_dxmatch,
    "pandas": by_pandas,
    "polars": by_polars,
    "openpyxl": by_openpyxl,
    "duckdb": by_duckdb,
}
SUFFIXES: Mapping[str, frozenset[str]] = {
    "openpyxl": frozenset({".xlsx"}),
    "duckdb": frozenset({".csv", ".tsv", ".json", ".jsonl"}),
}
"""What a library reads; all four kinds of text and XLSX if it is not named."""


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
    else:
        yield str(value)


def attempt(read: Reader, case: Case, folder: Path) -> dict[str, Any]:
    """What became of one file: read (with the good ids that are gone), refused, or panicked."""
    folder.mkdir()
    prepare(case, folder)
    path = folder / case.file_name
    wanted = set(good_ids(case))
    forget_peak()
    start = time.perf_counter()
    try:
        for cell in islice(read(case, path), MOST_CELLS):
            wanted.difference_update(_texts(cell))
        end = "read"
    except Exception:  # noqa: BLE001 - whatever it raises, it is a refusal that can be caught
        end = "refused"
    except BaseException as error:  # passes by `except Exception`
        if isinstance(error, KeyboardInterrupt):
            raise
        end = "panicked"
    size = path.stat().st_size
    answer = {
        "end": end,
        "gone": len(wanted),
        "good": len(good_ids(case)),
        "seconds": time.perf_counter() - start,
        "memory": peak_bytes() > 300 * _MIB + 10 * size,
    }
    shutil.rmtree(folder)
    return answer


def main(name: str) -> None:
    """Serve the parent on what was standard output."""
    warnings.simplefilter("ignore")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    with Path(os.devnull).open("w") as nothing:
        os.dup2(nothing.fileno(), 1)
    base = Path(tempfile.mkdtemp(prefix="peers-"))
    try:
        for number, line in enumerate(sys.stdin):
            answer = attempt(READERS[name], find_case(line.strip()), base / str(number))
            answers.write(json.dumps(answer) + "\n")
            answers.flush()
    finally:
        shutil.rmtree(base, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
