"""One case through the import, and what it did held against what it must do."""

from __future__ import annotations

import tomllib
import traceback
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dxmatch.errors import DxMatchError, FeedRejected, InvalidMapping
from dxmatch.io import ImportReport, Mapping, Severity, read_feed
from dxmatch.io.mapping import mapping_from_table
from dxmatch.models import Talent
from tests.badinput.building import CANARY_NAME, CANARY_PHONE, as_csv, good
from tests.badinput.case import Case, Counter, Passes, Read, Refused, Survives

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


def prepare(case: Case, folder: Path) -> None:
    """Write the file of a case; what that costs is not counted."""
    if case.act is None:
        assert case.make is not None, f"{case.name}: neither make nor act"
        (folder / case.file_name).write_bytes(case.make())


def run(case: Case, folder: Path) -> ImportReport | None:
    """Do what the case says, after `prepare`.

    Raises:
        DxMatchError: what the import refuses; anything else is a crash.
    """
    if case.act is not None:
        return case.act(folder)
    path = folder / case.file_name
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


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that must not happen, in words without data of the file."""

    counter: Counter
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a case did: what is wrong with it, and a digest of all that it answered."""

    findings: tuple[Finding, ...]
    digest: str


def judge(case: Case, folder: Path) -> Outcome:
    """Run a case that is prepared and hold it to its verdict; never raises an Exception."""
    try:
        report = run(case, folder)
    except DxMatchError as error:
        found = _refusal_findings(case, error) + _leaks("the error", _told(error))
        return Outcome(tuple(found), _digest(error.code, str(error), error.ja))
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - this is what is counted
        where = traceback.extract_tb(error.__traceback__)[-1]
        text = f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}"
        crash = Finding(Counter.CRASH, f"{text} {error}" if case.act else text)
        return Outcome((crash, *_leaks("the exception", _told(error))), text)
    if report is None:
        given = isinstance(case.expected, Passes)
        return Outcome(() if given else (Finding(Counter.VERDICT, "no report"),), "none")
    return Outcome(
        (*report_findings(report), *_value_findings(case, report), *_due_findings(case, report)),
        _digest(report.talents, report.issues, report.quarantine, report.blank, report.skipped),
    )


def wrong(case: Case, folder: Path) -> list[str]:
    """Prepare and judge a case in an empty folder, for an assertion."""
    prepare(case, folder)
    return [f"{finding.counter}: {finding.text}" for finding in judge(case, folder).findings]


def _digest(*parts: object) -> str:
    text = "\n".join(
        part.model_dump_json() if isinstance(part, Talent) else repr(part)
        for group in parts
        for part in (group if isinstance(group, tuple) else (group,))
    )
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _refusal_findings(case: Case, error: DxMatchError) -> list[Finding]:
    found = []
    typed = isinstance(error, FeedRejected | InvalidMapping)
    if not typed and type(error).__name__ not in {"InvalidInput", "MissingExtra"}:
        found.append(Finding(Counter.CRASH, f"{type(error).__name__} is no refusal"))
    if not (error.message and error.hint and error.ja and error.hint_ja):
        found.append(Finding(Counter.UNLOCATED, f"{error.code} lacks words or its remedy"))
    due = case.expected
    if isinstance(due, Refused) and error.code not in due.code.split("|"):
        found.append(Finding(Counter.VERDICT, f"refused as {error.code}, not {due.code}"))
    elif isinstance(due, Survives) and not due.refusable:
        found.append(Finding(Counter.REFUSED, f"{error.code}: {error.message}"))
    elif isinstance(due, Read | Passes):
        good = isinstance(due, Read) and due.ids and not due.quarantined
        counter = Counter.REFUSED if good else Counter.VERDICT
        found.append(Finding(counter, f"refused as {error.code}: {error.message}"))
    return found


def _told(error: BaseException) -> list[str]:
    """All that an exception and those behind it tell."""
    texts: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        texts += [str(seen), repr(seen), *map(str, vars(seen).values())]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return texts


