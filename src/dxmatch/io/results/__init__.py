"""取込結果の保存: a folder with the talents, what waits, and the report of an import."""

from dxmatch.io.results.folder import (
    FILES,
    ImportResult,
    Rendered,
    is_result,
    read_result,
    write_result,
)
from dxmatch.io.results.gather import FeedRead, gather, read_for_result
from dxmatch.io.results.merge import requeue_into
from dxmatch.io.results.record import FeedRecord, ImportRecord, IssueRows, SkippedRecord

__all__ = [
    "FILES",
    "FeedRead",
    "FeedRecord",
    "ImportRecord",
    "ImportResult",
    "IssueRows",
    "Rendered",
    "SkippedRecord",
    "gather",
    "is_result",
    "read_for_result",
    "read_result",
    "requeue_into",
    "write_result",
]
