"""Values as people write them: each must be read, with its value, in every kind of file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dxmatch.io import ImportReport
from dxmatch.models import Rate, RateUnit, Talent
from tests.badinput.building import as_csv, as_json, as_json_lines, good, grid, xlsx
from tests.badinput.case import Case, Klass, Read

Write = Callable[[list[dict[str, str]]], bytes]
_KINDS: dict[str, Write] = {
    "csv": as_csv,
    "json": as_json,
    "jsonl": as_json_lines,
    "xlsx": lambda rows: xlsx(grid(rows)),
}

# as written → yen a month or hour, from and to
_MONTH = RateUnit.MONTH
_RATES: dict[str, tuple[int | None, int | None]] = {
    "80万円": (800_000, 800_000),
    "80万円/月": (800_000, 800_000),
    "８０万円": (800_000, 800_000),
    "800,000円/月": (800_000, 800_000),
    "¥800,000/月": (800_000, 800_000),
    "800000円/月": (800_000, 800_000),
    "月額80万円": (800_000, 800_000),
    "~80万円/月": (None, 800_000),
    "〜80万円/月": (None, 800_000),
    "～８０万円/月": (None, 800_000),
    "80万円/月~": (800_000, None),
    "60~80万円/月": (600_000, 800_000),
    "60万円~80万円": (600_000, 800_000),
    "60万~80万円/月": (600_000, 800_000),
    "600,000円~800,000円/月": (600_000, 800_000),
    " 80万円/月 ": (800_000, 800_000),
    "80 万円 / 月": (800_000, 800_000),
}
_DATES: dict[str, date] = {
    "2027/4/1": date(2027, 4, 1),
    "2027-04-01": date(2027, 4, 1),
    "2027.4.1": date(2027, 4, 1),
    "2027年4月1日": date(2027, 4, 1),
    "２０２７年４月１日": date(2027, 4, 1),
    "令和9年4月1日": date(2027, 4, 1),
    "R9.4.1": date(2027, 4, 1),
    "令和９年４月１日": date(2027, 4, 1),
    "2027年04月01日": date(2027, 4, 1),
    "20270401": date(2027, 4, 1),
    "2027/04/01": date(2027, 4, 1),
}
_SKILLS: dict[str, tuple[str, ...]] = {
    "Python、SQL": ("python", "sql"),
    "Python,SQL": ("python", "sql"),
    "Python/SQL": ("python", "sql"),
    "Python\nSQL": ("python", "sql"),
    "Ｐｙｔｈｏｎ、ＳＱＬ": ("python", "sql"),
    "PYTHON、sql": ("python", "sql"),
    "Python、Python、SQL": ("python", "sql"),
    "Python;SQL": ("python", "sql"),
    "Python・SQL": ("python", "sql"),
    "Python、SQL、": ("python", "sql"),
}


def _check(value: Callable[[Talent], object], due: object) -> Callable[[ImportReport], None]:
    def check(report: ImportReport) -> None:
        found = value(report.talents[0])
        assert found == due, f"{found!r}, not {due!r}"

    return check


def _case(
    name: str, column: str, text: str, kind: str, check: Callable[[ImportReport], None]
) -> Case:
    write = _KINDS[kind]
    rows = [good(1, 人材ID="X-1", **{column: text}), good(2)]
    due = Read(accepted=2, quarantined=0, ids=("X-1", "G-002"), check=check)
    return Case(name, Klass.VALUES, lambda: write(rows), due, file_name=f"feed.{kind}")


def _start(talent: Talent) -> date | None:
    known = talent.availability
    return known.windows[0].start if known and known.windows else None


def _rate(low: int | None, high: int | None) -> Rate:
    return Rate(unit=_MONTH, low=low, high=high)


GOOD: tuple[Case, ...] = (
    *(
        _case(
            f"value-good-rate-{number}-{kind}",
            "希望単価",
            text,
            kind,
            _check(lambda talent: talent.rate, _rate(*amounts)),
        )
        for kind in _KINDS
        for number, (text, amounts) in enumerate(_RATES.items())
    ),
    *(
        _case(f"value-good-date-{number}-{kind}", "参画可能日", text, kind, _check(_start, day))
        for kind in _KINDS
        for number, (text, day) in enumerate(_DATES.items())
    ),
    *(
        _case(
            f"value-good-skills-{number}-{kind}",
            "スキル",
            text,
            kind,
            _check(lambda talent: tuple(sorted(c.skill for c in talent.skills)), skills),
        )
        for kind in _KINDS
        for number, (text, skills) in enumerate(_SKILLS.items())
    ),
)
