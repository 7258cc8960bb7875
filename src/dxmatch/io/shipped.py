"""The mappings that come with the package: vendors that do not exist, and forms that many use."""

from __future__ import annotations

from collections.abc import Mapping as Table
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from dxmatch.io.mapping import Mapping, read_mapping


@lru_cache(maxsize=1)
def profiles() -> Table[str, Mapping]:
    """Name to mapping, in order of the names."""
    folder = files("dxmatch.io") / "profiles"
    found = {
        file.name.removesuffix(".toml"): read_mapping(file)
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    }
    return MappingProxyType(dict(sorted(found.items())))


@lru_cache(maxsize=1)
def resume_mapping() -> Mapping:
    """How a JSON Resume is read if no mapping is given."""
    return read_mapping(files("dxmatch.io") / "data" / "json-resume.toml")
