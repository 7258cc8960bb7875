"""Running text that breaks as Japanese does: between any two characters, but not in a number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

# Latin words and numbers stay whole; closing marks never begin a line, opening ones never end one.
_UNIT = re.compile(r"\s+|[「『(【]*(?:[!-~]+|.)[、。,.)」』】ー]*")


@dataclass(frozen=True)
class Flowing:
    """A renderable that fills its lines; a unit wider than the line is cut."""

    text: str

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        """One text per line."""
        line = ""
        for unit in _UNIT.findall(self.text):
            if line and cell_len(line + unit.rstrip()) > options.max_width:
                yield Text(line.rstrip(), overflow="fold")
                line = ""
            line += unit if line else unit.lstrip()
        yield Text(line.rstrip(), overflow="fold")
