"""Labels, titles and mails with ornaments."""

from __future__ import annotations

from dataclasses import dataclass

from dxmatch.io.parsed import Parsed


@dataclass(frozen=True, slots=True)
class Label:
    """A label without ornaments, and the value that stood behind it."""

    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """A title without reply marks; ``urgent`` if it said so."""

    text: str
    urgent: bool = False


def clean_label(raw: str) -> Parsed[Label]:
    """A label without ornaments."""
    raise NotImplementedError


def clean_title(raw: str) -> Parsed[Title]:
    """A title without RE:, Fwd: and 【急募】."""
    raise NotImplementedError


def split_records(raw: str) -> Parsed[tuple[str, ...]]:
    """The records of a text that ruled lines separate."""
    raise NotImplementedError
