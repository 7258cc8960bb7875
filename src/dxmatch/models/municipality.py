"""Municipalities and their six-digit codes (全国地方公共団体コード, JIS X 0402)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from dxmatch.models.base import Model, ShortText, Sorted
from dxmatch.models.work_style import Prefecture


class MunicipalityCategory(StrEnum):
    """What kind of public body it is."""

    PREFECTURE = "prefecture"
    DESIGNATED_CITY = "designated_city"
    CORE_CITY = "core_city"
    CITY = "city"
    SPECIAL_WARD = "special_ward"
    WARD = "ward"
    TOWN = "town"
    VILLAGE = "village"


class Zone(StrEnum):
    """National strategic special zones that matter for digital work."""

    DIGITAL_GARDEN_HEALTH = "digital_garden_health"
    SUPER_CITY = "super_city"


def check_digit(first_five: str) -> str:
    """The sixth digit for five: Σ digit × (6, 5, 4, 3, 2), r = Σ mod 11, (11 − r) mod 10."""
    total = sum(
        int(digit) * weight for digit, weight in zip(first_five, (6, 5, 4, 3, 2), strict=True)
    )
    return str((11 - total % 11) % 10)


def _valid_code(code: str) -> str:
    if not 1 <= int(code[:2]) <= 47:
        raise ValueError("the first two digits must be a prefecture, 01 to 47 (都道府県コード)")
    if check_digit(code[:5]) != code[5]:
        raise ValueError("the check digit of the municipality code is wrong (検査数字の誤り)")
    return code


MunicipalityCode = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{6}$"), AfterValidator(_valid_code)
]


class Municipality(Model):
    """自治体: who needs people."""

    code: MunicipalityCode
    name: ShortText
    kana: str = ""
    category: MunicipalityCategory
    zones: Annotated[frozenset[Zone], Sorted] = frozenset()
    population: Annotated[int, Field(ge=0)] | None = None

    @property
    def prefecture(self) -> Prefecture:
        """JIS X 0401 code of the prefecture, 1 to 47."""
        return int(self.code[:2])
