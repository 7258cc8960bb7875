"""Wrong use of the API: every wrong argument is a typed error that says what is allowed."""

from __future__ import annotations

from pathlib import Path

from dxmatch.io import ImportReport, read_feed
from tests.badinput.building import as_csv, as_json, as_json_lines, good, goods, grid, ids, xlsx
from tests.badinput.case import Case, Klass, Refused, accept
from tests.badinput.verdict import AS_OF, chosen_mapping


def _no_file(folder: Path) -> ImportReport:
    return read_feed(folder / "nothing.csv", chosen_mapping(None), as_of=AS_OF)


CASES: tuple[Case, ...] = (
    Case("api-no-file", Klass.API, expected=Refused("FEED_NOT_FOUND"), act=_no_file),
    Case(
        "api-unknown-encoding",
        Klass.API,
        lambda: as_csv([good(1)]),
        Refused("ENCODING_NAME"),
        options={"encoding": "klingon"},
    ),
)

GOOD: tuple[Case, ...] = (
    Case("api-good-csv", Klass.API, lambda: as_csv(goods(1, 9)), accept(*ids(1, 9))),
    Case(
        "api-good-json",
        Klass.API,
        lambda: as_json(goods(1, 9)),
        accept(*ids(1, 9)),
        file_name="feed.json",
    ),
    Case(
        "api-good-jsonl",
        Klass.API,
        lambda: as_json_lines(goods(1, 9)),
        accept(*ids(1, 9)),
        file_name="feed.jsonl",
    ),
    Case(
        "api-good-xlsx",
        Klass.API,
        lambda: xlsx(grid(goods(1, 9))),
        accept(*ids(1, 9)),
        file_name="feed.xlsx",
    ),
)
