"""Every user-facing page exists in English and in Japanese, and shows the same examples."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from dxmatch.io.field_options import FieldOptions
from dxmatch.io.fields import FIELDS
from dxmatch.models import Side
from dxmatch.scoring.catalogue import line_class, line_names

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
ENGLISH_ONLY = {"api.md"}
"""Made from docstrings, which are in English."""

PAGES = {path.name for path in DOCS.glob("*.md")} - ENGLISH_ONLY
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")
WORD = re.compile(r"`(\w+)`")
CSS_URL = re.compile(r"url\(|@import|href=|@font-face")


def test_both_languages_have_the_same_pages() -> None:
    assert {path.name for path in (DOCS / "ja").glob("*.md")} == PAGES
    assert (ROOT / "README.ja.md").exists()


@pytest.mark.parametrize("page", sorted(PAGES))
def test_japanese_page_is_japanese(page: str) -> None:
    kana = re.findall(r"[ぁ-ん]", (DOCS / "ja" / page).read_text(encoding="utf-8"))
    assert len(kana) > 50


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md"])
def test_readme_starts_with_the_two_commands(readme: str) -> None:
    head = (ROOT / readme).read_text(encoding="utf-8").splitlines()[:8]
    assert [line.split()[:3] for line in head if line.startswith("$")] == [
        ["$", "make", "demo"],
        ["$", "make", "test"],
    ]


@pytest.mark.parametrize("readme", sorted(ROOT.glob("*.md")), ids=lambda path: path.name)
def test_links_of_the_top_pages_lead_somewhere(readme: Path) -> None:
    """Links inside docs/ are checked by the Sphinx build."""
    targets = LINK.findall(readme.read_text(encoding="utf-8"))
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("picture", sorted(DOCS.glob("images/*.svg")), ids=lambda path: path.name)
def test_picture_is_xml_and_needs_nothing_from_outside(picture: Path) -> None:
    text = picture.read_text(encoding="utf-8")
    assert ET.fromstring(text).tag.endswith("svg")
    assert not CSS_URL.search(re.sub(r"url\(#", "", text))


def test_the_page_on_mappings_names_every_field_and_option() -> None:
    page = (DOCS / "write-a-mapping.md").read_text(encoding="utf-8").partition("## Fields")[2]
    rows = re.findall(r"^\| (`[^|]+) \|", page, re.M)
    named = {name for row in rows for name in WORD.findall(row)}
    assert named == {*FIELDS, *FieldOptions.model_fields}


@pytest.mark.parametrize("page", ["lines.md", "ja/lines.md"])
def test_the_page_on_lines_names_every_line(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    names = [line_class(side, name).__name__ for side in Side for name in line_names(side)]
    missing = [n for n in names if f"### {n}" not in text and f"`{line_name_of(n)}`" not in text]
    assert missing == []


def line_name_of(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()
