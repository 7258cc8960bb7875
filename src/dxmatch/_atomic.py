"""Files appear whole or not at all, also when the process is killed or the disk is full."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from pathlib import Path

_OWNER = re.compile(r"\.(\d+)-[^.]*\.tmp$")


def write_whole(path: Path, *parts: bytes | memoryview) -> None:
    """Write to a temporary file beside ``path``, sync it, and put it in place in one step.

    What an earlier, killed process left beside it is removed. A device or a pipe (``/dev/null``)
    is written to and stays what it is.

    Raises:
        OSError: the folder is missing or not writable, or the disk is full; ``path`` is as before.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as special:
            special.writelines(parts)
        return
    sweep(path)
    staged = path.parent / f"{temporary_prefix(path)}{secrets.token_hex(4)}.tmp"
    try:
        with staged.open("xb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            staged.chmod(path.stat().st_mode & 0o777)
        staged.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            staged.unlink()
        raise
    sync_folder(path.parent)


def temporary_prefix(path: Path) -> str:
    """How the temporary files and folders of this process for ``path`` begin."""
    return f".{path.name}.{os.getpid()}-"


def sweep(path: Path) -> None:
    """Remove temporary files for ``path`` whose process is gone; those of others stay."""
    for leftover in orphans(path):
        with contextlib.suppress(OSError):
            leftover.unlink()


def orphans(path: Path) -> list[Path]:
    """Temporary files and folders for ``path`` that a dead process left."""
    start = f".{path.name}."
    try:
        found = [entry for entry in path.parent.iterdir() if entry.name.startswith(start)]
    except OSError:
        return []
    return [entry for entry in found if _is_orphan(entry.name.removeprefix(start[:-1]))]


def _is_orphan(rest: str) -> bool:
    owner = _OWNER.fullmatch(rest)
    return owner is not None and not _alive(int(owner[1]))


def _alive(pid: int) -> bool:
    if pid == os.getpid():
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable; where folders cannot be synced, nothing happens."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