def _leaks(place: str, texts: Iterable[str]) -> list[Finding]:
    shown = "\n".join(texts)
    return [Finding(Counter.LEAK, f"a canary in {place}") for c in CANARIES if c in shown]


def report_findings(report: ImportReport) -> list[Finding]:
    """What no report may do, whatever the file was."""
    found = []
    if report.seen != len(report.talents) + len(report.quarantine) + report.blank:
        found.append(Finding(Counter.LOSS, "seen is not accepted + quarantined + blank"))
    for row in report.quarantine:
        errors = [issue for issue in row.issues if issue.severity is Severity.ERROR]
        if not errors or any(issue.row != row.row or issue.row < 1 for issue in row.issues):
            found.append(Finding(Counter.UNLOCATED, f"row {row.row} waits without code or place"))
    if len({talent.key for talent in report.talents}) < len(report.talents):
        found.append(Finding(Counter.LOSS, "one id was accepted twice"))
    # The raw rows of the quarantine hold everything by design; nothing else may.
    shown = [repr(report), repr(report.quarantine), repr(report.talents), repr(report.issues)]
    shown += [report.summary("ja"), report.summary("en")]
    shown += [issue.text(lang) for issue in report.issues for lang in ("ja", "en")]
    return (
        found
        + _leaks("the report", shown)
        + _leaks("a talent", [talent.model_dump_json() for talent in report.talents])
    )


def _value_findings(case: Case, report: ImportReport) -> Iterator[Finding]:
    """Accepted standard rows whose talent is not the one that the row describes."""
    if not (case.make and _is_standard(case.mapping)) or case.file_name.endswith(".toml"):
        return
    for talent in report.talents:
        number = talent.id.removeprefix("G-")
        standard = talent.id != number and number.isdecimal() and number.isascii()
        if standard and talent != truth(int(number)):
            yield Finding(Counter.LOSS, f"the values of {talent.id} are not those of its row")


def _is_standard(mapping: str | Table[str, Any] | None) -> bool:
    return mapping is None or (not isinstance(mapping, str) and set(mapping) <= {"format"})


def _due_findings(case: Case, report: ImportReport) -> list[Finding]:
    match case.expected:
        case Refused(code):
            return [Finding(Counter.VERDICT, f"not refused as {code}: {report!r}")]
        case Survives(good):
            return _survival_findings(good, report)
        case Read() as due:
            return _read_findings(due, report)
        case Passes():
            return []


def _survival_findings(good: tuple[str, ...], report: ImportReport) -> list[Finding]:
    accepted = {talent.id for talent in report.talents}
    waiting = {cell.strip() for row in report.quarantine for cell in row.cells}
    return [
        Finding(Counter.COLLATERAL if talent in waiting else Counter.LOSS, f"{talent} is good")
        for talent in good
        if talent not in accepted
    ]


def _read_findings(due: Read, report: ImportReport) -> list[Finding]:
    found = []
    counts = (report.accepted, report.quarantined, report.blank)
    wanted = (due.accepted, due.quarantined, due.blank)
    codes = {code.value: count for code, count in report.counts().items()}
    if counts != wanted:
        told = f"accepted, quarantined, blank are {counts}, not {wanted}; codes {codes}"
        found.append(Finding(Counter.VERDICT, told))
    if missing := set(due.codes) - set(codes):
        found.append(Finding(Counter.VERDICT, f"no {sorted(missing)} among {codes}"))
    ids = tuple(talent.id for talent in report.talents)
    if due.ids is not None and ids != due.ids:
        counter = Counter.LOSS if set(due.ids) - set(ids) else Counter.VERDICT
        found.append(Finding(counter, f"the accepted ids are {ids}, not {due.ids}"))
    if due.check is not None:
        try:
            due.check(report)
        except AssertionError as error:
            found.append(Finding(Counter.VERDICT, f"check: {error}"))
    return found
