"""dxmatch plan: many projects and the feeds of several vendors become one plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dxmatch.assignment import (
    Effort,
    Fair,
    Filled,
    Objective,
    Plan,
    Progress,
    Stable,
    Terms,
    Total,
    assign,
    read_terms,
)
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
from dxmatch.errors import InvalidInput
from dxmatch.io import read_project
from dxmatch.models import Text
from dxmatch.models.pool import TalentPool
from dxmatch.report import json_text, plan_book, plan_page, plan_view

_PLANNING = Text(ja="配置計画", en="plan")


class Policy(StrEnum):
    """What the plan is to reach."""

    FILLED = "filled"
    TOTAL = "total"
    FAIR = "fair"
    STABLE = "stable"


class PlanFormat(StrEnum):
    """Output of ``dxmatch plan``."""

    TABLE = "table"
    JSON = "json"
    XLSX = "xlsx"
    HTML = "html"


@dataclass(frozen=True)
class PlanOptions:
    """Parameters of ``dxmatch plan``."""

    projects: Annotated[
        list[Path], typer.Argument(metavar="PROJECT...", help="案件 TOML(複数) / Project files")
    ]
    feeds: Annotated[
        list[str],
        typer.Option(
            "--feeds",
            metavar="FEED[=MAPPING]",
            help="人材データ(繰り返し指定) / A feed with its mapping; repeat for several",
        ),
    ]
    objective: Annotated[
        Policy,
        typer.Option("--objective", help="方針: 充足数・総得点・公平・安定 / What to reach"),
    ] = Policy.FILLED
    alpha: Annotated[
        float | None,
        typer.Option("--alpha", help="公平さ 0〜4、inf(fair のみ) / Aversion to inequality"),
    ] = None
    lock: Annotated[
        Path | None,
        typer.Option(
            "--lock",
            metavar="FILE.toml",
            help="確定・禁止・予算・希望 / Promises, bans, budgets, preferences",
        ),
    ] = None
    candidates: Annotated[
        int, typer.Option("--candidates", help="初めに見る候補数 / Candidates looked at first")
    ] = 50
    seconds: Annotated[float, typer.Option("--seconds", help="制限時間(秒) / Time limit")] = 60.0
    mapping: MappingOption = None
    encoding: EncodingOption = None
    strategy: StrategyOption = None
    as_of: AsOfOption = None
    format: Annotated[
        PlanFormat, typer.Option("--format", "-f", help="出力形式 / Output for people or programs")
    ] = PlanFormat.TABLE
    out: OutOption = None
    lang: LangOption = Language.JA


def plan_feeds(options: PlanOptions) -> ExitCode:
    """多くの案件に人材を割り当て、理由と証明を添える / Plan people for many projects.

    結果は stdout(または --out)へ、取込の要約は stderr へ。空席があれば終了コード 1。
    Results go to stdout or --out, the summary of the import to stderr. Exit code 1: empty seats.
    """
    day, objective = judged_day(options.as_of), _objective(options)
    projects = [judged_on(read_project(path), day) for path in options.projects]
    terms = read_terms(options.lock) if options.lock else Terms()
    sheet = chosen_sheet(options.strategy) if options.strategy else None
    effort = Effort(options.candidates, options.seconds)
    feeds = feed_arguments(options.feeds, options.mapping)
    read = [*options.projects, options.strategy, options.lock, *feed_files(feeds)]
    spare_inputs(options.out, read)
    note(judged_note(day, options.lang.code))
    reports = import_feeds(feeds, day, options.encoding)
    for feed, report in zip(feeds, reports, strict=True):
        note(summary(feed, report, options.lang.code))
        if report.quarantined:
            note(details(feed, day, options.lang.code))
    pool = TalentPool.of(*(report.talents for report in reports))
    with progress_bars() as bar:
        step = bar(_PLANNING.get(options.lang.code))

        def tell(progress: Progress) -> None:
            step(progress.done, progress.of)

        shown = Effort(effort.candidates, effort.seconds, tell)
        plan = assign(projects, pool, sheet, objective, terms, shown)
    _deliver(plan, options)
    return ExitCode.OK if plan.filled == plan.seats else ExitCode.PARTIAL


def _objective(options: PlanOptions) -> Objective:
    if options.alpha is not None and options.objective is not Policy.FAIR:
        raise InvalidInput(
            "--alpha goes with --objective fair only.",
            ja="--alpha は --objective fair のときだけ使えます。",
            hint="Write --objective fair --alpha 1.",
            hint_ja="--objective fair --alpha 1 のように指定してください。",
            code="ALPHA_WITHOUT_FAIR",
        )
    fair = Fair() if options.alpha is None else Fair(options.alpha)
    policies: dict[Policy, Objective] = {
        Policy.FILLED: Filled(),
        Policy.TOTAL: Total(),
        Policy.FAIR: fair,
        Policy.STABLE: Stable(),
    }
    return policies[options.objective]


def _deliver(plan: Plan, options: PlanOptions) -> None:
    lang = options.lang.code
    if options.format is PlanFormat.TABLE:
        view = plan_view(plan, lang)
        if options.out is None:
            show(view)
        else:
            deliver_bytes(as_text(view).encode("utf-8"), options.out)
    elif options.format is PlanFormat.JSON:
        deliver_bytes(json_text(plan.to_dict(lang)).encode("utf-8"), options.out)
    elif options.format is PlanFormat.XLSX:
        deliver_bytes(plan_book(plan, lang), options.out)
    else:
        deliver_bytes(plan_page(plan, lang).encode("utf-8"), options.out)
