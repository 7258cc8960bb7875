"""The 47 prefectures (JIS X 0401) and the regions that feeds name instead of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, NamedTuple

from dxmatch.models import ANYWHERE, Lang
from dxmatch.vocabulary.place_name import fold_place

_THREE_AROUND_TOKYO = {11, 12, 13, 14}
_AREAS: Final[dict[str, set[int]]] = {
    "東北": {*range(2, 8)},
    "関東": {*range(8, 15)},
    "関東甲信越": {*range(8, 16), 19, 20},
    "北関東": {8, 9, 10},
    "一都三県": _THREE_AROUND_TOKYO,
    # Trade use. The law's 首都圏 (首都圏整備法) is wider; the narrower reading promises less.
    "首都圏": _THREE_AROUND_TOKYO,
    "甲信越": {15, 19, 20},
    "北陸": {16, 17, 18},
    "東海": {21, 22, 23, 24},
    "中部": {*range(15, 24)},
    "近畿": {*range(25, 31)},
    "関西": {*range(25, 31)},
    "中国": {*range(31, 36)},
    "四国": {*range(36, 40)},
    "九州": {*range(40, 47)},
    "九州沖縄": {*range(40, 48)},
    "九州・沖縄": {*range(40, 48)},
    # 地域活性化起業人: the whole of these prefectures (rule texts of 山県市 and えびの市)
    "三大都市圏": {11, 12, 13, 14, 21, 23, 24, 26, 27, 28, 29},
}
_ANYWHERE_WORDS = ("全国", "日本全国", "全国可", "不問")


def _spellings() -> Mapping[str, frozenset[int]]:
    table = dict.fromkeys(_ANYWHERE_WORDS, ANYWHERE)
    for name, prefectures in _AREAS.items():
        endings = ("",) if name.endswith(("圏", "県")) else ("", "圏", "地方", "エリア")
        table |= {name + ending: frozenset(prefectures) for ending in endings}
    return MappingProxyType(table)


REGIONS: Final[Mapping[str, frozenset[int]]] = _spellings()
"""Region name as feeds write it (関東, 関東圏, 関東地方, 全国 …) to prefecture codes."""


class _Row(NamedTuple):
    number: int
    code: str
    name: str
    kana: str
    romaji: str


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    text = files("dxmatch.vocabulary").joinpath("data/prefectures.csv").read_text("utf-8")
    lines = [line.split(",") for line in text.splitlines() if not line.startswith("#")]
    return tuple(_Row(int(number), *rest) for number, *rest in lines[1:])


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    """Folded name, reading or English name, with and without 都, 府, 県, to the code."""
    numbers: dict[str, int] = {}
    for row in _rows():
        names = [row.name, row.kana, row.romaji, f"{row.romaji} prefecture"]
        if row.name[-1] in "都府県":
            names += [row.name[:-1], row.kana.removesuffix("ケン")]
        if row.name[-1] in "都府":
            names.append(row.kana[:-1])
        numbers |= dict.fromkeys(map(fold_place, names), row.number)
    return numbers


def prefecture_code(name: str) -> int | None:
    """JIS X 0401 code, 1 to 47, of 長野県, 長野, ながの or Nagano; None if it is no prefecture."""
    return _numbers().get(fold_place(name))


def prefecture_name(code: int, lang: Lang = "ja") -> str:
    """長野県 or Nagano for 20.

    Raises:
        ValueError: the code is not 1 to 47.
    """
    if code not in ANYWHERE:
        raise ValueError(f"prefecture code {code} is not 1 to 47 (都道府県コードは 1 から 47 です)")
    row = _rows()[code - 1]
    return row.name if lang == "ja" else row.romaji
