"""Why, why not, what instead, how sure: answers about one sheet, one position and one pool.

What would have to change is counted and checked again; the methods of
`dxmatch.matching.Shortlist` are the usual way in.
"""

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
