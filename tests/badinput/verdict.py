"""One case through the import, and what it did held against what it must do."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping as Table
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dxmatch.errors import DxMatchError, FeedRejected, InvalidMapping
from dxmatch.io import ImportReport, Mapping, read_feed
from dxmatch.io.mapping import mapping_from_table
from dxmatch.models import Talent
from tests.badinput.building import CANARY_NAME, CANARY_PHONE, as_csv, good
from tests.badinput.case import Case, Expected, Passes, Read, Refused

AS_OF = date(2026, 11, 23)
HERE = Path(__file__).parent
CANARIES = (CANARY_NAME, CANARY_PHONE)


@lru_cache(maxsize=4)
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def _own_mapping(name: str) -> Mapping:
    return mapping_from_table(_table(name), f"{name}.toml")


def chosen_mapping(stated: str | Table[str, Any] | None) -> Mapping | str:
    """The mapping that a case names or describes (see `Case`)."""
    if stated is None:
        return _own_mapping("mapping")
    if isinstance(stated, str):
        return _own_mapping(stated) if (HERE / f"{stated}.toml").exists() else stated
    return mapping_from_table({**_table("mapping"), **stated}, "case.toml")


def run(case: Case, folder: Path) -> ImportReport | None:
    """Do what the case says, in an empty folder.

    Raises:
        DxMatchError: what the import refuses; anything else is a crash.
    """
    if case.act is not None:
        return case.act(folder)
    assert case.make is not None, f"{case.name}: neither make nor act"
    path = folder / case.file_name
    path.write_bytes(case.make())
    mapping: str | Path | Mapping = path
    if path.suffix == ".toml":
        path = folder / "feed.csv"
        path.write_bytes(as_csv([good(1)]))
    else:
        mapping = chosen_mapping(case.mapping)
    options = {"as_of": AS_OF, "limits": case.limits, **case.options}
    return read_feed(path, mapping, **options)


@lru_cache(maxsize=512)
def truth(number: int) -> Talent:
    """The talent that a clean CSV of one good row gives."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "truth.csv"
        path.write_bytes(as_csv([good(number)]))
        (talent,) = read_feed(path, chosen_mapping(None), as_of=AS_OF).talents
    return talent


def wrong(case: Case, folder: Path) -> list[str]:
    """Run a case; what is wrong, in words without data. Empty: it passed.

    Anything but a typed error goes up to the caller.
    """
    try:
        report = run(case, folder)
    except DxMatchError as error:
        return _refusal_problems(case.expected, error)
    if isinstance(case.expected, Refused):
        return [f"not refused ({report!r}), {case.expected.code} was due"]
    if report is None:
        return [] if isinstance(case.expected, Passes) else ["no report came back"]
    return report_problems(report) + _read_problems(case, report)


def _refusal_problems(expected: Expected, error: DxMatchError) -> list[str]:
    problems = [f"leak: {canary!r} in the error" for canary in CANARIES if _told(error, canary)]
    if not isinstance(expected, Refused):
        return [*problems, f"refused: {error.code}: {error.message}"]
    if error.code not in expected.code.split("|"):
        problems.append(f"refused as {error.code}, {expected.code} was due")
    if not (error.message and error.hint and error.ja and error.hint_ja):
        problems.append("unlocated: the refusal lacks words in one language or its remedy")
    typed = isinstance(error, FeedRejected | InvalidMapping)
    if not typed and type(error).__name__ not in {"InvalidInput", "MissingExtra"}:
        problems.append(f"crash: {type(error).__name__} is no refusal")
    return problems


def _told(error: BaseException, text: str) -> bool:
    seen: BaseException | None = error
    while seen is not None:
        shown = [str(seen), repr(seen), *(str(value) for value in vars(seen).values())]
        if any(text in part for part in shown):
            return True
        seen = seen.__cause__ or seen.__context__
    return False


def report_problems(report: ImportReport) -> list[str]:
    """What no report may do, whatever the file was."""
    problems = []
    if report.seen != len(report.talents) + len(report.quarantine) + report.blank:
        problems.append("loss: seen is not accepted + quarantined + blank")
    for row in report.quarantine:
        errors = [issue for issue in row.issues if issue.severity.value == "error"]
        if not errors or any(issue.row != row.row or not issue.row for issue in row.issues):
            problems.append(f"unlocated: row {row.row} waits without a code at its place")
    keys = [talent.key for talent in report.talents]
    if len(set(keys)) < len(keys):
        problems.append("loss: one id was accepted twice")
    # The raw rows of the quarantine hold everything by design; nothing else may.
    shown = [repr(report), report.summary("ja"), report.summary("en"), repr(report.quarantine)]
    shown += [issue.text(lang) for issue in report.issues for lang in ("ja", "en")]
    shown += [repr(report.issues), repr(report.talents)]
    for canary in CANARIES:
        if any(canary in text for text in shown):
            problems.append(f"leak: {canary!r} in the report")
        if any(canary in talent.model_dump_json() for talent in report.talents):
            problems.append(f"leak: {canary!r} in a talent")
    return problems


def _read_problems(case: Case, report: ImportReport) -> list[str]:
    problems = []
    if case.mapping is None and case.make is not None and not case.file_name.endswith(".toml"):
        problems += truth_problems(report)
    if not isinstance(case.expected, Read):
        return problems
    due = case.expected
    counts = (report.accepted, report.quarantined, report.blank)
    if counts != (due.accepted, due.quarantined, due.blank):
        codes = {code.value: count for code, count in report.counts().items()}
        problems.append(
            f"(accepted, quarantined, blank) = {counts}, "
            f"{(due.accepted, due.quarantined, due.blank)} was due; codes {json.dumps(codes)}"
        )
    found = {issue.code.value for issue in report.issues}
    if missing := set(due.codes) - found:
        problems.append(f"codes {sorted(missing)} are missing; found {sorted(found)}")
    ids = tuple(talent.id for talent in report.talents)
    if due.ids is not None and ids != due.ids:
        problems.append(f"loss: the accepted ids are {ids}, {due.ids} were due")
    if due.check is not None:
        try:
            due.check(report)
        except AssertionError as error:
            problems.append(f"value: {str(error) or 'the check of the case failed'}")
    return problems


def truth_problems(report: ImportReport) -> list[str]:
    """Accepted standard rows whose talent is not the one that the row describes."""
    problems = []
    for talent in report.talents:
        number = talent.id.removeprefix("G-")
        standard = talent.id != number and number.isdecimal() and number.isascii()
        if standard and talent != truth(int(number)):
            problems.append(f"value: {talent.id} differs from its truth")
    return problems
