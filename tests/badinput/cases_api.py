"""Wrong use of the API: every wrong argument is a typed error that says what is allowed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from dxmatch.io import ImportReport, Mapping, read_feed, read_quarantine, write_quarantine
from dxmatch.io.limits import Limits
from tests.badinput.building import as_csv, as_json, as_json_lines, good, goods, grid, ids, xlsx
from tests.badinput.case import Case, Klass, Passes, Refused, accept
from tests.badinput.verdict import AS_OF, chosen_mapping

Act = Callable[[Path], ImportReport | None]


def _path(name: str) -> Act:
    return lambda folder: read_feed(folder / name, chosen_mapping(None), as_of=AS_OF)


def _made(make: Callable[[Path], object]) -> Act:
    def act(folder: Path) -> ImportReport:
        path = folder / "feed.csv"
        make(path)
        return read_feed(path, chosen_mapping(None), as_of=AS_OF)

    return act


def _written(**options: Any) -> Act:
    def act(folder: Path) -> ImportReport:
        path = folder / "feed.csv"
        path.write_bytes(as_csv(goods(1, 3)))
        return read_feed(path, **{"mapping": chosen_mapping(None), "as_of": AS_OF, **options})

    return act


def _limited(bounds: dict[str, int]) -> Act:
    return _written(limits=Limits.model_validate(bounds))


def _named(mapping: str | None) -> Act:
    return _written(mapping=mapping)


def _progress(error: type[Exception]) -> Act:
    """An exception of the caller's own function stays the caller's."""

    def act(folder: Path) -> None:
        def progress(done: int, total: int | None) -> None:
            raise error

        with pytest.raises(error):
            _written(progress=progress)(folder)

    return act


def _no_limits(**bounds: Any) -> Act:
    def act(_: Path) -> None:
        with pytest.raises(ValidationError):
            Limits(**bounds)

    return act


def _no_mapping(table: object) -> Act:
    def act(_: Path) -> None:
        with pytest.raises(ValidationError):
            Mapping.model_validate(table)

    return act


def _quarantine(content: bytes) -> Act:
    def act(folder: Path) -> None:
        path = folder / "q.jsonl"
        path.write_bytes(content)
        read_quarantine(path)

    return act


def _unwritable(folder: Path) -> None:
    path = folder / "feed.csv"
    path.write_bytes(as_csv([good(1, 人材ID="")]))
    report = read_feed(path, chosen_mapping(None), as_of=AS_OF)
    write_quarantine(report, folder / "no" / "folder.jsonl")


_NOT_THERE = Refused("FEED_NOT_FOUND")
_LIMITED: dict[str, tuple[dict[str, int], str]] = {
    "bytes": ({"file_bytes": 10}, "FEED_TOO_LARGE"),
}
_BAD_LIMITS: dict[str, dict[str, Any]] = {
    "zero": {"rows": 0},
    "negative": {"file_bytes": -1},
    "text": {"columns": "many"},
    "nan": {"rows": float("nan")},
    "unknown": {"lines": 5},
    "none": {"json_depth": None},
}
_BAD_MAPPINGS: dict[str, object] = {
    "none": None,
    "list": [],
    "no-vendor": {"columns": {"id": "人材ID"}},
    "no-id": {"vendor": {"id": "v", "name": "V"}, "columns": {"skills": "スキル"}},
    "unknown-field": {"vendor": {"id": "v", "name": "V"}, "columns": {"id": "a", "x": "b"}},
    "label-number": {"vendor": {"id": "v", "name": "V"}, "columns": {"id": 5}},
}
_QUARANTINES: dict[str, bytes] = {
    "not-json": b"{",
    "a-list": b"[]\n",
    "a-number": b"5\n",
    "empty-object": b"{}\n",
    "huge-row": b'{"file":"a","sheet":"","row":1e999,"labels":[],"cells":[],"issues":[]}\n',
    "infinite-row": b'{"file":"a","sheet":"","row":Infinity,"labels":[],"cells":[],"issues":[]}\n',
    "unknown-code": b'{"file":"a","sheet":"","row":1,"labels":[],"cells":[],'
    b'"issues":[{"column":0,"label":"","code":"NOPE"}]}\n',
    "labels-number": b'{"file":"a","sheet":"","row":1,"labels":5,"cells":[],"issues":[]}\n',
    "not-utf-8": b"\xff\xfe\x00",
    "deep": b"[" * 100_000,
}

CASES: tuple[Case, ...] = (
    *(
        Case(f"api-path-{number}", Klass.API, expected=_NOT_THERE, act=_path(name))
        for number, name in enumerate(
            ("nothing.csv", "no/folder.csv", "x" * 300 + ".csv", "a\0b.csv", "\udc80.csv")
        )
    ),
    Case("api-fifo", Klass.API, expected=Refused("FEED_UNREADABLE"), act=_made(os.mkfifo)),
    Case(
        "api-empty-folder",
        Klass.API,
        expected=Refused("FEED_NO_RESUMES|FEED_WRONG_KIND"),
        act=_made(Path.mkdir),
    ),
    *(
        Case(
            f"api-encoding-{number}",
            Klass.API,
            lambda: as_csv([good(1)]),
            Refused("ENCODING_NAME"),
            options={"encoding": name},
        )
        for number, name in enumerate(("klingon", "zlib", "rot13", "hex", "x" * 500, "idna"))
    ),
    *(
        Case(f"api-limit-{name}", Klass.API, expected=Refused(code), act=_limited(b))
        for name, (b, code) in _LIMITED.items()
    ),
    *(
        Case(f"api-mapping-name-{number}", Klass.API, expected=Refused(code), act=_named(m))
        for number, (m, code) in enumerate(
            (
                ("nobody", "MAPPING_NAME"),
                ("", "MAPPING_NAME|UNREADABLE"),
                ("none.toml", "NOT_FOUND"),
                ("x" * 400, "MAPPING_NAME"),
                ("a\0b.toml", "UNREADABLE|MAPPING_NAME"),
                (None, "MAPPING_NEEDED"),
            )
        )
    ),
    *(
        Case(f"api-limits-{name}", Klass.API, expected=Passes(), act=_no_limits(**bounds))
        for name, bounds in _BAD_LIMITS.items()
    ),
    *(
        Case(f"api-mapping-{name}", Klass.API, expected=Passes(), act=_no_mapping(table))
        for name, table in _BAD_MAPPINGS.items()
    ),
    *(
        Case(
            f"api-quarantine-{name}",
            Klass.API,
            expected=Refused("QUARANTINE_READ"),
            act=_quarantine(content),
        )
        for name, content in _QUARANTINES.items()
    ),
    Case("api-no-quarantine", Klass.API, expected=Refused("QUARANTINE_WRITE"), act=_unwritable),
    *(
        Case(f"api-progress-{error.__name__}", Klass.API, expected=Passes(), act=_progress(error))
        for error in (ValueError, KeyError, MemoryError, StopIteration, ZeroDivisionError)
    ),
)  # fmt: skip

_WRITERS: dict[str, Callable[[list[dict[str, str]]], bytes]] = {
    "csv": as_csv,
    "json": as_json,
    "jsonl": as_json_lines,
    "xlsx": lambda rows: xlsx(grid(rows)),
}


def _good(kind: str) -> Case:
    return Case(
        f"api-good-{kind}",
        Klass.API,
        lambda: _WRITERS[kind](goods(1, 9)),
        accept(*ids(1, 9)),
        file_name=f"feed.{kind}",
    )


GOOD: tuple[Case, ...] = tuple(map(_good, _WRITERS))
