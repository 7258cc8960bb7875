"""Judgement: the algebra of evaluation sheets, and the lines that can stand on them."""

from dxmatch.scoring.algebra import CODE_ONLY, Constraint, Line, OnUnknown, Scorer, Strategy, Trait
from dxmatch.scoring.reason import Reason, reason

__all__ = [
    "CODE_ONLY",
    "Constraint",
    "Line",
    "OnUnknown",
    "Reason",
    "Scorer",
    "Strategy",
    "Trait",
    "reason",
]
