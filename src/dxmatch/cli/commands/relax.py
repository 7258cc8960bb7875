"""dxmatch relax: what must give way so that enough talents are eligible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from dxmatch.cli.choices import (
    AsOfOption,
    EncodingOption,
    Format,
    FormatOption,
    LangOption,
    Language,
    MappingOption,
    OutOption,
)
from dxmatch.cli.console import as_text, note, show
from dxmatch.cli.deliver import deliver_bytes, spare_inputs
from dxmatch.cli.exit_code import ExitCode
from dxmatch.cli.feeds import feed_arguments, feed_files, import_feeds, summary
from dxmatch.cli.judged_day import judged_day, judged_note, judged_on
from dxmatch.cli.sheet_choice import StrategyOption, chosen_sheet
from dxmatch.explain.relaxations import Relaxations
from dxmatch.explain.relaxing import checked_count
from dxmatch.io import read_project
from dxmatch.matching import Shortlist, match
from dxmatch.matching.shortlist import checked_k
from dxmatch.models import Lang
from dxmatch.models.pool import TalentPool
from dxmatch.report import json_text, relaxations_view, ways_view


@dataclass(frozen=True)
class RelaxOptions:
    """Parameters of ``dxmatch relax``."""

    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="案件 TOML / Project file")]
    feeds: Annotated[
        list[str],
        typer.Argument(metavar="FEED[=MAPPING]", help="人材データ / Feeds, each with its mapping"),
    ]
    at_least: Annotated[
        int,
        typer.Option(
            "--at-least", "-n", metavar="N", help="必要な適格者数 / Wanted eligible talents"
        ),
    ] = 1
    most: Annotated[
        int, typer.Option("--most", metavar="N", help="変更案の最大数 / Most changes to report")
    ] = 20
    talents: Annotated[
        list[str] | None,
        typer.Option(
            "--talent",
            metavar="VENDOR:ID",
            help="この人材を入れるには(複数可) / What would bring this talent in",
        ),
    ] = None
    k: Annotated[int, typer.Option("-k", "--top", help="候補者数 / Length of a list")] = 10
    strategy: StrategyOption = None
    mapping: MappingOption = None
    encoding: EncodingOption = None
    as_of: AsOfOption = None
    format: FormatOption = Format.TABLE
    out: OutOption = None
    lang: LangOption = Language.JA


def relax_positions(options: RelaxOptions) -> ExitCode:
    """何を緩めれば何名が適格になるか / What must give way so that enough talents are eligible.

    どの案も、変更後のポジションで評価し直して確かめてあります。
    Every suggestion is checked by evaluating the changed position.

    終了コード / Exit codes: 0 全ポジションで必要数に届く / every position can have enough,
    1 届かないポジションがある / some position cannot, 2 入力の誤り / bad input.
    """
    day, lang = judged_day(options.as_of), options.lang.code
    checked_count("at_least", options.at_least)
    checked_count("most", options.most)
    checked_k(options.k)
    project = judged_on(read_project(options.project), day)
    sheet = chosen_sheet(options.strategy) if options.strategy else None
    feeds = feed_arguments(options.feeds, options.mapping)
    spare_inputs(options.out, [options.project, options.strategy, *feed_files(feeds)])
    note(judged_note(day, lang))
    reports = import_feeds(feeds, day, options.encoding)
    for feed, report in zip(feeds, reports, strict=True):
        note(summary(feed, report, lang))
    pool = TalentPool.of(*(report.talents for report in reports))
    found = match(project, pool, sheet, options.k)
    told = [shortlist.relax(options.at_least, most=options.most) for shortlist in found]
    if options.format is Format.JSON:
        tables = [_table(*pair, options) for pair in zip(found, told, strict=True)]
        deliver_bytes(json_text(tables).encode("utf-8"), options.out)
    else:
        _deliver(_view(found, told, options), options.out)
    reachable = all(one.enough or one.changes or one.lines for one in told)
    return ExitCode.OK if reachable else ExitCode.PARTIAL


def _table(shortlist: Shortlist, told: Relaxations, options: RelaxOptions) -> dict[str, Any]:
    """The documented shape; with ``talents`` if somebody was asked about."""
    lang, table = options.lang.code, told.to_dict(options.lang.code)
    if options.talents:
        table["talents"] = [_ways(shortlist, key, lang) for key in options.talents]
    return table


def _ways(shortlist: Shortlist, key: str, lang: Lang) -> dict[str, Any]:
    answer = shortlist.why_not(key)
    return {
        "talent": key,
        "rank": answer.match.rank,
        "text": answer.text(lang),
        "changes": [way.to_dict(lang) for way in answer.changes()],
        "into_first": [way.to_dict(lang) for way in answer.into_first()],
    }


def _view(
    found: Sequence[Shortlist], told: Sequence[Relaxations], options: RelaxOptions
) -> RenderableType:
    parts: list[RenderableType] = []
    for shortlist, relaxations in zip(found, told, strict=True):
        parts += [relaxations_view(relaxations, options.lang.code), Text()]
        for key in options.talents or ():
            answer = shortlist.why_not(key)
            parts += [ways_view(answer, options.k, options.lang.code), Text()]
    return Group(*parts)


def _deliver(view: RenderableType, out: Path | None) -> None:
    if out is None:
        show(view)
    else:
        deliver_bytes(as_text(view).encode("utf-8"), out)
