"""What a bad-input case is. Every ``cases_*.py`` of this folder is found by import.

Such a module exports ``CASES: tuple[Case, ...]`` (bad input, with its verdict) and
``GOOD: tuple[Case, ...]`` (odd but good, never refused, every id stated); either may be left out.
Names are unique over all modules: start them with the module's topic. ``make`` is called when the
case runs, so that an import stays cheap and a bomb is never committed.

A file and its verdict::

    from tests.badinput.building import as_csv, good
    from tests.badinput.case import Case, Klass, Read, Refused

    Case(
        "csv-ragged-short-row",
        Klass.CSV,
        lambda: as_csv([good(1), good(2)]) + b"X-1,short\\r\\n",
        Read(accepted=2, quarantined=1, codes={"RAGGED_ROW"}, ids=("G-001", "G-002")),
    )
    Case("csv-empty", Klass.CSV, lambda: b"", Refused("FEED_EMPTY"))
    Case("xlsx-dtd", Klass.XLSX_XML, lambda: xlsx([["人材ID"]], ...), Refused("FEED_NO_WORKBOOK"),
         file_name="feed.xlsx")

Good but odd (in ``GOOD``): all ids, in order, nothing in quarantine::

    Case("csv-good-bom", Klass.CSV, lambda: codecs.BOM_UTF8 + as_csv([good(1)]), accept("G-001"))

A mapping: ``make`` gives the TOML (``file_name`` ends in ``.toml``); a standard feed of one good
row is then read with it::

    Case("mapping-cycle", Klass.MAPPING, lambda: b"...", Refused("MAPPING_VALUE"),
         file_name="m.toml")

Anything that is no single file (a folder, a frame, an export, a requeue): ``act`` gets an empty
folder, does it all and returns an `ImportReport` (held to a `Read`) or None (held to `Passes`;
it asserts by itself), or raises a typed error (held to `Refused`)::

    Case("export-formula", Klass.EXPORT, expected=Passes(), act=_export_then_look)

The ground truth comes by itself: a row made by ``good(n)`` and left as it is has the id ``G-nnn``;
wherever such an id is accepted under the standard mapping, its talent must equal the one that a
clean CSV of that row gives. A row that differs in any mapped cell needs another id (``X-1``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from dxmatch.io import ImportReport
from dxmatch.io.limits import Limits


class Counter(StrEnum):
    """What must never happen, and `VERDICT`: it was handled, but not as the case says."""

    CRASH = "crash"
    HANG = "hang"
    MEMORY = "memory"
    LOSS = "loss"
    UNLOCATED = "unlocated"
    COLLATERAL = "collateral"
    LEAK = "leak"
    SIDE_EFFECT = "side-effect"
    FLAKY = "flaky"
    REFUSED = "over-refused"
    VERDICT = "verdict"


class Klass(StrEnum):
    """What a case is about; one line of the table each."""

    CSV = "csv"
    ENCODING = "encoding"
    XLSX_CONTAINER = "xlsx-container"
    XLSX_XML = "xlsx-xml"
    JSON = "json"
    BINARY = "parquet-arrow"
    MAPPING = "mapping"
    VALUES = "values"
    UNICODE = "unicode-skills"
    GAMING = "gaming"
    EXPORT = "export"
    CRASH = "crash-concurrency"
    API = "api-misuse"


@dataclass(frozen=True, slots=True)
class Refused:
    """The file, or the call, is refused with this code (`DxmatchError.code`).

    ``code`` may list several, separated by ``|``, where parsers may rightly differ.
    """

    code: str


@dataclass(frozen=True, slots=True)
class Read:
    """The file is read, with these counts.

    Attributes:
        codes: codes that must occur among the issues (others may).
        ids: the accepted ids in the order of the file; None: not stated.
        check: asserts more (a value, a place) about the report.
    """

    accepted: int
    quarantined: int
    blank: int = 0
    codes: set[str] | frozenset[str] = frozenset()
    ids: tuple[str, ...] | None = None
    check: Callable[[ImportReport], None] | None = None


@dataclass(frozen=True, slots=True)
class Survives:
    """Damage whose verdict is not known in advance: what must not happen is.

    Attributes:
        good: ids of untouched rows. If the file is read, each must be accepted with its truth.
        refusable: whether the file as a whole may be refused.
    """

    good: tuple[str, ...] = ()
    refusable: bool = True


@dataclass(frozen=True, slots=True)
class Passes:
    """The action ends without an error; it has asserted by itself what must hold."""


Expected = Refused | Read | Survives | Passes


def accept(*ids: str, blank: int = 0, codes: set[str] | frozenset[str] = frozenset()) -> Read:
    """All these rows are accepted, in this order, and nothing waits."""
    return Read(accepted=len(ids), quarantined=0, blank=blank, codes=codes, ids=ids)


@dataclass(frozen=True, slots=True)
class Case:
    """One input and its verdict.

    Attributes:
        name: unique; lower case with hyphens.
        make: the bytes of the file; None if ``act`` does everything.
        file_name: its suffix can matter to the import.
        mapping: None for ``mapping.toml`` of this folder; ``"small"`` for ``small.toml``; the name
            of a shipped profile; or the table of a mapping (laid over the standard one: ``format``
            and ``fields`` are added, ``columns`` replaces).
        options: more keywords of ``read_feed`` (``encoding``); ``as_of`` is 2026-11-23 by default.
        limits: smaller bounds, to test a bound with a small file.
        act: see the module.
    """

    name: str
    klass: Klass
    make: Callable[[], bytes] | None = field(default=None, repr=False)
    expected: Expected = Passes()
    file_name: str = "feed.csv"
    mapping: str | Mapping[str, Any] | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    limits: Limits | None = None
    act: Callable[[Path], ImportReport | None] | None = field(default=None, repr=False)
