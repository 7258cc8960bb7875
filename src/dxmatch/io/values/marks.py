"""Level marks of a vendor (row 60): ◎ and A mean what the vendor says, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.plain_text import folded, too_long

SIGNS: Final = "◎○◯〇△▲×✕●☆★"
_NUMBERED: Final = re.compile(r"(?:レベル|level|lv|itss)\.?:?([1-7])|([1-7])(?:/7)?")


def parse_level(raw: str, scale: Mapping[str, int] | None = None) -> Parsed[int]:
    """A level 1 to 7 (ITSS).

    Args:
        raw: a mark of ``scale``; レベル3, Lv.3 or, without a scale, 3.
        scale: the vendor's marks; a mark that is not among them, or means no level, is
            SCALE_UNKNOWN.
    """
    if scale:
        known = {folded(mark): level for mark, level in scale.items()}
        if (level := known.get(folded(raw))) is not None:
            good = 1 <= level <= 7
            return Parsed(level) if good else Parsed(None, (IssueCode.SCALE_UNKNOWN,))
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    found = _NUMBERED.fullmatch(folded(raw))
    # A bare number means something else where the vendor has a scale of its own.
    if found is None or (found[2] and scale):
        return Parsed(None, (IssueCode.SCALE_UNKNOWN,))
    return Parsed(int(found[1] or found[2]))
