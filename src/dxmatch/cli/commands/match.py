"""dxmatch match: a project and the feeds of several vendors become explained shortlists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from dxmatch.cli.choices import (
    AsOfOption,
    EncodingOption,
    LangOption,
    Language,
    MappingOption,
    MatchFormat,
    OutOption,
)
from dxmatch.cli.console import as_text, note, show
from dxmatch.cli.deliver import deliver_bytes, spare_inputs
from dxmatch.cli.exit_code import ExitCode
from dxmatch.cli.feeds import details, feed_arguments, feed_files, import_feeds, summary
from dxmatch.cli.judged_day import judged_day, judged_note, judged_on
from dxmatch.cli.sheet_choice import StrategyOption, chosen_sheet
from dxmatch.errors import InvalidInput
from dxmatch.io import read_project
from dxmatch.matching import Shortlist, match
from dxmatch.matching.export import match_table
from dxmatch.matching.shortlist import checked_k
from dxmatch.models import Lang, Project
from dxmatch.models.pool import TalentPool
from dxmatch.report import json_text, result_view, shortlists_csv


@dataclass(frozen=True)
class MatchOptions:
    """Parameters of ``dxmatch match``."""

    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="案件 TOML / Project file")]
    feeds: Annotated[
        list[str],
        typer.Argument(metavar="FEED[=MAPPING]", help="人材データ / Feeds, each with its mapping"),
    ]
    mapping: MappingOption = None
    encoding: EncodingOption = None
    k: Annotated[int, typer.Option("-k", "--top", help="候補者数 / Length of a list")] = 10
    strategy: StrategyOption = None
    as_of: AsOfOption = None
    why_not: Annotated[
        list[str] | None,
        typer.Option(
            "--why-not",
            metavar="VENDOR:ID",
            help="なぜ入らないか(複数可) / Why somebody is not on it",
        ),
    ] = None
    format: Annotated[
        MatchFormat, typer.Option("--format", "-f", help="出力形式 / Output for people or programs")
    ] = MatchFormat.TABLE
    out: OutOption = None
    lang: LangOption = Language.JA


def match_feeds(options: MatchOptions) -> ExitCode:
    """案件に合う人材を、理由つきで順位づけ / Rank talents for a project, and say why.

    結果は stdout(または --out)へ、取込の要約は stderr へ。
    Results go to stdout or --out, the summary of the import to stderr.
    """
    day = judged_day(options.as_of)
    checked_k(options.k)
    if options.why_not and options.format is MatchFormat.CSV:
        raise _no_place_in_csv()
    feeds = feed_arguments(options.feeds, options.mapping)
    spare_inputs(options.out, [options.project, options.strategy, *feed_files(feeds)])
    project = judged_on(read_project(options.project), day)
    sheet = chosen_sheet(options.strategy) if options.strategy else None
    note(judged_note(day, options.lang.code))
    reports = import_feeds(feeds, day, options.encoding)
    for feed, report in zip(feeds, reports, strict=True):
        note(summary(feed, report, options.lang.code))
        if report.quarantined:
            note(details(feed, day, options.lang.code))
    pool = TalentPool.of(*(report.talents for report in reports))
    found = match(project, pool, sheet, options.k)
    _deliver(project, found, options)
    return ExitCode.OK if all(len(shortlist) for shortlist in found) else ExitCode.PARTIAL


def _deliver(project: Project, found: Sequence[Shortlist], options: MatchOptions) -> None:
    lang, asked = options.lang.code, options.why_not or ()
    if options.format is MatchFormat.TABLE:
        view = result_view(project, found, lang, asked)
        if options.out is None:
            show(view)
        else:
            deliver_bytes(as_text(view).encode("utf-8"), options.out)
    elif options.format is MatchFormat.JSON:
        text = json_text([_table(shortlist, lang, asked) for shortlist in found])
        deliver_bytes(text.encode("utf-8"), options.out)
    else:
        deliver_bytes(shortlists_csv(found, lang).encode("utf-8-sig"), options.out)


def _table(shortlist: Shortlist, lang: Lang, asked: Sequence[str]) -> dict[str, Any]:
    """The documented shape; with ``why_not`` if somebody was asked about."""
    table = shortlist.to_dict(lang)
    if asked:
        answers = [shortlist.why_not(key) for key in asked]
        table["why_not"] = [
            {
                **match_table(answer.match, lang),
                "excluded": answer.excluded,
                "text": answer.text(lang),
            }
            for answer in answers
        ]
    return table


def _no_place_in_csv() -> InvalidInput:
    return InvalidInput(
        "--why-not has no place in CSV.",
        ja="--why-not は CSV には出力できません。",
        hint="Use --format table or --format json.",
        hint_ja="--format table か --format json を使ってください。",
        code="WHY_NOT_CSV",
    )
