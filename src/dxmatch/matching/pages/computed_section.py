"""算出の方法と根拠: what the result was made from, so that it can be made again."""

from __future__ import annotations

import hashlib
import json
import platform
from importlib.metadata import version
from typing import Final

from dxmatch.errors import InvalidStrategy
from dxmatch.matching.pages.setup import Setup
from dxmatch.models import Position
from dxmatch.page import Cell, Facts, Note, Section, Table
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.sheet import strategy_to_table

_PACKAGES: Final = ("dxmatch", "numpy", "scipy", "scikit-learn", "pydantic")


def computed_section(position: Position, strategy: Strategy, setup: Setup) -> Section:
    """Digests, versions, day, and how totals come about."""
    words = setup.words
    note = words("computed_note_external" if setup.external else "computed_note")
    facts = Facts(
        (
            (words("as_of"), str(position.as_of or words("not_stated"))),
            (words("strategy_digest"), strategy_digest(strategy)),
            (words("position_digest"), position_digest(position)),
            (words("versions"), _versions()),
        ),
        wide=True,
    )
    sources = _sources(setup)
    return Section(
        "computed", words("computed"), (Note(note), facts, *([sources] if sources else []))
    )


def _sources(setup: Setup) -> Table | None:
    """A file name can name a vendor, so the external view has numbers only."""
    if not setup.sources:
        return None
    words = setup.words
    rows = [
        (
            Cell(words("input_number", number=at) if setup.external else source.name),
            Cell(source.sha256),
        )
        for at, source in enumerate(setup.sources, start=1)
    ]
    return Table(words("inputs"), (words("input"), "SHA-256"), tuple(rows))


def strategy_digest(strategy: Strategy) -> str:
    """SHA-256 of a sheet: of its plain values, or of how it is written where it has objects."""
    try:
        plain = strategy_to_table(strategy)
        text = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    except InvalidStrategy:
        text = repr(strategy)
    return _sha256(text)


def position_digest(position: Position) -> str:
    """SHA-256 of a position as JSON."""
    return _sha256(position.model_dump_json())


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _versions() -> str:
    told = [f"{name} {version(name)}" for name in _PACKAGES]
    return ", ".join([f"Python {platform.python_version()}", *told])
