"""Example projects and feeds, so that everything can be tried without data of one's own.

Nobody in the feeds exists. They are snapshots of one day, ``EXPORTED``: pass it as ``as_of`` when
they are imported, so that 即日 means that day.
"""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Final

EXPORTED: Final = date(2022, 7, 11)
"""The day on which the example feeds were exported."""

_FEEDS: Final = {
    "hoshi_freelance.csv": "hoshi-freelance",
    "midori_prosharing.xlsx": "midori-prosharing",
    "sora_export.jsonl": "sora-export",
}


def _folder(name: str) -> Path:
    return Path(str(files(__name__) / name))


def projects() -> dict[str, Path]:
    """The project files by name (``chino``, ``kobe``, ``nomi``)."""
    return {path.stem: path for path in sorted(_folder("projects").glob("*.toml"))}


def feeds() -> dict[str, tuple[Path, str]]:
    """The feeds by file stem, each with the name of the shipped profile that reads it."""
    folder = _folder("feeds")
    return {Path(name).stem: (folder / name, profile) for name, profile in _FEEDS.items()}
