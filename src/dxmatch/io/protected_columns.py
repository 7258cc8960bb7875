"""Columns that are never imported: who somebody is, and what fair recruitment forbids to ask."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Final

from dxmatch.io.labels import JOINT, label_key

_BRACKETS = re.compile(r"[(（][^)）]*[)）]")
_PERSON: Final = ("", "basics", "person", "profile", "contact", "user")


@lru_cache(maxsize=1)
def _keys() -> frozenset[str]:
    text = files("dxmatch.io").joinpath("data/protected_columns.toml").read_text("utf-8")
    groups = tomllib.loads(text)["labels"].values()
    return frozenset(_key(label) for labels in groups for label in labels)


def _key(label: str) -> str:
    return label_key(_BRACKETS.sub("", label)).replace("_", "")


def is_protected_label(label: str) -> bool:
    """Whether a column of this label is left out, whatever the mapping says.

    The whole label counts, without what stands in brackets (氏名(イニシャル)); under a header of
    two lines its last part; in a dotted path the last part, if it belongs to the person
    (``basics.email``, but not ``skill.name``). The labels and their sources stand in
    ``data/protected_columns.toml``.
    """
    key = _key(label.rpartition(JOINT)[2])
    owner, _, leaf = key.rpartition(".")
    return key in _keys() or (leaf in _keys() and owner.rpartition(".")[2] in _PERSON)
