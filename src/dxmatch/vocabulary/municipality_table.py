"""The table of prefectures, cities, towns, villages and wards with their six-digit codes."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import NamedTuple

from dxmatch.models import Municipality, MunicipalityCategory, Zone, check_digit
from dxmatch.vocabulary.place_name import fold_place

_OFFICE = re.compile(r"(?<=[市区町村])役[所場]$|(?<=[都道府県])庁$")
_COUNTY = re.compile(r"^.{1,5}?郡(?=.+[町村]$)")


class _Row(NamedTuple):
    """One line of the file; a full model is made only when it is asked for."""

    code: str
    name: str
    kana: str
    category: str
    zones: str

    def model(self) -> Municipality:
        return Municipality(
            code=self.code,
            name=self.name,
            kana=self.kana,
            category=MunicipalityCategory(self.category),
            zones=frozenset(map(Zone, self.zones.split())),
        )

    def names(self) -> tuple[str, ...]:
        """Every name it is found by; a ward of a designated city also without the city."""
        city, found, ward = self.name.partition("市")
        alone = (ward,) if found and city and self.category == MunicipalityCategory.WARD else ()
        return (self.name, self.kana, *alone)


class MunicipalityTable:
    """自治体の表: 47 prefectures, 1,741 municipalities and 171 wards, in order of code."""

    def __init__(self, rows: tuple[_Row, ...]) -> None:
        self._rows = rows
        self._by_code = {row.code: row for row in rows}

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Municipality]:
        return (row.model() for row in self._rows)

    def by_code(self, code: str) -> Municipality | None:
        """The body with this six-digit code, or None."""
        row = self._by_code.get(code)
        return None if row is None else row.model()

    def by_name(self, name: str, *, prefecture: int | None = None) -> tuple[Municipality, ...]:
        """All bodies of a name, in order of code; empty if there is none.

        Takes the name or its reading, also after the prefecture or the county (長野県茅野市,
        北佐久郡軽井沢町) and before 役所, 役場 or 庁; spelling variants fold together
        (``fold_place``). 府中市 gives two: names are not unique, so this never picks one.
        """
        key = _OFFICE.sub("", fold_place(name))
        for tail, within in self._readings(key):
            rows = self._by_key.get(tail, ())
            found = [r for r in rows if within in (None, int(r.code[:2]))]
            if found:
                return tuple(r.model() for r in found if prefecture in (None, int(r.code[:2])))
        return ()

    def repair(self, raw: str) -> tuple[Municipality, ...]:
        """All bodies that a damaged code can mean: five digits, or a leading zero lost.

        ``20214`` lacks the check digit, ``10006`` the zero of Hokkaido, and ``12203`` may be
        either, so it gives two. A wrong check digit gives none: it is not guessed.
        """
        digits = unicodedata.normalize("NFKC", raw).strip()
        if not (digits.isascii() and digits.isdigit() and 4 <= len(digits) <= 6):
            return ()
        full = [digits, f"0{digits}"]
        full += [five + check_digit(five) for five in full if len(five) == 5]
        rows = (self._by_code.get(code) for code in sorted({c for c in full if len(c) == 6}))
        return tuple(row.model() for row in rows if row is not None)

    def in_prefecture(self, number: int) -> tuple[Municipality, ...]:
        """Every body inside a prefecture (JIS X 0401, 1 to 47), the prefecture itself first."""
        return tuple(row.model() for row in self._rows if int(row.code[:2]) == number)

    @cached_property
    def _by_key(self) -> dict[str, list[_Row]]:
        keys: defaultdict[str, list[_Row]] = defaultdict(list)
        for row in self._rows:
            for key in {fold_place(name) for name in row.names()}:
                keys[key].append(row)
        return dict(keys)

    @cached_property
    def _prefectures(self) -> tuple[tuple[str, int], ...]:
        rows = (row for row in self._rows if row.category == MunicipalityCategory.PREFECTURE)
        return tuple((fold_place(n), int(r.code[:2])) for r in rows for n in (r.name, r.kana))

    def _readings(self, key: str) -> Iterator[tuple[str, int | None]]:
        """The key as it is, without its county, and both again without its prefecture."""
        yield key, None
        yield _COUNTY.sub("", key), None
        for name, number in self._prefectures:
            if key.startswith(name) and key != name:
                yield key.removeprefix(name), number
                yield _COUNTY.sub("", key.removeprefix(name)), number


@lru_cache(maxsize=1)
def municipalities() -> MunicipalityTable:
    """The table, read once from the packaged file (its first lines name source and day)."""
    text = files("dxmatch.vocabulary").joinpath("data/municipalities.csv").read_text("utf-8")
    lines = (line.split(",") for line in text.splitlines() if not line.startswith("#"))
    return MunicipalityTable(tuple(_Row(*cells) for cells in lines if cells[0] != "code"))
