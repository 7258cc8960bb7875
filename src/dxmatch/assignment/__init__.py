"""配置計画: people for many projects at once."""

from dxmatch.assignment.assigner import assign
from dxmatch.assignment.certificate import Bound, Certificate, CertificateKind, Check
from dxmatch.assignment.objective import (
    Fair,
    Filled,
    LeastChange,
    Objective,
    Proposing,
    Stable,
    Total,
)
from dxmatch.assignment.placement import Change, Move, Placement, Preferred, Price, Shared, Unfilled
from dxmatch.assignment.plan import Plan
from dxmatch.assignment.terms import Effort, Pairing, Progress, Terms
from dxmatch.assignment.terms_file import read_terms

__all__ = [
    "Bound",
    "Certificate",
    "CertificateKind",
    "Change",
    "Check",
    "Effort",
    "Fair",
    "Filled",
    "LeastChange",
    "Move",
    "Objective",
    "Pairing",
    "Placement",
    "Plan",
    "Preferred",
    "Price",
    "Progress",
    "Proposing",
    "Shared",
    "Stable",
    "Terms",
    "Total",
    "Unfilled",
    "assign",
    "read_terms",
]
