"""Heavy libraries are imported when they are used, not before."""

import subprocess
import sys

import pytest

HEAVY = (
    "sklearn", "scipy", "rapidfuzz", "narwhals", "typer", "rich", "polars", "pandas", "pyarrow",
    "python_calamine", "hypothesis",
)  # fmt: skip
TOUCHES = {
    "nothing": "",
    "what most programs use": "dxmatch.match, dxmatch.TalentPool, dxmatch.read_strategy",
    "everything": "[getattr(dxmatch, name) for name in dxmatch.__all__]",
    "a whole search": (
        "from datetime import date; from dxmatch.models import *; position = dxmatch.Position("
        "id='p', title='t', period=Period(start=date(2027, 4, 1), end=date(2027, 5, 1)),"
        "must=(SkillRequirement(skill='java'),)); pool = dxmatch.TalentPool.of("
        "[dxmatch.Talent(vendor='v', id='1', skills=(SkillClaim(skill='java'),))]);"
        "dxmatch.match(position, pool).to_json()"
    ),
}


@pytest.mark.parametrize("what", TOUCHES)
def test_import_is_light(what: str) -> None:
    program = f"import sys, dxmatch\n{TOUCHES[what]}\nprint(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "dxmatch" in loaded
    assert loaded.isdisjoint(HEAVY)
