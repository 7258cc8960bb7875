"""Seeded generators: ``class/number`` always gives the same case, with what is known of it.

Good rows are those of ``good(n)``; a row that is damaged bears the id ``Z-nnn``, so the truth of
all others is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import Final

from tests.badinput.case import Case, Klass
from tests.badinput.generate_binary import binary_case, mapping_case
from tests.badinput.generate_json import json_case
from tests.badinput.generate_text import csv_case, encoding_case
from tests.badinput.generate_values import gaming_case, unicode_case, value_case
from tests.badinput.generate_xlsx import container_case, xml_case


@dataclass(frozen=True, slots=True)
class Generator:
    """How many inputs a class has in the CI tier, and how one is made."""

    count: int
    make: Callable[[str, Random], Case]


GENERATORS: Final[Mapping[Klass, Generator]] = MappingProxyType(
    {
        Klass.CSV: Generator(3000, csv_case),
        Klass.ENCODING: Generator(2000, encoding_case),
        Klass.XLSX_CONTAINER: Generator(300, container_case),
        Klass.XLSX_XML: Generator(3000, xml_case),
        Klass.JSON: Generator(3000, json_case),
        Klass.BINARY: Generator(500, binary_case),
        Klass.MAPPING: Generator(1000, mapping_case),
        Klass.VALUES: Generator(5000, value_case),
        Klass.UNICODE: Generator(2000, unicode_case),
        Klass.GAMING: Generator(500, gaming_case),
    }
)


def generated(klass: Klass, number: int) -> Case:
    """The case ``klass/number``."""
    name = f"{klass}/{number}"
    return GENERATORS[klass].make(name, Random(name))
