"""What solvers print by themselves must not get into a result on stdout."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def solver_output_aside() -> Iterator[None]:
    """Whatever compiled code prints to stdout goes to stderr; HiGHS has a stray message."""
    sys.stdout.flush()
    try:
        kept = os.dup(1)
    except OSError:  # stdout is closed, so nothing can get into it
        yield
        return
    try:
        os.dup2(2, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
