"""A shortlist as plain values: the documented JSON shape, and frames."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

from dxmatch._optional import require
from dxmatch.errors import InvalidInput, MissingExtra
from dxmatch.matching.finding import Finding, Match
from dxmatch.models import Lang
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.catalogue import line_name

if TYPE_CHECKING:
    from dxmatch.matching.shortlist import Shortlist

FrameLibrary = Literal["polars", "pandas", "pyarrow"]
"""Frame libraries in order of preference."""

_EXTRAS: dict[FrameLibrary, str] = {"polars": "polars", "pandas": "pandas", "pyarrow": "arrow"}


def to_table(shortlist: Shortlist, lang: Lang) -> dict[str, Any]:
    """The JSON shape of one shortlist (docs/reference: result.json)."""
    return {
        "position": shortlist.position.model_dump(mode="json"),
        "strategy": strategy_table(shortlist.strategy),
        "pool": len(shortlist.pool),
        "eligible": shortlist.eligible,
        "funnel": [
            {"line": line_name(s.line), "no": s.no, "unknown": s.unknown, "left": s.left}
            for s in shortlist.funnel
        ],
        "matches": [match_table(match, lang) for match in shortlist],
    }


def match_table(match: Match, lang: Lang) -> dict[str, Any]:
    """One match: identity, exact integers, findings with code and text."""
    return {
        "talent": match.key,
        "rank": match.rank,
        "total": match.total,
        "max_total": match.max_total,
        "needs_review": match.needs_review,
        "findings": [_finding(finding, lang) for finding in match.findings],
    }


def strategy_table(strategy: Strategy) -> dict[str, Any]:
    """Which lines a sheet has, with weights and parameters in words."""
    return {
        "name": strategy.name,
        "on_unknown": strategy.on_unknown.value,
        "max_total": strategy.max_total,
        "must": [{"line": line_name(line), "as_written": repr(line)} for line in strategy.must],
        "want": [
            {"line": line_name(line), "weight": weight, "as_written": repr(line)}
            for weight, line in strategy.want
        ],
    }


def _finding(finding: Finding, lang: Lang) -> dict[str, Any]:
    told: dict[str, Any] = {"line": finding.line, "side": finding.side.value}
    if finding.verdict is not None:
        told["verdict"] = finding.verdict.name
    else:
        told["value"] = finding.value
    told |= {
        "weight": finding.weight,
        "points": finding.points,
        "code": finding.reason.code,
        "text": finding.reason.text(lang),
    }
    if finding.reason.source:
        told |= {"source": finding.reason.source, "as_of": finding.reason.as_of}
    return told


_FIRST = ("rank", "vendor", "talent", "total", "score", "needs_review")


def rows(shortlist: Shortlist) -> list[dict[str, Any]]:
    """One flat row per match: rank, talent, total, score, then each line."""
    names = columns(shortlist)
    return [dict(zip(names, _cells(match), strict=True)) for match in shortlist]


def columns(shortlist: Shortlist) -> list[str]:
    """The names of the columns of `rows`; a line that stands twice gets a number."""
    lines = [*shortlist.strategy.must, *(line for _, line in shortlist.strategy.want)]
    names = list(_FIRST)
    seen: Counter[str] = Counter()
    for name in map(line_name, lines):
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return names


def _cells(match: Match) -> list[Any]:
    told = [f.points if f.verdict is None else f.verdict.name for f in match.findings]
    talent = match.talent
    first = (match.rank, talent.vendor, talent.id, match.total, float(match.score))
    return [*first, match.needs_review, *told]


def to_frame(shortlist: Shortlist, backend: FrameLibrary | None) -> Any:
    """One row per match, in the library asked for or the first that is installed."""
    table = rows(shortlist)
    return frame_of({name: [row[name] for row in table] for name in columns(shortlist)}, backend)


def frame_of(data: dict[str, list[Any]], backend: FrameLibrary | None) -> Any:
    """Columns as a frame of the library asked for, or of the first that is installed."""
    library = backend or _first_installed()
    if library not in _EXTRAS:
        names = ", ".join(_EXTRAS)
        raise InvalidInput(
            f"There are no frames of {library!r}.",
            ja=f"{library!r} の表には書き出せません。",
            hint=f"Use one of: {names}",
            hint_ja=f"使える名前: {names}",
            code="UNKNOWN_FRAME",
        )
    require(library, extra=_EXTRAS[library])
    import narwhals.stable.v2 as nw

    return nw.from_dict(data, backend=library).to_native()


def _first_installed() -> FrameLibrary:
    from importlib.util import find_spec

    for library in _EXTRAS:
        if find_spec(library):
            return library
    raise MissingExtra(
        "A frame needs polars, pandas or pyarrow.",
        ja="表形式の出力には polars・pandas・pyarrow のどれかが必要です。",
        hint="Run: pip install 'dxmatch[polars]'",
        hint_ja="次を実行してください: pip install 'dxmatch[polars]'",
        code="MISSING_EXTRA",
    )
