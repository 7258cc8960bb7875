"""The position as facts, and the evaluation sheet as a table."""

from __future__ import annotations

from dxmatch.matching.pages.setup import Setup
from dxmatch.matching.pages.words import Words
from dxmatch.models import Position, Rate, Requirement
from dxmatch.page import Cell, Facts, Note, Section, Table, number
from dxmatch.scoring.algebra import Line, OnUnknown, Strategy
from dxmatch.scoring.explained import first_line
from dxmatch.scoring.labels import form_label, prefecture_label, requirement_label


def position_section(position: Position, setup: Setup) -> Section:
    """What the municipality asks for."""
    words = setup.words
    told = (Note(position.description),) if position.description else ()
    terms, asked = (
        Facts(tuple(_terms(position, words))),
        Facts(tuple(_asked(position, words)), True),
    )
    return Section("position", words("position"), (*told, terms, asked))


def _terms(position: Position, words: Words) -> list[tuple[str, str]]:
    period, onsite = position.period, position.onsite_days
    return [
        (words("period"), words("period_is", first=period.start, last=period.last_day)),
        (words("workload"), _workload(position, words)),
        (words("budget"), _budget(position.budget, words)),
        (words("place"), prefecture_label(position.prefecture).get(words.lang)),
        (
            words("onsite"),
            words("onsite_days", days=onsite) if onsite else words("onsite_none"),
        ),
        (words("forms"), _forms(position, words)),
        (words("wanted"), words("people_count", count=f"{position.headcount:,}")),
        (words("as_of"), str(position.as_of or words("not_stated"))),
    ]


def _asked(position: Position, words: Words) -> list[tuple[str, str]]:
    types = [words(kind.value) for kind in sorted(position.talent_types)]
    asked = [
        (words("must_have"), words.listed(_requirement(r, words) for r in position.must)),
        (words("would_like"), words.listed(_requirement(r, words) for r in position.want)),
    ]
    return [(words("talent_types"), words.listed(types)), *asked] if types else asked


def _requirement(requirement: Requirement, words: Words) -> str:
    name = requirement_label(requirement).get(words.lang)
    if requirement.weight == 1:
        return name
    return words("importance", name=name, weight=requirement.weight)


def _workload(position: Position, words: Words) -> str:
    workload = position.workload
    if workload.days_per_week is None:
        return words("share", percent=workload.percent)
    return words("days_a_week", days=f"{workload.days_per_week:g}", percent=workload.percent)


def _budget(budget: Rate | None, words: Words) -> str:
    if budget is None:
        return words("not_stated")
    if budget.pro_bono:
        return words("budget_nothing")
    if budget.high is None:
        return words("budget_negotiable") if budget.negotiable else words("not_stated")
    unit = words(f"unit_{budget.unit.value}")
    told = words("budget_to", unit=unit, amount=f"{budget.high:,}")
    return told + words(f"tax_{budget.tax.value}")


def _forms(position: Position, words: Words) -> str:
    names = [form_label(form).get(words.lang) for form in sorted(position.forms)]
    return words.listed(names) if names else words("any_form")


def sheet_section(strategy: Strategy, setup: Setup) -> Section:
    """必須要件・評価項目・配点, with what each line asks."""
    words = setup.words
    name = strategy.name
    rows = [_line(words("must"), Cell("–"), line, words) for line in strategy.must]
    rows += [_line(words("want"), number(weight), line, words) for weight, line in strategy.want]
    total = sum(weight for weight, _ in strategy.want)
    if strategy.want:
        rows.append((Cell(words("total")), Cell(""), number(total), Cell("")))
    heads = tuple(map(words, ("line", "part", "weight", "meaning")))
    caption = words("sheet_named", name=name) if name else words("sheet")
    excludes = strategy.on_unknown is OnUnknown.EXCLUDE
    note = words("sheet_note_exclude" if excludes else "sheet_note_review")
    table = Table(caption, heads, tuple(rows))
    return Section("sheet", words("sheet"), (table, Note(note)))


def _line(part: str, points: Cell, line: Line, words: Words) -> tuple[Cell, ...]:
    asks = first_line(type(line), words.lang)
    return Cell(line.title.get(words.lang)), Cell(part), points, Cell(asks)
