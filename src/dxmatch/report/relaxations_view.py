"""What must give way, as tables: changes of the position, lines to drop, lines that clash."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dxmatch.explain.relaxation import Conflict, DroppedLines, Relaxation, titles
from dxmatch.explain.relaxations import (
    CHANGES,
    CONFLICTS,
    LINES,
    MORE,
    NO_CHANGE,
    PARTLY,
    SHOWN,
    Relaxations,
)
from dxmatch.matching import WhyNot
from dxmatch.models import Lang
from dxmatch.models import Text as Words
from dxmatch.report.flowing import Flowing
from dxmatch.report.printable import printable

_ELIGIBLE: Final = Words(ja="適格", en="Eligible")
_GAINED: Final = Words(ja="増", en="Gained")
_LOST: Final = Words(ja="減", en="Lost")
_LEFT: Final = Words(ja="満たす人", en="Satisfy all")
_WAYS_IN: Final = Words(ja="対象にするには", en="To let them in")
_WAYS_UP: Final = Words(ja="上位 {k} 名に入れるには", en="To bring them into the first {k}")
_NO_WAY: Final = Words(ja="この範囲の変更では届きません。", en="No change of this kind is enough.")


def relaxations_view(relaxations: Relaxations, lang: Lang) -> RenderableType:
    """The answer for one position."""
    position = relaxations.position
    parts: list[RenderableType] = [
        Text.assemble((printable(position.title), "bold"), f" [{position.id}]"),
        Flowing(relaxations.headline(lang)),
    ]
    if relaxations.enough:
        return Group(*parts)
    parts += [Text(), _changes(relaxations, lang)]
    if relaxations.lines:
        parts += [Text(), _lines(relaxations.lines, lang)]
    if relaxations.complete_to is not None:
        parts.append(Flowing(PARTLY.get(lang).format(size=relaxations.complete_to)))
    if relaxations.conflicts:
        parts += [Text(), _conflicts(relaxations.conflicts, lang)]
    return Group(*parts)


def ways_view(answer: WhyNot, k: int, lang: Lang) -> RenderableType:
    """Why one talent is not on the list, and what would bring them there."""
    told = [Flowing(printable(line)) for line in answer.text(lang).splitlines()]
    if answer.excluded:
        told += _ways(_WAYS_IN.get(lang), [way.text(lang) for way in answer.changes()], lang)
    if answer.match.rank is None or answer.match.rank > k:
        head = _WAYS_UP.get(lang).format(k=k)
        told += _ways(head, [way.text(lang) for way in answer.into_first()], lang)
    return Group(*told)


def _ways(head: str, ways: Sequence[str], lang: Lang) -> list[Flowing]:
    lines = [printable(way) for way in ways] or [_NO_WAY.get(lang)]
    return [Flowing(f"{head}:"), *(Flowing(f"- {line}") for line in lines)]


def _changes(relaxations: Relaxations, lang: Lang) -> RenderableType:
    found = relaxations.changes[:SHOWN]
    if not found:
        return Flowing(f"{CHANGES.get(lang)}: {NO_CHANGE.get(lang)}")
    table = _table(CHANGES, (_ELIGIBLE, _GAINED, _LOST), lang)
    for relaxation in found:
        counts = (relaxation.eligible, relaxation.gained, relaxation.lost)
        table.add_row(_listed(relaxation, lang), *map(_number, counts))
    return _with_rest(table, relaxations.found - len(found), lang)


def _lines(lines: Sequence[DroppedLines], lang: Lang) -> RenderableType:
    table = _table(LINES, (_ELIGIBLE, _GAINED), lang)
    for dropped in lines[:SHOWN]:
        name = Text(printable(titles(dropped.lines, lang)))
        table.add_row(name, _number(dropped.eligible), _number(dropped.gained))
    return _with_rest(table, len(lines) - SHOWN, lang)


def _conflicts(conflicts: Sequence[Conflict], lang: Lang) -> RenderableType:
    table = _table(CONFLICTS, (_LEFT,), lang)
    for conflict in conflicts[:SHOWN]:
        what = titles(conflict.lines, lang) if conflict.lines else conflict.text(lang)
        table.add_row(Text(printable(what)), _number(conflict.left))
    return _with_rest(table, len(conflicts) - SHOWN, lang)


def _table(title: Words, heads: Sequence[Words], lang: Lang) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    table.add_column(title.get(lang), overflow="fold", ratio=1)
    for head in heads:
        table.add_column(head.get(lang), justify="right", no_wrap=True)
    return table


def _listed(relaxation: Relaxation, lang: Lang) -> Text:
    """One change a line."""
    return Text("\n＋ ".join(printable(change.text(lang)) for change in relaxation.changes))


def _number(count: int) -> str:
    return f"{count:,}"


def _with_rest(table: Table, rest: int, lang: Lang) -> RenderableType:
    if rest <= 0:
        return table
    return Group(table, Text(MORE.get(lang).format(count=rest), style="dim"))
