"""Edges in: bytes of vendors' feeds become talents, and nothing is lost on the way."""

from dxmatch.io.frames import NamedTable
from dxmatch.io.importer import read_feed
from dxmatch.io.issues import IssueCode, Severity
from dxmatch.io.limits import Limits
from dxmatch.io.mapping import Mapping, read_mapping
from dxmatch.io.project_file import read_project
from dxmatch.io.proposal import MappingProposal, propose_mapping
from dxmatch.io.quarantine import read_quarantine, requeue, write_quarantine
from dxmatch.io.report import ImportReport, QuarantinedRow, RowIssue, SkippedColumn, SkipReason
from dxmatch.io.shipped import profiles
from dxmatch.io.writers import write_talents

__all__ = [
    "ImportReport",
    "IssueCode",
    "Limits",
    "Mapping",
    "MappingProposal",
    "NamedTable",
    "QuarantinedRow",
    "RowIssue",
    "Severity",
    "SkipReason",
    "SkippedColumn",
    "profiles",
    "propose_mapping",
    "read_feed",
    "read_mapping",
    "read_project",
    "read_quarantine",
    "requeue",
    "write_quarantine",
    "write_talents",
]
