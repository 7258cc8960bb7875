"""Progress bars: on stderr, and only while somebody is looking at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dxmatch.cli.console import console
from dxmatch.report import printable

Step = Callable[[int, int | None], None]
"""Takes what is done and what there is in all."""


@contextmanager
def progress_bars() -> Iterator[Callable[[str], Step]]:
    """Gives a function from a name to a bar; the bars vanish at the end."""
    bars = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )

    def bar(name: str) -> Step:
        task = bars.add_task(printable(name), total=None)
        return lambda done, total: bars.update(task, completed=done, total=total)

    with bars:
        yield bar
