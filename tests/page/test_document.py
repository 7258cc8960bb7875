from __future__ import annotations

import base64
import hashlib
import re

from hypothesis import given

from dxmatch.page import document_text, piece_text
from dxmatch.page.document import stylesheet
from tests.page.hostile import hostile_texts
from tests.page.sample import page
from tests.page.skeleton import skeleton


@given(hostile_texts())
def test_the_tree_does_not_depend_on_the_texts(text: str) -> None:
    """Property 65: for every text, parse(render(x)) has the tree of parse(render("safe"))."""
    assert skeleton(document_text(page(lambda _: text))) == skeleton(
        document_text(page(lambda _: "safe"))
    )


def test_the_same_page_gives_the_same_bytes() -> None:
    assert document_text(page()) == document_text(page())


def test_the_policy_allows_this_style_and_nothing_else() -> None:
    html = document_text(page())
    policy = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    style = re.findall(r"<style>(.*?)</style>", html, re.S)
    assert len(style) == 1
    digest = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    assert [p.replace("&#x27;", "'") for p in policy] == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ]


def test_nothing_comes_from_outside() -> None:
    html = document_text(page())
    assert not re.search(r"//|@import|url\(|src=|<script|<link|<iframe|\son\w+=", html)


def test_the_style_needs_no_escape() -> None:
    """It stands in the document as it is hashed."""
    assert not set("<>&") & set(stylesheet())


def test_landmarks_headings_and_languages() -> None:
    seen = skeleton(document_text(page()))
    tags = [tag.split()[0].strip("<>") for tag in seen]
    assert seen[0] == "<html lang=ja>"
    assert [tags.count(tag) for tag in ("h1", "main", "nav", "header", "footer")] == [1] * 5
    assert tags.index("a") < tags.index("header")
    assert tags.count("table") == tags.count("caption")
    assert "<th scope=col role=columnheader class=number>" in seen


def test_bars_are_told_and_lie_within_the_drawing() -> None:
    html = document_text(page())
    assert html.count("<title>skill: 30.00</title>") == 2
    spans = re.findall(r'<rect x="(\d+)" y="\d+" width="(\d+)"', html)
    assert spans and all(int(x) + int(width) <= 1000 for x, width in spans)
    assert ("300", "400") in spans


def test_a_piece_has_its_style_and_no_document() -> None:
    html = piece_text(*page().sections[0].blocks)
    assert html.startswith('<div class="dxm piece"><style>')
    assert not {"<html lang=ja>", "<body class=dxm page>", "<main >"} & set(skeleton(html))
