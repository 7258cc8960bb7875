"""A vendor's feed to talents and to a searchable pool: dxmatch and plain Python in one run.

The peer is what one writes first: `csv.DictReader`, `split("、")`, `int()` and a nested pydantic
model with the same fields. It knows no vocabulary, notices nothing and quarantines nothing. Only
ratios within one run mean anything. A workbook is compared with openpyxl, and the memory of a feed
of a million rows is measured.

    python -m benchmarks.import_feeds [rows …]
"""

from __future__ import annotations

import csv
import statistics
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field

from benchmarks.stopwatch import peak_bytes, seconds
from benchmarks.vendor_feed import COLUMNS, EXPORTED, MAPPING, VendorFeed
from benchmarks.workbooks import compare_workbook
from dxmatch import TalentPool
from dxmatch.examples import feeds
from dxmatch.io import Mapping, profiles, read_feed

ROUNDS = 5
WORKBOOK_ROWS = 20_000
LARGE = 1_000_000
"""Rows of the feed of which only the memory is measured."""
_FIELDS = {label: field for field, label in COLUMNS.items()}


class PlainSkill(BaseModel):
    name: Annotated[str, Field(min_length=1, max_length=80)]
    years: Annotated[float, Field(ge=0, le=60)] | None = None


class PlainTalent(BaseModel):
    id: Annotated[str, Field(min_length=1, max_length=64)]
    headline: Annotated[str, Field(max_length=200)]
    summary: Annotated[str, Field(max_length=5000)]
    skills: list[PlainSkill]
    certifications: list[str]
    years: Annotated[float, Field(ge=0, le=60)]
    rate_low: Annotated[int, Field(ge=0)]
    rate_high: Annotated[int, Field(ge=0)]
    available_from: date
    utilization: Annotated[int, Field(ge=0, le=100)]
    remote: Annotated[int, Field(ge=0, le=31)]
    prefectures: list[str]
    english: str
    consent: bool
    updated: date


def plain_talents(path: Path) -> list[PlainTalent]:
    """Row by row, as a first version does it."""
    with path.open(encoding="cp932", newline="") as file:
        return [_plain(row) for row in csv.DictReader(file)]


def _plain(row: dict[str, str]) -> PlainTalent:
    cells = {_FIELDS[label]: text for label, text in row.items()}
    values: dict[str, Any] = {
        **cells,
        "skills": [_skill(text) for text in cells["skills"].split("、")],
        "certifications": [] if cells["certifications"] == "なし" else [cells["certifications"]],
        "years": int(cells["years"]),
        "rate_low": int(cells["rate_low"]),
        "rate_high": int(cells["rate_high"]),
        "available_from": date.fromisoformat(cells["available_from"]),
        "utilization": int(cells["utilization"].removesuffix("%")),
        "remote": int(cells["remote"]),
        "prefectures": cells["prefectures"].split("、"),
        "consent": cells["consent"] == "あり",
        "updated": date.fromisoformat(cells["updated"]),
    }
    return PlainTalent(**values)


def _skill(text: str) -> dict[str, Any]:
    name, _, years = text.removesuffix("年)").rpartition("(")
    return {"name": name, "years": int(years)}


def pool_of(path: Path, mapping: Mapping) -> TalentPool:
    return TalentPool.of(read_feed(path, mapping, as_of=EXPORTED).talents)


def talents_of(path: Path, mapping: Mapping) -> list[Any]:
    return list(read_feed(path, mapping, as_of=EXPORTED).talents)


def compare(path: Path, rows: int) -> None:
    """Plain Python, talents and pool in turns; medians of the ratios within a round.

    What a process pays once (modules, the vocabulary) is paid before.
    """
    pool_of(path, MAPPING)
    pool_ratio, model_ratio = [], []
    for _ in range(ROUNDS):
        plain = seconds(lambda: plain_talents(path))
        pool_ratio.append(plain / seconds(lambda: pool_of(path, MAPPING)))
        model_ratio.append(plain / seconds(lambda: talents_of(path, MAPPING)))
    print(
        f"{rows:>9,} rows of cp932 CSV: plain Python takes {statistics.median(pool_ratio):.1f} x "
        f"our time to a searchable pool, {statistics.median(model_ratio):.1f} x to all talents"
    )


def messy(path: Path, times: int) -> Path:
    """The shipped example feed ``times`` over, each time with other ids."""
    head, *lines = feeds()["hoshi_freelance"][0].read_text(encoding="cp932").split("DEMO-")
    text = head + "".join(f"D{n}-{line}" for n in range(times) for line in lines)
    path.write_bytes(text.encode("cp932"))
    return path


def compare_messy(folder: Path, times: int) -> None:
    """A feed written freely, against the clean one: microseconds a row as a ratio."""
    example, clean = messy(folder / "messy.csv", times), folder / "clean.csv"
    mapping = profiles()["hoshi-freelance"]
    rows = read_feed(example, mapping, as_of=EXPORTED).seen
    VendorFeed(3).write(clean, rows)
    ratio = statistics.median(
        seconds(lambda: pool_of(example, mapping)) / seconds(lambda: pool_of(clean, MAPPING))
        for _ in range(ROUNDS)
    )
    print(f"{rows:>9,} rows of the freely written example take {ratio:.1f} x a clean feed's time")


def memory(path: Path) -> None:
    """Import in a process of its own: peak and what remains, per row and per byte of the file."""
    code = "import sys; from benchmarks.import_feeds import peak; peak(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)


def peak(name: str) -> None:
    """Print the memory of one import to a pool in this process, above that of an empty one."""
    path = Path(name)
    pool_of(feeds()["hoshi_freelance"][0], profiles()["hoshi-freelance"])
    before = peak_bytes()
    pool = pool_of(path, MAPPING)
    most = peak_bytes() - before
    size = path.stat().st_size
    print(
        f"{len(pool):>9,} rows, {size / len(pool):.0f} bytes a row in the file: at most "
        f"{most / len(pool):,.0f} bytes a row in memory ({most / size:.1f} x the file, "
        f"{most / 2**20:,.0f} MiB)"
    )


def main(sizes: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            path = Path(folder) / f"feed{rows}.csv"
            VendorFeed(rows).write(path, rows)
            compare(path, rows)
            memory(path)
        compare_workbook(Path(folder), WORKBOOK_ROWS, ROUNDS)
        compare_messy(Path(folder), 20)
        large = Path(folder) / "large.csv"
        VendorFeed(4).write(large, LARGE)
        memory(large)


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or [10_000, 100_000])
