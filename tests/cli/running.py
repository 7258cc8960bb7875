"""Run the command line in this process, as a script would: no terminal, wide enough."""

import json
from typing import Any

from typer.testing import CliRunner, Result

from dxmatch.cli.app import app
from dxmatch.examples import feeds, projects

ENVIRONMENT = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "DXMATCH_LANG": None}

CHINO = str(projects()["chino"])
FEEDS = [f"{path}={profile}" for path, profile in feeds().values()]
HOSHI = FEEDS[0]
AS_OF = ["--as-of", "2022-07-11"]


def dxmatch(*arguments: str) -> Result:
    """stdout, stderr and exit code; a bug raises."""
    return CliRunner(env=ENVIRONMENT).invoke(app, list(arguments), catch_exceptions=False)


def dxmatch_json(*arguments: str) -> Any:
    """stdout as JSON: it holds nothing else."""
    return json.loads(dxmatch(*arguments, "--format", "json").stdout)
