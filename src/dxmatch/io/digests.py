"""SHA-256 of what was read, to say later from which bytes a result came."""

from __future__ import annotations

import hashlib
from pathlib import Path


def path_digest(path: Path) -> str:
    """SHA-256 of a file, or of the digests of those in a folder; empty if there is nothing."""
    try:
        if path.is_dir():
            kinds = {".json", ".xlsx"}
            files = sorted(file for file in path.iterdir() if file.suffix.lower() in kinds)
            parts = "".join(map(_file_digest, files))
            return hashlib.sha256(parts.encode("ascii")).hexdigest()
        return _file_digest(path)
    except (OSError, ValueError):
        return ""  # read_feed says what is wrong


def _file_digest(path: Path) -> str:
    if not path.is_file():  # a pipe may never end
        return ""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
