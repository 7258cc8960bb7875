"""dxmatch report: pages that a municipality can print, read on a phone and file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from dxmatch.cli.choices import (
    AsOfOption,
    EncodingOption,
    FolderOption,
    ForceOption,
    LangOption,
    Language,
    MappingOption,
)
from dxmatch.cli.console import note, say
from dxmatch.cli.exit_code import ExitCode
from dxmatch.cli.feeds import FeedArgument, details, feed_arguments, feed_files, read_feeds, summary
from dxmatch.cli.judged_day import judged_day, judged_note, judged_on
from dxmatch.cli.sheet_choice import StrategyOption, chosen_sheet
from dxmatch.io import read_project
from dxmatch.io.atomic_folder import check_folder, only_writer, write_folder
from dxmatch.io.digests import path_digest
from dxmatch.io.out_refusal import OUT_HOLDS_FEED
from dxmatch.io.results import FeedRead
from dxmatch.matching import Shortlist, Source, View, match
from dxmatch.matching.pages.index_page import index_page
from dxmatch.matching.pages.setup import SMALLEST, Setup, checked_setup
from dxmatch.matching.shortlist import checked_k
from dxmatch.models import Project, Text
from dxmatch.models.pool import TalentPool
from dxmatch.page import document_text
from dxmatch.report import page_workbook

_INDEX: Final = "index.html"
_TABLES: Final = "tables.xlsx"
_OURS: Final = re.compile(r"index\.html|position-\d+\.html|tables\.xlsx")
_WRITTEN: Final = Text(ja="報告書: {out}", en="Report: {out}")


@dataclass(frozen=True)
class ReportOptions:
    """Parameters of ``dxmatch report``."""

    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="案件 TOML / Project file")]
    feeds: Annotated[
        list[str],
        typer.Argument(metavar="FEED[=MAPPING]", help="人材データ / Feeds, each with its mapping"),
    ]
    out: FolderOption
    view: Annotated[
        View, typer.Option("--view", help="internal: ID を含む / external: 匿名 (no identities)")
    ] = View.INTERNAL
    smallest: Annotated[
        int,
        typer.Option(
            "--smallest",
            metavar="N",
            help="external で N 名未満の集団を伏せる / Withhold groups below N",
        ),
    ] = SMALLEST
    xlsx: Annotated[
        bool, typer.Option("--xlsx", help="同じ表を tables.xlsx にも出力 / The tables as XLSX, too")
    ] = False
    k: Annotated[int, typer.Option("-k", "--top", help="候補者数 / Length of a list")] = 10
    strategy: StrategyOption = None
    mapping: MappingOption = None
    encoding: EncodingOption = None
    as_of: AsOfOption = None
    force: ForceOption = False
    lang: LangOption = Language.JA


def write_report(options: ReportOptions) -> ExitCode:
    """候補者選定の報告書(HTML)を作る / Write the report of a project as HTML pages.

    DIR に index.html(ポジションが複数なら position-1.html … も)を書きます。外部と通信しない 1 枚の
    ページで、印刷・スマートフォンにも対応します。The pages load nothing from outside.
    """
    day, lang = judged_day(options.as_of), options.lang.code
    checked_k(options.k)
    setup = checked_setup(lang, options.view, options.smallest, ())
    feeds = feed_arguments(options.feeds, options.mapping)
    with only_writer(options.out):
        check_folder(options.out, _is_ours, force=options.force)
        _spare_inputs(options, feeds)
        note(judged_note(day, lang))
        project = judged_on(read_project(options.project), day)
        sheet = chosen_sheet(options.strategy) if options.strategy else None
        read = read_feeds(feeds, day, options.encoding)
        _tell(feeds, read, options)
        pool = TalentPool.of(*(feed.report.talents for feed in read))
        found = match(project, pool, sheet, options.k)
        files = _files(project, found, setup, options, _sources(options, read))
        write_folder(options.out, files, ours=_is_ours, force=options.force)
    say(_WRITTEN.get(lang).format(out=options.out / _INDEX))
    return ExitCode.OK if all(len(shortlist) for shortlist in found) else ExitCode.PARTIAL


def _is_ours(name: str) -> bool:
    return _OURS.fullmatch(name) is not None


def _spare_inputs(options: ReportOptions, feeds: Sequence[FeedArgument]) -> None:
    """What is read must not lie where the result will be."""
    out = options.out.resolve()
    for each in (options.project, options.strategy, *feed_files(feeds)):
        if each is not None and Path(each).exists() and Path(each).resolve().is_relative_to(out):
            raise OUT_HOLDS_FEED.of(options.out.name)


def _tell(feeds: Sequence[FeedArgument], read: Sequence[FeedRead], options: ReportOptions) -> None:
    lang, day = options.lang.code, judged_day(options.as_of)
    for feed, done in zip(feeds, read, strict=True):
        note(summary(feed, done.report, lang))
        if done.report.quarantined:
            note(details(feed, day, lang))


def _sources(options: ReportOptions, read: Sequence[FeedRead]) -> tuple[Source, ...]:
    named = [options.project, *filter(Path.is_file, [Path(options.strategy or "")])]
    files = [Source(path.name, path_digest(path)) for path in named]
    return (*files, *(Source(feed.report.file, feed.sha256) for feed in read))


def _files(
    project: Project,
    found: Sequence[Shortlist],
    setup: Setup,
    options: ReportOptions,
    sources: tuple[Source, ...],
) -> dict[str, bytes]:
    """Names with contents; no name depends on data."""
    pages = [
        each.to_page(setup.lang, setup.view, smallest=setup.smallest, sources=sources)
        for each in found
    ]
    names = [_INDEX] if len(pages) == 1 else [f"position-{n}.html" for n, _ in enumerate(pages, 1)]
    texts = {name: document_text(page) for name, page in zip(names, pages, strict=True)}
    if len(pages) > 1:
        pairs = list(zip(pages, names, strict=True))
        texts[_INDEX] = document_text(index_page(project.title, pairs, setup))
    files = {name: text.encode("utf-8") for name, text in texts.items()}
    return files | ({_TABLES: page_workbook(pages)} if options.xlsx else {})
