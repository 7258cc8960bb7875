"""Short texts side by side, as many as fit on a line; none is broken in two."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

_GAP = Text("  ")


@dataclass(frozen=True)
class Packed:
    """A renderable that breaks lines only between its items (two blanks apart)."""

    items: tuple[Text, ...]

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        """One text per line."""
        line: list[Text] = []
        for item in self.items:
            if line and _width([*line, item]) > options.max_width:
                yield _GAP.join(line)
                line = []
            line.append(item)
        yield _GAP.join(line)


def _width(items: list[Text]) -> int:
    return sum(item.cell_len for item in items) + _GAP.cell_len * (len(items) - 1)
