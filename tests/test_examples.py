"""The example projects and feeds: complete, made up, and the same every time they are made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dxmatch import examples
from dxmatch.io.project_file import read_project
from dxmatch.models import Zone
from dxmatch.vocabulary.municipality_table import municipalities

ROOT = Path(__file__).resolve().parents[1]
HOSHI, MIDORI, SORA = (path for path, _ in examples.feeds().values())

SPELLINGS = ["即日", "~80万", "スキル見合い", "週3~5", "R4.", "令和4年", "０万～", "①", "44805"]
SPELLINGS += ["税込", "フルリモート相談可", "取得予定", "外国籍不可", "平日夜間", "=HYPERLINK"]


def project(name: str) -> dict[str, Any]:
    return tomllib.loads(examples.projects()[name].read_text(encoding="utf-8"))


def cells(path: Path) -> list[list[Any]]:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def generate(folder: Path, hash_seed: str) -> None:
    script, environment = ROOT / "examples" / "make_feeds.py", {**os.environ}
    environment["PYTHONHASHSEED"] = hash_seed
    subprocess.run(
        [sys.executable, script, folder], check=True, capture_output=True, env=environment
    )


def test_the_script_writes_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    """Two runs give the same three files, and they are the ones that are shipped.

    The workbook is compared by cells with the shipped one: how zlib packs may change.
    """
    generate(tmp_path / "a", "1")
    generate(tmp_path / "b", "2")
    for shipped in (HOSHI, MIDORI, SORA):
        first, second = (tmp_path / run / shipped.name for run in "ab")
        assert first.read_bytes() == second.read_bytes()
        if shipped is MIDORI:
            assert cells(first) == cells(shipped)
        else:
            assert first.read_bytes() == shipped.read_bytes()


def test_the_links_lead_into_the_package() -> None:
    for name in ("projects", "feeds"):
        assert (ROOT / "examples" / name).resolve() == ROOT / "src/dxmatch/examples" / name


def test_everybody_is_made_up() -> None:
    """All identifiers say DEMO, and all initials begin with X."""
    lines = HOSHI.read_bytes().decode("cp932").replace("\n", "\r\n").split("\r\n")
    starts = [line.split(",") for line in lines if line.startswith("DEMO-H")]
    assert len(starts) > 250
    assert all(row[1].startswith("X.") for row in starts)
    ids = [row[0] for row in cells(MIDORI)[4:]]
    ids += [json.loads(line)["talent_id"] for line in SORA.read_text("utf-8").splitlines()[:-1]]
    assert all(str(name).startswith("DEMO-") for name in ids if name)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_agency_writes_as_agencies_do(spelling: str) -> None:
    assert spelling in HOSHI.read_bytes().decode("cp932")


def test_the_workbook_has_titles_and_a_header_of_two_lines() -> None:
    rows = cells(MIDORI)
    assert [name for name in rows[2] if name] == ["基本情報", "スキル", "条件", "その他"]
    assert (rows[3][0], rows[3][-1]) == ("人材ID", "更新日")


@pytest.mark.parametrize("name", ["chino", "kobe", "nomi"])
def test_a_project_is_read_with_every_name_resolved(name: str) -> None:
    raw, read = project(name), read_project(examples.projects()[name])
    assert [position.id for position in read.positions] == [p["id"] for p in raw["positions"]]
    assert municipalities().by_code(read.municipality) is not None
    for position in read.positions:
        assert position.must
        assert position.want
        assert position.budget is not None
        assert position.as_of is not None
        assert position.as_of < position.period.start


def test_chino_needs_two_people_who_complete_each_other() -> None:
    chino = project("chino")
    cdo, security = chino["positions"]
    assert (cdo["id"], security["id"]) == ("cdo-assistant", "security")
    assert cdo["period"]["start"] == security["period"]["start"] == date(2022, 9, 1)
    assert {"industry": "industry-finance"} in security["must"]
    city = municipalities().by_code(chino["municipality"])
    assert city is not None
    assert (city.name, *city.zones) == ("茅野市", Zone.DIGITAL_GARDEN_HEALTH)


def test_kobe_has_about_a_month_and_ends_with_the_fiscal_year() -> None:
    (position,) = project("kobe")["positions"]
    assert 28 <= (position["period"]["start"] - position["as_of"]).days <= 35
    assert position["period"]["end"] == date(2023, 4, 1)
    assert position["forms"] == ["contract_quasi_mandate"]


def test_nomi_stays_inside_the_fiscal_year_of_its_grant() -> None:
    nomi = project("nomi")
    (programme,), (position,) = nomi["programmes"], nomi["positions"]
    year, period = programme["fiscal_year"], position["period"]
    assert programme["programme"] == "grant-digiden-type2"
    assert date(year, 4, 1) <= period["start"] < period["end"] <= date(year + 1, 4, 1)
