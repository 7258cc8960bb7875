"""Put what a run found between the markers of docs/performance.md and docs/ja/performance.md."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.report.plot import plot
from benchmarks.report.result import Result
from benchmarks.report.tables import page
from benchmarks.report.words import languages

DOCS = Path(__file__).parents[2] / "docs"
PICTURE = "images/performance.png"
BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"
_PART = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)


def write(result: Result, docs: Path = DOCS) -> None:
    """Tables into both pages and one picture for both; without matplotlib the picture stays."""
    plot(result, docs / PICTURE)
    for lang in languages():
        path = docs / "performance.md" if lang == "en" else docs / lang / "performance.md"
        picture = PICTURE if lang == "en" else f"../{PICTURE}"
        path.write_text(filled(path.read_text("utf-8"), page(result, lang, picture)), "utf-8")


def filled(text: str, part: str) -> str:
    """A page with its generated part replaced.

    Raises:
        ValueError: the page has no markers, or more than one pair.
    """
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        raise ValueError(f"the page needs {BEGIN} and {END} once each")
    return _PART.sub(lambda _: f"{BEGIN}\n\n{part}\n\n{END}", text)
