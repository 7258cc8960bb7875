"""Why not, what instead: what would have to change, counted and checked again."""

from dxmatch.explain.change import Change, ChangeKind
from dxmatch.explain.relaxation import Conflict, DroppedLines, Relaxation
from dxmatch.explain.relaxations import Relaxations
from dxmatch.explain.relaxing import relax
from dxmatch.explain.why_not_changes import WayUp

__all__ = [
    "Change",
    "ChangeKind",
    "Conflict",
    "DroppedLines",
    "Relaxation",
    "Relaxations",
    "WayUp",
    "relax",
]
