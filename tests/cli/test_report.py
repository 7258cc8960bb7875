from __future__ import annotations

import hashlib
import re
from pathlib import Path

import openpyxl
import pytest

from dxmatch.examples import projects
from tests.cli.running import AS_OF, CHINO, FEEDS, HOSHI, dxmatch

KOBE = str(projects()["kobe"])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a project with two positions, from three feeds."""
    out = tmp_path_factory.mktemp("report") / "out"
    result = dxmatch("report", CHINO, *FEEDS, *AS_OF, "-k", "3", "--xlsx", "--out", str(out))
    assert result.exit_code == 0, result.output
    assert result.stdout == f"報告書: {out / 'index.html'}\n"
    assert "基準日 2022-07-11" in result.stderr
    return out


def test_one_page_per_position_an_index_and_the_tables(made: Path) -> None:
    names = ["index.html", "position-1.html", "position-2.html", "tables.xlsx"]
    assert sorted(path.name for path in made.iterdir()) == names
    index = (made / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'href="([^"#]+)"', index) == names[1:3]
    assert "CDO補佐" in index
    assert len(openpyxl.load_workbook(made / "tables.xlsx").sheetnames) == 2 * 9


def test_every_input_is_named_with_its_digest(made: Path) -> None:
    html = (made / "position-1.html").read_text(encoding="utf-8")
    for path in (CHINO, *(feed.partition("=")[0] for feed in FEEDS)):
        assert Path(path).name in html
        assert hashlib.sha256(Path(path).read_bytes()).hexdigest() in html


def test_external_in_english(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = dxmatch(
        "report", KOBE, *FEEDS, *AS_OF, "--view", "external", "--lang", "en", "--xlsx",
        "--smallest", "7", "--out", str(out),
    )  # fmt: skip
    assert done.exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["index.html", "tables.xlsx"]
    html = (out / "index.html").read_text(encoding="utf-8")
    assert "Candidate A" in html and "fewer than 7" in html
    assert not re.search("hoshi|midori|sora|DEMO-", html)
    book = openpyxl.load_workbook(out / "tables.xlsx")
    told = [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row]
    assert not re.search("hoshi|midori|sora|DEMO-", " ".join(told))


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    outs = [tmp_path / "one", tmp_path / "two"]
    for out in outs:
        assert dxmatch("report", KOBE, HOSHI, *AS_OF, "--xlsx", "--out", str(out)).exit_code == 0
    first, second = ({p.name: p.read_bytes() for p in out.iterdir()} for out in outs)
    assert first == second


def test_what_is_there_stays_unless_forced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "position-9.html").write_text("old")
    (out / "note.txt").write_text("mine")
    arguments = ["report", KOBE, HOSHI, *AS_OF, "-k", "1", "--out", str(out)]
    refused = dxmatch(*arguments)
    assert refused.exit_code == 2 and "--force" in refused.stderr
    assert sorted(path.name for path in out.iterdir()) == ["note.txt", "position-9.html"]
    assert dxmatch(*arguments, "--force").exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["index.html", "note.txt"]


@pytest.mark.parametrize("which", ["project", "feed", "strategy"])
def test_an_input_in_the_folder_is_spared(tmp_path: Path, which: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    feed, profile = HOSHI.split("=")
    inside = out / "index.html"
    inside.write_bytes(Path({"project": KOBE, "feed": feed, "strategy": KOBE}[which]).read_bytes())
    before = inside.read_bytes()
    project = str(inside) if which == "project" else KOBE
    given = f"{inside}={profile}" if which == "feed" else HOSHI
    sheet = ["--strategy", str(inside)] if which == "strategy" else []
    done = dxmatch("report", project, given, *AS_OF, *sheet, "--out", str(out), "--force")
    assert done.exit_code == 2 and inside.read_bytes() == before
    assert [path.name for path in out.iterdir()] == ["index.html"]


def test_mistakes_write_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for wrong in (["-k", "0"], ["--smallest", "1"], ["--as-of", "x"], ["--strategy", "no.toml"]):
        assert dxmatch("report", KOBE, HOSHI, *wrong, "--out", str(out)).exit_code == 2
    assert dxmatch("report", "no.toml", HOSHI, "--out", str(out)).exit_code == 2
    assert not out.exists()


def test_nobody_eligible_ends_with_1(tmp_path: Path) -> None:
    sheet = tmp_path / "none.toml"
    sheet.write_text(
        'on_unknown = "exclude"\n[[must]]\nline = "consented"\n[[must]]\nline = "not"\n'
        'of = { line = "consented" }\n'
    )
    out = tmp_path / "out"
    done = dxmatch("report", KOBE, HOSHI, *AS_OF, "-s", str(sheet), "--out", str(out))
    assert done.exit_code == 1
    assert "満たす人材がいません" in (out / "index.html").read_text(encoding="utf-8")
