"""A whole HTML document, or the same look as a piece for a notebook."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files

from dxmatch.models import Text
from dxmatch.page.blocks import block_element, facts_element
from dxmatch.page.element import Element, el, markup
from dxmatch.page.view import Block, Page, Section

_SKIP = Text(ja="本文へ移動", en="Skip to the content")
_CONTENTS = Text(ja="目次", en="Contents")
_SUMMARY = Text(ja="要点", en="Key figures")


def document_text(page: Page) -> str:
    """One self-contained HTML document: no script, no request, one style with its digest."""
    style = stylesheet()
    policy = (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="robots", content="noindex, nofollow"),
        el("title", f"{page.title} – dxmatch"),
        el("style", style),
    )
    body = el(
        "body",
        el("a", _SKIP.get(page.lang), class_="skip", href="#content"),
        _header(page),
        _contents(page),
        el("main", *map(_section, page.sections), id="content", tabindex="-1"),
        el("footer", el("p", page.footer)),
        class_="dxm page",
    )
    return f"<!DOCTYPE html>\n{markup(el('html', head, body, lang=page.lang))}\n"


def piece_text(*blocks: Block) -> str:
    """Blocks for a notebook, with their style."""
    told = [block_element(block) for block in blocks]
    return markup(el("div", el("style", stylesheet("look.css")), *told, class_="dxm piece"))


def _header(page: Page) -> Element:
    return el(
        "header",
        el("p", page.overline, el("span", page.badge, class_="badge"), class_="overline"),
        el("h1", page.title),
        el("section", facts_element(page.summary, "figures"), aria_label=_SUMMARY.get(page.lang)),
    )


def _contents(page: Page) -> Element:
    links = [el("li", el("a", s.title, href=f"#{s.name}")) for s in page.sections]
    return el("nav", el("ul", *links), aria_label=_CONTENTS.get(page.lang), class_="contents")


def _section(section: Section) -> Element:
    head = f"{section.name}-title"
    title = el("h2", section.title, id=head)
    told = map(block_element, section.blocks)
    return el("section", title, *told, id=section.name, aria_labelledby=head)


@lru_cache(maxsize=2)
def stylesheet(*names: str) -> str:
    """Our style; it holds no character that markup would have to escape."""
    folder = files("dxmatch.page") / "data"
    parts = names or ("look.css", "page.css")
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in parts)


def _digest(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
