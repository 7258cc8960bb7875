"""dxmatch staff: the best teams for all positions of a project."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dxmatch.cli.choices import (
    AsOfOption,
    EncodingOption,
    LangOption,
    Language,
    MappingOption,
    OutOption,
)
from dxmatch.cli.console import as_text, note, show
from dxmatch.cli.deliver import deliver_bytes, spare_inputs
from dxmatch.cli.exit_code import ExitCode
from dxmatch.cli.feeds import details, feed_arguments, feed_files, import_feeds, summary
from dxmatch.cli.judged_day import judged_day, judged_note, judged_on
from dxmatch.cli.progress import progress_bars
from dxmatch.cli.sheet_choice import StrategyOption, chosen_sheet
from dxmatch.cli.solver_output import solver_output_aside
from dxmatch.io import read_project
from dxmatch.matching.shortlist import checked_k
from dxmatch.models import Text
from dxmatch.models.pool import TalentPool
from dxmatch.report import json_text, staffing_page, staffing_view, staffing_xlsx
from dxmatch.staffing import Progress, Search, Staffing, read_team_sheet, staff


class StaffFormat(StrEnum):
    """Output of ``dxmatch staff``."""

    TABLE = "table"
    JSON = "json"
    XLSX = "xlsx"
    HTML = "html"


@dataclass(frozen=True)
class StaffOptions:
    """Parameters of ``dxmatch staff``."""

    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="案件 TOML / Project file")]
    feeds: Annotated[
        list[str],
        typer.Argument(metavar="FEED[=MAPPING]", help="人材データ / Feeds, each with its mapping"),
    ]
    mapping: MappingOption = None
    encoding: EncodingOption = None
    k: Annotated[int, typer.Option("-k", "--top", help="体制案の数 / How many teams")] = 3
    diverse: Annotated[
        int,
        typer.Option(
            "--diverse", metavar="M", help="案どうしで異なる人数 / People that differ between teams"
        ),
    ] = 1
    strategy: StrategyOption = None
    team: Annotated[
        Path | None,
        typer.Option("--team", metavar="FILE.toml", help="体制の評価表 / Sheet of team lines"),
    ] = None
    budget: Annotated[
        int | None,
        typer.Option(
            "--budget",
            metavar="YEN",
            help="体制全体の月額上限(税抜) / Most for the whole team in a month, without tax",
        ),
    ] = None
    seconds: Annotated[
        float | None,
        typer.Option("--seconds", help="1 案あたりの探索時間 / Time to look for one team"),
    ] = None
    as_of: AsOfOption = None
    format: Annotated[
        StaffFormat, typer.Option("--format", "-f", help="出力形式 / Output for people or programs")
    ] = StaffFormat.TABLE
    out: OutOption = None
    lang: LangOption = Language.JA


_LOOKING = Text(ja="体制を探索", en="looking for teams")


def staff_feeds(options: StaffOptions) -> ExitCode:
    """案件の全ポジションに、最良の体制を組む / The best teams for all positions of a project.

    結果は stdout(または --out)へ、取込の要約は stderr へ。体制が組めなければ、理由と緩和案を示す。
    Results go to stdout or --out, the summary of the import to stderr. If there is no team, the
    result says which lines clash and what could be dropped.
    """
    day = judged_day(options.as_of)
    checked_k(options.k)
    search = Search(diverse=options.diverse, seconds=options.seconds)
    project = judged_on(read_project(options.project), day)
    sheet = chosen_sheet(options.strategy) if options.strategy else None
    lines = read_team_sheet(options.team) if options.team else None
    feeds = feed_arguments(options.feeds, options.mapping)
    spare_inputs(options.out, [options.project, options.strategy, options.team, *feed_files(feeds)])
    note(judged_note(day, options.lang.code))
    reports = import_feeds(feeds, day, options.encoding)
    for feed, report in zip(feeds, reports, strict=True):
        note(summary(feed, report, options.lang.code))
        if report.quarantined:
            note(details(feed, day, options.lang.code))
    pool = TalentPool.of(*(report.talents for report in reports))
    with _watched(search, options) as watched, solver_output_aside():
        found = staff(
            project, pool, sheet, options.k, team=lines, budget=options.budget, search=watched
        )
    _deliver(found, options)
    return ExitCode.OK if len(found) else ExitCode.PARTIAL


@contextmanager
def _watched(search: Search, options: StaffOptions) -> Iterator[Search]:
    """The same search with a bar that counts combinations."""
    with progress_bars() as bar:
        step = bar(_LOOKING.get(options.lang.code))

        def tell(progress: Progress) -> None:
            step(progress.nodes, None)

        yield replace(search, progress=tell)


def _deliver(found: Staffing, options: StaffOptions) -> None:
    lang = options.lang.code
    if options.format is StaffFormat.TABLE:
        view = staffing_view(found, lang)
        if options.out is None:
            show(view)
        else:
            deliver_bytes(as_text(view).encode("utf-8"), options.out)
    elif options.format is StaffFormat.JSON:
        deliver_bytes(json_text(found.to_dict(lang)).encode("utf-8"), options.out)
    elif options.format is StaffFormat.XLSX:
        deliver_bytes(staffing_xlsx(found, lang), options.out)
    else:
        deliver_bytes(staffing_page(found, lang).encode("utf-8"), options.out)
