"""評価表 as Markdown or HTML, and back to the same strategy."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import Final

from dxmatch.models import Lang
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.sheet_rows import head, sheet_rows, strategy_from_rows

_CLASS: Final = "dxmatch-sheet"
_MARKS: Final = re.compile(r"([\\`*_\[\]~#])")


def strategy_to_markdown(strategy: Strategy, lang: Lang = "ja") -> str:
    """A sheet as a Markdown table.

    Raises:
        InvalidStrategy: a line holds a Python object that has no place in a file.
    """
    lines = ["| " + " | ".join(head(lang)) + " |", "|---|---|---:|---|---|"]
    for part, title, points, name, settings in sheet_rows(strategy, lang):
        cells = (part, _words(title), points, f"`{name}`", f"`{settings}`")
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def strategy_from_markdown(text: str) -> Strategy:
    """The strategy of a Markdown table; other text around it is passed over.

    Raises:
        InvalidStrategy: there is no such table, or it is no sheet; names the row of the table.
    """
    rows = [line.strip() for line in text.splitlines() if line.strip().startswith("|")]
    cells = [[cell.strip().strip("`") for cell in row.strip("|").split("|")] for row in rows]
    return strategy_from_rows([row for row in cells if not _is_rule(row)])


def strategy_to_html(strategy: Strategy, lang: Lang = "ja") -> str:
    """A sheet as an HTML table (a fragment); everything in it is escaped.

    Raises:
        InvalidStrategy: a line holds a Python object that has no place in a file.
    """
    labels = "".join(f'<th scope="col">{escape(label)}</th>' for label in head(lang))
    body = "\n".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in sheet_rows(strategy, lang)
    )
    return (
        f'<table class="{_CLASS}" lang="{lang}">\n<thead><tr>{labels}</tr></thead>\n'
        f"<tbody>\n{body}\n</tbody>\n</table>\n"
    )


def strategy_from_html(text: str) -> Strategy:
    """The strategy of the first such table of a page.

    Raises:
        InvalidStrategy: there is no such table, or it is no sheet; names the row of the table.
    """
    reader = _Cells()
    reader.feed(text)
    reader.close()
    return strategy_from_rows(reader.rows)


class _Cells(HTMLParser):
    """The text of the cells of the first table of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._inside = self._done = self._cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table" and not self._done:
            self._inside = self._inside or _CLASS in (dict(attrs).get("class") or "").split()
        elif self._inside and tag == "tr":
            self.rows.append([])
        elif self._inside and tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._cell = False
        elif tag == "table" and self._inside:
            self._inside, self._done = False, True

    def handle_data(self, data: str) -> None:
        if self._cell:
            self.rows[-1][-1] += data


def _is_rule(row: list[str]) -> bool:
    """The line under the labels."""
    return all(cell and not cell.strip("-: ") for cell in row)


def _words(title: str) -> str:
    marked = _MARKS.sub(r"\\\1", title)
    return escape(marked, quote=False).replace("|", "&#124;")
