"""Exit codes that scripts can use."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process says when it ends."""

    OK = 0
    PARTIAL = 1
    """Some rows are quarantined (check), a position has no eligible talent (match, demo), or
    there is no team (staff)."""
    BAD_INPUT = 2
    """A file, option or name given by the user is wrong; the message says what to do."""
    INTERRUPTED = 130
    """Ctrl-C, as shells count it (128 + SIGINT)."""
    CLOSED_PIPE = 141
    """The reader of the output went away, as shells count it (128 + SIGPIPE)."""
