"""The municipality table: codes, names, repair, and the comparison with an independent list."""

from __future__ import annotations

import csv
import os
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.models import ANYWHERE, Municipality, MunicipalityCategory, Zone, check_digit
from dxmatch.vocabulary.municipality_table import municipalities
from dxmatch.vocabulary.place_name import fold_place
from dxmatch.vocabulary.prefectures import REGIONS, prefecture_code, prefecture_name

TABLE = municipalities()
BODIES = tuple(TABLE)
ROOT = Path(__file__).resolve().parents[2]
bodies = st.sampled_from(BODIES)
SHARED = Path(os.environ.get("DXMATCH_SHARED", ROOT.parent / "shared"))
INDEPENDENT = SHARED / "data" / "localgovjp_2026-07-09_cc0.csv"

OLD_HAMAMATSU = {"221317", "221325", "221333", "221341", "221350", "221368", "221376"}
"""Seven wards until 2023; the independent list still has them."""
NEW_HAMAMATSU = {"221384", "221392", "221406"}
OTHER_SPELLING = {"403440": "須恵町"}
"""The postal data writes 須惠町; both fold to the same key."""


def codes(found: tuple[Municipality, ...]) -> list[str]:
    return [body.code for body in found]


def test_counts_by_category() -> None:
    counts = Counter(body.category for body in BODIES)
    assert len(TABLE) == len(BODIES) == 1959
    assert counts == {
        MunicipalityCategory.PREFECTURE: 47,
        MunicipalityCategory.DESIGNATED_CITY: 20,
        MunicipalityCategory.CORE_CITY: 62,
        MunicipalityCategory.CITY: 710,
        MunicipalityCategory.SPECIAL_WARD: 23,
        MunicipalityCategory.WARD: 171,
        MunicipalityCategory.TOWN: 743,
        MunicipalityCategory.VILLAGE: 183,
    }


def test_codes_are_sorted_unique_and_checked() -> None:
    """The sixth digit follows from the first five, for every body."""
    listed = [body.code for body in BODIES]
    assert listed == sorted(set(listed))
    assert all(check_digit(code[:5]) == code[5] for code in listed)


def test_the_file_says_where_it_comes_from() -> None:
    for name in ("municipalities.csv", "prefectures.csv"):
        path = ROOT / "src/dxmatch/vocabulary/data" / name
        head = path.read_text(encoding="utf-8").splitlines()[:3]
        assert [line.split(":")[0] for line in head] == ["# source", "# as_of", "# script"]
        assert path.stat().st_size < 100_000


@given(bodies)
def test_code_identity(body: Municipality) -> None:
    """by_code ∘ code is the identity."""
    assert TABLE.by_code(body.code) == body


@given(bodies)
def test_every_name_finds_its_body(body: Municipality) -> None:
    """Name, reading and the name after its prefecture all find the body, in its prefecture."""
    prefecture = prefecture_name(body.prefecture)
    whole = body.name if body.category == MunicipalityCategory.PREFECTURE else ""
    for name in (body.name, body.kana, whole or prefecture + body.name):
        assert body in TABLE.by_name(name)
        assert body in TABLE.by_name(name, prefecture=body.prefecture)


@given(bodies)
def test_repair_finds_what_was_lost(body: Municipality) -> None:
    """Without its check digit or its leading zero a code is still found, at times with others."""
    short = body.code[:5]
    for raw in (body.code, short, body.code.lstrip("0"), short.lstrip("0")):
        assert body in TABLE.repair(raw)


@given(st.text() | st.text("茅ヶヵがけかガ゙ﾞｹ崎 ẞﬀ髙・"))
def test_folding_is_idempotent(text: str) -> None:
    """fold ∘ fold = fold."""
    assert fold_place(fold_place(text)) == fold_place(text)


@given(bodies, st.integers(1, 9))
def test_a_wrong_check_digit_is_not_guessed(body: Municipality, shift: int) -> None:
    """Six digits with a wrong last digit repair to nothing."""
    wrong = body.code[:5] + str((int(body.code[5]) + shift) % 10)
    assert TABLE.repair(wrong) == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("長野県茅野市", ["202142"]),
        ("茅野市役所", ["202142"]),
        ("長野県 茅野市", ["202142"]),
        ("ちのし", ["202142"]),
        ("ﾅｶﾞﾉｹﾝﾁﾉｼ", ["202142"]),
        ("府中市", ["132063", "342084"]),
        ("龍ヶ崎市", ["082082"]),
        ("竜ケ崎市", ["082082"]),
        ("茅が崎市", ["142077"]),
        ("山の内町", ["205613"]),
        ("葛\U000e0100城市", ["292117"]),
        ("須恵町", ["403440"]),
        ("福岡県糟屋郡須恵町", ["403440"]),
        ("北海道余市郡余市町", ["014087"]),
        ("兵庫県赤穂郡上郡町", ["284815"]),
        ("吉備中央町役場", ["336815"]),
        ("世田谷区役所", ["131121"]),
        ("長野県庁", ["200000"]),
        ("京都府京都市", ["261009"]),
        ("四日市市", ["242021"]),
        ("三宅村", ["133817"]),
        ("横浜市緑区", ["141135"]),
        ("茅野", []),
        ("", []),
        ("県", []),
    ],
)
def test_by_name(name: str, expected: list[str]) -> None:
    assert codes(TABLE.by_name(name)) == expected


