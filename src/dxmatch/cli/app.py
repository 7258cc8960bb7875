"""All commands under one name, and the door to the operating system."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from dxmatch import __version__
from dxmatch.cli.command import add_command
from dxmatch.cli.commands.check import CheckOptions, check_feed
from dxmatch.cli.commands.demo import DemoOptions, run_demo
from dxmatch.cli.commands.import_ import ImportOptions, import_feeds_into
from dxmatch.cli.commands.lines import LinesOptions, show_lines
from dxmatch.cli.commands.map import MapOptions, map_feed
from dxmatch.cli.commands.match import MatchOptions, match_feeds
from dxmatch.cli.commands.plan import PlanOptions, plan_feeds
from dxmatch.cli.commands.profiles import ProfilesOptions, show_profiles
from dxmatch.cli.commands.relax import RelaxOptions, relax_positions
from dxmatch.cli.commands.report import ReportOptions, write_report
from dxmatch.cli.commands.requeue import RequeueOptions, requeue_rows
from dxmatch.cli.commands.schema import SchemaOptions, show_schema
from dxmatch.cli.commands.sheets import SheetsOptions, show_sheets
from dxmatch.cli.commands.skills import ResolveOptions, resolve_skills
from dxmatch.cli.commands.staff import StaffOptions, staff_feeds
from dxmatch.cli.usage import BilingualGroup

app = typer.Typer(
    name="dxmatch",
    cls=BilingualGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
skills = typer.Typer(
    cls=BilingualGroup, no_args_is_help=True, help="スキル語彙 / The vocabulary of skills"
)
app.add_typer(skills, name="skills")

add_command(app, "demo", DemoOptions, run_demo)
add_command(app, "check", CheckOptions, check_feed)
add_command(app, "map", MapOptions, map_feed)
add_command(app, "import", ImportOptions, import_feeds_into)
add_command(app, "requeue", RequeueOptions, requeue_rows)
add_command(app, "match", MatchOptions, match_feeds)
add_command(app, "relax", RelaxOptions, relax_positions)
add_command(app, "staff", StaffOptions, staff_feeds)
add_command(app, "plan", PlanOptions, plan_feeds)
add_command(app, "report", ReportOptions, write_report)
add_command(skills, "resolve", ResolveOptions, resolve_skills)
add_command(app, "lines", LinesOptions, show_lines)
add_command(app, "sheets", SheetsOptions, show_sheets)
add_command(app, "schema", SchemaOptions, show_schema)
add_command(app, "profiles", ProfilesOptions, show_profiles)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dxmatch {__version__}")
        raise typer.Exit


@app.callback()
def _dxmatch(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="版を表示 / Show the version"
        ),
    ] = False,
) -> None:
    """外部デジタル人材と自治体 DX 案件のマッチング / Match digital talents to municipal projects.

    終了コード / Exit codes: 0 OK, 1 一部隔離・適格者なし / rows quarantined or nobody eligible,
    2 入力の誤り / bad input.
    """


def start() -> None:
    """Run the command that the arguments of the process name, and exit with its code."""
    # A stream that the parent closed (``>&-``) is None: what is said there goes nowhere.
    nowhere = Path(os.devnull)
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        # A character that the terminal cannot show is escaped instead of ending the program.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app()
