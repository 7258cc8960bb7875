"""Shortlists as CSV for spreadsheets: no cell can become a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from dxmatch.io.formula_safe import guarded
from dxmatch.matching import Match, Shortlist
from dxmatch.matching.export import columns, rows
from dxmatch.models import Lang


def shortlists_csv(shortlists: Sequence[Shortlist], lang: Lang) -> str:
    """One row per match: position, rank, talent, total, each line of the sheet, reasons.

    All shortlists must come from the same sheet. Write it as ``utf-8-sig``, so that spreadsheet
    programs recognise the encoding.
    """
    out = io.StringIO(newline="")
    lines = columns(shortlists[0]) if shortlists else []
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["position", *lines, "reasons"])
    for shortlist in shortlists:
        for match, row in zip(shortlist, rows(shortlist), strict=True):
            cells = [shortlist.position.id, *(row[name] for name in lines), _reasons(match, lang)]
            writer.writerow([safe_cell(cell) for cell in cells])
    return out.getvalue()


def safe_cell(value: Any) -> str:
    """A value as text that no spreadsheet program runs as a formula."""
    return guarded(value) if isinstance(value, str) else str(value)


def _reasons(match: Match, lang: Lang) -> str:
    return " / ".join(f"{f.title.get(lang)}: {f.reason.text(lang)}" for f in match.findings)