def test_a_prefecture_narrows_a_name() -> None:
    assert codes(TABLE.by_name("府中市", prefecture=34)) == ["342084"]
    assert TABLE.by_name("府中市", prefecture=20) == ()
    assert TABLE.by_name("長野県府中市") == ()


def test_a_ward_alone_gives_all_wards_of_that_name() -> None:
    found = TABLE.by_name("中央区")
    assert {"131024", "011011", "281107"} <= set(codes(found))
    assert all(body.name.endswith("中央区") for body in found)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("20214", ["202142"]),
        ("２０２１４２", ["202142"]),
        ("10006", ["010006"]),
        ("12203", ["012203", "122033"]),
        ("1100", ["011002"]),
        ("202143", []),
        ("2202", ["022021"]),
        ("茅野市", []),
        ("", []),
    ],
)
def test_repair(raw: str, expected: list[str]) -> None:
    assert codes(TABLE.repair(raw)) == expected


def test_zones_and_categories_of_known_bodies() -> None:
    health = {b.code for b in BODIES if Zone.DIGITAL_GARDEN_HEALTH in b.zones}
    assert health == {"172065", "202142", "336815"}
    kinds = {
        "281000": MunicipalityCategory.DESIGNATED_CITY,
        "202011": MunicipalityCategory.CORE_CITY,
        "172111": MunicipalityCategory.CITY,
        "281107": MunicipalityCategory.WARD,
    }
    assert {code: TABLE.by_code(code).category for code in kinds} == kinds  # type: ignore[union-attr]


def test_the_table_holds_every_fact_of_the_facts_file() -> None:
    """Designated cities, core cities and zones are those of the cited orders, no more, no less."""
    path = ROOT / "src/dxmatch/vocabulary/data/municipality_facts.toml"
    facts = tomllib.loads(path.read_text(encoding="utf-8"))

    def of(category: MunicipalityCategory) -> set[str]:
        return {body.code for body in BODIES if body.category == category}

    assert of(MunicipalityCategory.DESIGNATED_CITY) == set(facts["designated_cities"]["names"])
    assert of(MunicipalityCategory.CORE_CITY) == set(facts["core_cities"]["codes"])
    for zone in Zone:
        assert {b.code for b in BODIES if zone in b.zones} == set(facts["zones"][zone]["codes"])


def test_in_prefecture() -> None:
    nagano = TABLE.in_prefecture(20)
    assert (nagano[0].name, len(nagano)) == ("長野県", 78)
    assert sum(len(TABLE.in_prefecture(n)) for n in ANYWHERE) == len(TABLE)


@given(st.integers(1, 47), st.sampled_from(["ja", "en"]))
def test_prefecture_round_trip(number: int, lang: str) -> None:
    """prefecture_code ∘ prefecture_name is the identity in both languages, and short too."""
    name = prefecture_name(number, "ja" if lang == "ja" else "en")
    short = name if name == "北海道" else name.removesuffix("県").removesuffix("府")
    assert prefecture_code(name) == prefecture_code(short) == number


def test_prefecture_words() -> None:
    assert prefecture_code("とうきょう") == prefecture_code("Tokyo") == 13
    assert prefecture_code("茅野市") is None
    with pytest.raises(ValueError, match="1 to 47"):
        prefecture_name(48)


def test_regions_are_prefectures() -> None:
    assert REGIONS["関東圏"] == REGIONS["関東"] == frozenset(range(8, 15))
    assert REGIONS["三大都市圏"] == {11, 12, 13, 14, 21, 23, 24, 26, 27, 28, 29}
    assert all(area and area <= ANYWHERE for area in REGIONS.values())


def plain(text: str) -> str:
    return fold_place(unicodedata.normalize("NFKC", text))


@pytest.mark.skipif(not INDEPENDENT.is_file(), reason="the independent list is not here")
def test_against_an_independent_list() -> None:
    """The same bodies, names and readings as a list from another source, but for known cases."""
    with INDEPENDENT.open(encoding="utf-8-sig", newline="") as file:
        other = {row["lgcode"]: row for row in csv.DictReader(file)}
    ours = {b.code: b for b in BODIES if b.category != MunicipalityCategory.PREFECTURE}
    assert other.keys() - ours.keys() == OLD_HAMAMATSU
    assert ours.keys() - other.keys() == NEW_HAMAMATSU
    both = ours.keys() & other.keys()
    spelt = {code: other[code]["city"].replace(" ", "") for code in both}
    assert {c: name for c, name in spelt.items() if name != ours[c].name} == OTHER_SPELLING
    assert all(plain(spelt[code]) == plain(ours[code].name) for code in both)
    assert all(plain(other[code]["citykana"]) == plain(ours[code].kana) for code in both)
    assert all(other[c]["pref"] == prefecture_name(ours[c].prefecture) for c in both)
