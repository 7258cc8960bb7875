"""All positions of a project, and answers about the talents somebody asked about."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from dxmatch.matching import Shortlist
from dxmatch.models import Lang, Project
from dxmatch.report import words
from dxmatch.report.printable import printable
from dxmatch.report.shortlist_view import shortlist_view


def result_view(
    project: Project, found: Sequence[Shortlist], lang: Lang, asked: Sequence[str] = ()
) -> RenderableType:
    """One shortlist after the other; ``asked`` are ``vendor:id`` to say why not.

    Raises:
        UnknownTalent: nobody in the pool is called that.
    """
    title = Text.assemble("■ ", (printable(project.title), "bold underline"), f" [{project.id}]")
    parts: list[RenderableType] = [title]
    for shortlist in found:
        parts += [Text(), shortlist_view(shortlist, lang)]
        if asked:
            parts += [Text(), Text(words.ASKED.get(lang), style="bold")]
            answers = [shortlist.why_not(key).text(lang) for key in asked]
            parts += [Text(printable(line)) for text in answers for line in text.splitlines()]
    return Group(*parts)
