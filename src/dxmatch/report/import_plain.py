"""取込結果 as plain values: the JSON shape of ``dxmatch check``."""

from __future__ import annotations

from typing import Any

from dxmatch.io import ImportReport
from dxmatch.models import Lang


def import_plain(report: ImportReport, lang: Lang) -> dict[str, Any]:
    """Counts, columns that were not imported, issues with their place; no cell of the feed."""
    return {
        "file": report.file,
        "sheet": report.sheet,
        "mapping": report.mapping,
        "encoding": report.encoding,
        "seen": report.seen,
        "accepted": report.accepted,
        "quarantined": report.quarantined,
        "blank": report.blank,
        "not_imported": [
            {
                "column": column.letter,
                "label": column.label,
                "reason": column.reason.value,
                "text": column.text(lang),
            }
            for column in report.skipped
        ],
        "issues": [
            {
                "file": issue.file,
                "sheet": issue.sheet,
                "row": issue.row,
                "column": issue.letter,
                "label": issue.label,
                "severity": issue.severity.value,
                "code": issue.code.value,
                "text": issue.text(lang),
                "hint": issue.hint(lang),
            }
            for issue in report.issues
        ],
    }
