"""The first page of a project with several positions."""

from __future__ import annotations

from collections.abc import Sequence

from dxmatch.matching.pages.setup import Setup
from dxmatch.page import Facts, Link, Page, Section


def index_page(title: str, pages: Sequence[tuple[Page, str]], setup: Setup) -> Page:
    """One entry per position: a link to its file, with its key figures."""
    words = setup.words
    sections = tuple(
        Section(
            f"position-{at}",
            f"{at}. {page.title}",
            (Link(words("open_report", title=page.title), file), Facts(page.summary)),
        )
        for at, (page, file) in enumerate(pages, start=1)
    )
    return Page(
        lang=setup.lang,
        title=title,
        overline=words("index"),
        badge=words(setup.view.value),
        summary=((words("positions"), str(len(pages))),),
        sections=sections,
        footer=pages[0][0].footer if pages else "",
    )
