"""Parquet and Arrow files with damaged bytes, and mappings with damaged text or structure."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pyarrow
import pyarrow.feather
import pyarrow.parquet
import tomli_w

from tests.badinput.building import goods
from tests.badinput.case import Case, Klass, Survives
from tests.badinput.damage import flip, splice

_MAPPING = (Path(__file__).parent / "mapping.toml").read_text(encoding="utf-8")


@lru_cache(maxsize=2)
def _table_file(kind: str) -> bytes:
    rows = [{**row, "人材ID": row["人材ID"].replace("G", "Z")} for row in goods(1, 40)]
    file = BytesIO()
    table = pyarrow.Table.from_pylist(rows)
    if kind == "parquet":
        pyarrow.parquet.write_table(table, file, compression="none")
    else:
        pyarrow.feather.write_feather(table, file, compression="uncompressed")
    return file.getvalue()


def binary_case(name: str, random: Random) -> Case:
    """Flipped bits cannot be told from data, so only survival and conservation are held."""
    kind = random.choice(("parquet", "arrow"))
    content = _table_file(kind)
    match random.randrange(4):
        case 0:
            content = content[: random.randrange(len(content))]
        case 1:
            content = flip(random, content, random.randint(1, 3))
        case 2:
            footer = len(content) - random.randint(4, 2000)
            content = content[:footer] + flip(random, content[footer:], random.randint(1, 3))
        case _:
            start = random.randrange(len(content))
            content = content[:start] + bytes(random.randint(1, 64)) + content[start + 64 :]
    due = Survives()
    return Case(name, Klass.BINARY, lambda: content, due, file_name=f"feed.{kind}", mapping="small")


_TOKENS = (
    "1",
    "-1",
    "true",
    '""',
    "[]",
    "{}",
    '["a", "b"]',
    "1979-05-27",
    "inf",
    "nan",
    "'''",
    '"x',
)
_PIECES = ("=", "[", "]", '"', "\n", "[[columns]]", "\u202e", "\x00", "a.b.c = 1\n", "#", "{", "\\")


def mapping_case(name: str, random: Random) -> Case:
    """A damaged mapping is refused as one, or still reads the feed."""
    match random.randrange(4):
        case 0:
            lines = _MAPPING.splitlines()
            place = random.randrange(len(lines))
            lines[place] = lines[place].partition("=")[0] + "= " + random.choice(_TOKENS)
            content = "\n".join(lines).encode()
        case 1:
            content = splice(random, _MAPPING, _PIECES, random.randint(1, 4)).encode()
        case 2:
            content = flip(random, _MAPPING.encode(), random.randint(1, 8))
        case _:
            content = tomli_w.dumps(_tree(random, 0)).encode()
    return Case(name, Klass.MAPPING, lambda: content, Survives(), file_name="mapping.toml")


_KEYS: tuple[str, ...] = (
    "vendor",
    "columns",
    "fields",
    "format",
    "id",
    "name",
    "rate",
    "skills",
    "levels",
    "kind",
)
_KEYS += (
    "delimiter",
    "skip_rows",
    "default",
    "optional",
    "unit",
    "scale",
    "tax",
    "x",
    "separators",
)
_LEAVES: tuple[Any, ...] = (
    "人材ID",
    "スキル",
    "",
    "auto",
    "csv",
    0,
    -1,
    10**18,
    True,
    1.5,
    [],
    ["a"],
)


def _tree(random: Random, depth: int) -> dict[str, Any]:
    keys = random.sample(_KEYS, random.randint(1, 6))
    if depth == 0:
        keys = list(dict.fromkeys(["vendor", "columns", *keys]))
    return {
        key: _tree(random, depth + 1)
        if depth < 3 and random.random() < 0.6
        else random.choice(_LEAVES)
        for key in keys
    }
