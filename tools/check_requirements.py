"""Hold requirements/*.txt to pyproject.toml, without a network.

Each file must pin what its part of pyproject.toml asks for, with hashes, for every supported
Python; agree with the smaller file it extends; and name no index and no host. ``make lock``
writes the files.
"""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

PIN = re.compile(r"([A-Za-z0-9._-]+)==([^ ;\\\n]+)(?: ; ([^\\\n]+?))?(?: \\)?\n")
PLACE = re.compile(r"://|--(extra-)?index|--find-links| @ ")
PYTHONS = ("3.11", "3.12", "3.13")


@dataclass(frozen=True)
class Pin:
    """One ``name==version ; marker`` with its hashes."""

    name: str
    version: Version
    marker: Marker | None
    hashed: bool

    def on(self, python: str) -> bool:
        return _on(self.marker, python)


def _on(marker: Marker | None, python: str) -> bool:
    here = {"python_version": python, "python_full_version": f"{python}.0"}
    return marker is None or marker.evaluate(here)


def read_pins(text: str) -> list[Pin]:
    pins = []
    for block in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE):
        if found := PIN.match(block):
            name, version, marker = found.groups()
            hashed = "--hash=sha256:" in block
            read = Marker(marker) if marker else None
            pins.append(Pin(canonicalize_name(name), Version(version), read, hashed))
    return pins


def group(groups: dict[str, list[Any]], name: str) -> list[str]:
    """The requirements of one dependency group, includes followed."""
    lines: list[str] = []
    for item in groups[name]:
        lines += [item] if isinstance(item, str) else group(groups, item["include-group"])
    return lines


def check_text(text: str, wanted: list[str], smaller: str) -> list[str]:
    """What is wrong with one requirements file."""
    pins = read_pins(text)
    problems = [f"names a place: {line}" for line in text.splitlines() if PLACE.search(line)]
    problems += [f"{pin.name} has no hash" for pin in pins if not pin.hashed]
    for python in PYTHONS:
        here = {pin.name: pin.version for pin in pins if pin.on(python)}
        for requirement in map(Requirement, wanted):
            version = here.get(canonicalize_name(requirement.name))
            if not _on(requirement.marker, python):
                continue
            if version is None or version not in requirement.specifier:
                problems.append(f"Python {python}: {requirement} is asked, {version} is pinned")
        problems += [
            f"Python {python}: {pin.name} is {here.get(pin.name)}, but {pin.version} below"
            for pin in read_pins(smaller)
            if pin.on(python) and here.get(pin.name) != pin.version
        ]
    return problems


def check(root: Path) -> list[str]:
    document = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    runtime, groups = document["project"]["dependencies"], document["dependency-groups"]
    texts = {p.stem: p.read_text(encoding="utf-8") for p in root.glob("requirements/*.txt")}
    plan: dict[str, tuple[list[str], str]] = {
        "build": (document["build-system"]["requires"], ""),
        "core": (runtime, ""),
        "test": (runtime + group(groups, "test"), texts.get("core", "")),
        "dev": (runtime + group(groups, "dev"), texts.get("test", "")),
        "bench": (runtime + group(groups, "bench"), texts.get("core", "")),
        "data": (group(groups, "data"), ""),
        "fuzz": (group(groups, "fuzz"), ""),
    }
    problems = [f"requirements/{name}.txt: not asked for" for name in sorted(texts.keys() - plan)]
    for name, (wanted, smaller) in plan.items():
        found = check_text(texts.get(name, ""), wanted, smaller)
        problems += [f"requirements/{name}.txt: {problem}" for problem in found]
    return problems


def main(arguments: list[str]) -> int:
    problems = check(Path(arguments[0] if arguments else "."))
    print(*problems or ["requirements: pinned, hashed and as pyproject.toml asks"], sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
