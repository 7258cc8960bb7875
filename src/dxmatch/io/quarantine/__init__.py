"""隔離: the rows that wait, as files for people, and the way back in."""

from dxmatch.io.quarantine.files import read_quarantine, write_quarantine
from dxmatch.io.quarantine.replay import requeue

__all__ = ["read_quarantine", "requeue", "write_quarantine"]
