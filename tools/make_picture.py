"""Draw docs/images/demo.svg from the real output of a search in the example feeds.

Run as ``python tools/make_picture.py [OUT]``. The picture needs no font file and no host. It is
not drawn with rich's own SVG export, which counts a full-width character as one column.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape
from io import StringIO
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

from dxmatch import TalentPool, match, read_feed, read_project
from dxmatch.examples import EXPORTED, feeds, projects
from dxmatch.report import result_view

OUT = Path("docs/images/demo.svg")
PROJECT, K, COLUMNS = "nomi", 3, 100
COMMAND = (
    f"$ dxmatch match {PROJECT}.toml hoshi_freelance.csv midori_prosharing.xlsx \\\n"
    f"    sora_export.jsonl --as-of {EXPORTED} -k {K}\n"
)
CELL, LINE, EDGE = 8.4, 19, 16
HEAD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">
<title>dxmatch match</title>
<style>text {{ font: 14px ui-monospace, 'Noto Sans Mono CJK JP', 'Noto Sans CJK JP', 'MS Gothic',
 monospace; white-space: pre; fill: #c5c8c6 }}</style>
<rect width="{width:g}" height="{height:g}" rx="8" fill="#292929"/>"""


def screen() -> RenderableType:
    """What the terminal shows: the command, and its result."""
    reports = [read_feed(path, mapping, as_of=EXPORTED) for path, mapping in feeds().values()]
    pool = TalentPool.of(talent for report in reports for talent in report.talents)
    project = read_project(projects()[PROJECT])
    found = match(project, pool, k=K)
    return Group(Text(COMMAND, style="dim"), result_view(project, found, "ja"))


def picture(view: RenderableType) -> str:
    """A view as SVG, every run of characters in its own columns."""
    console = Console(width=COLUMNS, file=StringIO(), highlight=False, emoji=False)
    lines = console.render_lines(view, pad=False)
    drawn = [
        text
        for number, line in enumerate(lines)
        for text in texts(line, EDGE + LINE * (number + 1) - 5)
    ]
    size = {"width": COLUMNS * CELL + 2 * EDGE, "height": len(lines) * LINE + 2 * EDGE}
    return "\n".join([HEAD.format(**size), *drawn, "</svg>"]) + "\n"


def texts(line: list[Segment], y: float) -> Iterator[str]:
    """The elements of one line; characters of one and of two columns are kept apart."""
    column = 0
    for segment in line:
        for _, group in groupby(segment.text, cell_len):
            run = "".join(group)
            width = cell_len(run)
            shown = run.strip(" ")
            if shown:
                x = EDGE + CELL * (column + len(run) - len(run.lstrip(" ")))
                yield (
                    f'<text x="{x:g}" y="{y:g}" textLength="{CELL * cell_len(shown):g}" '
                    f'lengthAdjust="spacingAndGlyphs"{look(segment.style)}>{escape(shown)}</text>'
                )
            column += width


def look(style: Style | None) -> str:
    """Colour and weight of a style as attributes."""
    if style is None:
        return ""
    told = ""
    if style.color is not None and not style.color.is_default:
        told += f' style="fill: {style.color.get_truecolor(SVG_EXPORT_THEME).hex}"'
    if style.dim:
        told += ' opacity="0.65"'
    return told + (' font-weight="bold"' if style.bold else "")


def main() -> None:
    """Write the picture."""
    out = Path(sys.argv[1]) if sys.argv[1:] else OUT
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(picture(screen()), encoding="utf-8")


if __name__ == "__main__":
    main()
