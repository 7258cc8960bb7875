"""dxmatch demo: the whole main job on the packaged example data."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text as Words

from dxmatch.cli.choices import Format, FormatOption, LangOption, Language
from dxmatch.cli.console import note, say, show
from dxmatch.cli.deliver import deliver_bytes
from dxmatch.cli.exit_code import ExitCode
from dxmatch.cli.feeds import FeedArgument, details, import_feeds, summary
from dxmatch.examples import EXPORTED, feeds, projects
from dxmatch.io import read_project
from dxmatch.matching import Shortlist, match
from dxmatch.models import Text
from dxmatch.models.pool import TalentPool
from dxmatch.report import json_text, result_view

_K = 3
_ABOUT = Text(
    ja="例示データ(架空の人材)を {day} 時点で取り込みます。",
    en="Importing the example feeds (nobody in them exists) as of {day}.",
)


@dataclass(frozen=True)
class DemoOptions:
    """Parameters of ``dxmatch demo``."""

    format: FormatOption = Format.TABLE
    lang: LangOption = Language.JA


def run_demo(options: DemoOptions) -> ExitCode:
    """付属の人材データ 3 件と案件 3 件で全体を試す / Try all of it on the packaged examples."""
    lang, table = options.lang.code, options.format is Format.TABLE
    examples = [FeedArgument(path, profile) for path, profile in feeds().values()]
    reports = import_feeds(examples, EXPORTED, None)
    told = [_ABOUT.get(lang).format(day=EXPORTED)]
    told += [summary(*pair, lang) for pair in zip(examples, reports, strict=True)]
    told.append(details(examples[0], EXPORTED, lang))
    for line in told:
        say(line) if table else note(line)
    pool = TalentPool.of(*(report.talents for report in reports))
    found: list[Shortlist] = []
    for path in projects().values():
        project = read_project(path)
        shortlists = match(project, pool, k=_K)
        found += shortlists
        if table:
            show(Words())
            show(result_view(project, shortlists, lang))
    if not table:
        plain = json_text([shortlist.to_dict(lang) for shortlist in found])
        deliver_bytes(plain.encode("utf-8"), None)
    return ExitCode.OK if all(map(len, found)) else ExitCode.PARTIAL
