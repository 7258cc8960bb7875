"""The pages in a real browser: nothing runs, nothing is loaded, everybody can read them.

Needs Chromium, node, and the node packages playwright-core and axe-core in ``out/node`` (or where
``DXMATCH_NODE`` says); skipped where one of them is missing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from dxmatch.matching import Source, View
from dxmatch.matching.pages.index_page import index_page
from dxmatch.matching.pages.setup import Setup
from dxmatch.models import Lang
from dxmatch.page import document_text
from tests.matching.pages.sample import NEED, dispatched, shortlist, talent
from tests.page.hostile import PAYLOADS
from tests.page.sample import page

ROOT = Path(__file__).parents[2]
MODULES = Path(os.environ.get("DXMATCH_NODE", ROOT / "out" / "node")) / "node_modules"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LOOK = str(Path(__file__).with_name("look.mjs"))
HOSTILE = "".join(PAYLOADS)[:180]
LANGS: tuple[Lang, ...] = ("ja", "en")


def browser() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium on PATH")
    return found


def node() -> str:
    found = shutil.which("node")
    missing = [name for name in ("playwright-core", "axe-core") if not (MODULES / name).is_dir()]
    if found is None or missing:
        pytest.skip(f"no node, or no {' and '.join(missing)} in {MODULES}")
    return found


def hostile(lang: Lang, view: View) -> str:
    """A report in which every text that a user or a vendor writes is hostile."""
    need = NEED.model_copy(update={"title": HOSTILE, "description": HOSTILE * 3})
    best = talent('a:"><img/src=x/onerror=window.hacked=1>', "python", "sql", price=1_000)
    found = shortlist(best, need=need, name=HOSTILE, k=3)
    return found.to_html(lang, view, sources=[Source(HOSTILE, "0" * 64)])


def pages(folder: Path) -> list[Path]:
    made: dict[str, str] = {"blocks": document_text(page())}
    for lang in LANGS:
        for view in View:
            made[f"hostile-{view}-{lang}"] = hostile(lang, view)
    made["dispatch"] = dispatched().to_html("en", View.EXTERNAL)
    plain = shortlist(k=2).to_page("ja")
    entries = [(plain, "position-1.html"), (plain, "position-2.html")]
    made["index"] = document_text(index_page("案件", entries, Setup("ja")))
    for name, html in made.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return [folder / f"{name}.html" for name in made]


def looked_at(folder: Path) -> list[dict[str, Any]]:
    """What look.mjs tells of every page at every size."""
    program, chromium = node(), browser()
    files = pages(folder)
    done = subprocess.run(
        [program, LOOK, str(MODULES), chromium, str(folder / "profile")],
        input=json.dumps({"pages": list(map(str, files))}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: list[dict[str, Any]] = json.loads(done.stdout)
    assert len(told) == 3 * len(files)
    return told


def test_every_page_in_a_browser(tmp_path: Path) -> None:
    """One test, because workers would each open all the pages for their share of the checks."""
    found = looked_at(tmp_path)
    for check in (
        no_error_and_no_request,
        hostile_text_stays_text,
        the_style_is_applied_and_nothing_is_wider_than_the_screen,
        keyboard_reaches_the_content_first,
        it_prints,
        axe_finds_nothing,
    ):
        check(found)


def no_error_and_no_request(found: list[dict[str, Any]]) -> None:
    for each in found:
        where = (each["file"], each["size"])
        assert (each["console"], each["dialogs"]) == ([], 0), where
        assert len(each["requests"]) == 1 and each["requests"][0].startswith("file:"), where


def hostile_text_stays_text(found: list[dict[str, Any]]) -> None:
    for each in found:
        assert (each["hacked"], each["active"], each["handlers"]) == (False, 0, []), each["file"]
        if "hostile" in each["file"]:
            assert "<img src=x onerror=window.hacked=1></script>" in each["title"]


def the_style_is_applied_and_nothing_is_wider_than_the_screen(
    found: list[dict[str, Any]],
) -> None:
    """The digest in the policy is right: a heading is larger than a browser's own."""
    for each in found:
        assert each["styled"] not in ("32px", "16px"), each["file"]
        assert each["overflow"] <= 0, (each["file"], each["size"])
        assert each["tables"]


def keyboard_reaches_the_content_first(found: list[dict[str, Any]]) -> None:
    for each in found:
        if each["size"] != "print":
            assert each["first"] == {"name": "skip", "seen": True}
            assert each["then"] == "content"


def it_prints(found: list[dict[str, Any]]) -> None:
    assert all(each["pdf"] > 10_000 for each in found if each["size"] == "print")


def axe_finds_nothing(found: list[dict[str, Any]]) -> None:
    """Contrast, labels, landmarks, tables, languages: WCAG 2.2 AA and good practice."""
    told = [f"{e['file']} {e['size']} {v}" for e in found for v in e["violations"]]
    assert told == [], "\n".join(told[:10])
    seen = {rule for each in found for rule in each["passes"]}
    assert {"color-contrast", "svg-img-alt", "html-has-lang", "region", "bypass"} <= seen
