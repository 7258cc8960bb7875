"""Hostile and odd values in one row of any kind of file; the rows beside it must not notice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from dxmatch.io import ImportReport
from tests.badinput.building import as_csv, as_json, as_json_lines, good, grid, xlsx
from tests.badinput.case import Case, Klass, Read, Survives
from tests.badinput.damage import feed, splice

_NUMBERS = ("0", "-1", "1", "80", "80.5", "８０", "八十", "1e400", "NaN", "inf", "10" * 200, "0.1")
_MONEY = (
    "円",
    "万円",
    "万",
    "千円",
    "円/時",
    "円/日",
    "万円/月",
    "万円/年",
    "$",
    "¥",
    "k",
    "億",
    "",
)
_RANGES = ("~", "〜", "～", "-", "－", "―", "から", "…", "/")
_TIMES = ("年", "月", "日", "/", "-", ".", "年度", "Q", "月末", "上旬", "ヶ月", "週", "日/週", "%")
_ERAS = ("令和", "平成", "昭和", "R", "H", "S", "明治", "大正", "", "西暦", "20")
_WORDS = ("即日", "応相談", "未定", "要相談", "NA", "N/A", "None", "null", "nan", "なし",
          "-", "TBD", "=1+1", "=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "#REF!", "1900-01-00",
          "9999-12-31", "0000-00-00", "2027/2/29", "2027/13/1", "99/99/99", "Python",
          "全スキル")  # fmt: skip
_COLUMNS = ("職種", "スキル", "希望単価", "参画可能日", "稼働率", "自己PR", "人材ID")
_ODD = (
    "\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\u00ad", "\U000e0100", "\ufe0f", "\u0301",
    "а", "е", "о", "ο", "Ⅰ", "㈱", "㍿", "ﾃﾞ", "か\u3099",
    "〜", "～", "－", "ー", "―", "‐", "\u3000",
    "\xa0", "\u2028", "\x85", "\x7f", "\x1b[31m", "\x00", "\x08", "𠮷", "髙", "﨑", "葛\U000e0100",
    "😀", "👨‍👩‍👧", "🇯🇵", "\ufffd", "\ufffe", "\U0010ffff",
    "ẞ", "İ", "ı", "ſ", "Ǆ", "ﬁ", "%s", "{}", "{0}",
    "\\u0000", "<script>", "</script>", "&lt;", "' OR 1=1 --", "${jndi:x}", "{{7*7}}", "%00", "../",
)  # fmt: skip
_SKILLS = ("Python", "Java", "C", "C++", "C#", "R", "Go", "SQL", "AWS", "要件定義", "業務改善")


def _money(random: Random) -> str:
    low, high = random.choice(_NUMBERS), random.choice(_NUMBERS)
    if random.random() < 0.5:
        return low + random.choice(_MONEY)
    return low + random.choice(_MONEY) + random.choice(_RANGES) + high + random.choice(_MONEY)


def _date(random: Random) -> str:
    parts = random.randint(1, 4)
    return random.choice(_ERAS) + "".join(
        str(random.choice((0, 1, 2, 4, 12, 13, 29, 30, 31, 32, 99, 2027))) + random.choice(_TIMES)
        for _ in range(parts)
    )


def _mixture(random: Random) -> str:
    pieces = (*_NUMBERS, *_MONEY, *_RANGES, *_TIMES, *_ERAS, *_WORDS, *_SKILLS)
    return "".join(random.choices(pieces, k=random.randint(1, 8)))


def _odd(random: Random) -> str:
    text = random.choice((*_SKILLS, *_WORDS, "", "データ基盤の設計"))
    return splice(random, text, _ODD, random.randint(1, 12)) * random.choice((1, 1, 1, 1, 300))


_VALUES: Sequence[Callable[[Random], str]] = (
    _money, _date, _mixture, lambda random: random.choice(_WORDS)
)  # fmt: skip


def value_case(name: str, random: Random) -> Case:
    """Wrong or strange amounts, days and words."""
    return _with_values(name, Klass.VALUES, random, _VALUES)


def unicode_case(name: str, random: Random) -> Case:
    """Invisible, look-alike, directional and control characters."""
    return _with_values(name, Klass.UNICODE, random, (_odd,))


def _with_values(
    name: str, klass: Klass, random: Random, values: Sequence[Callable[[Random], str]]
) -> Case:
    source = feed(random)
    row = source.rows[source.place]
    for column in random.sample(_COLUMNS, random.randint(1, 5)):
        text = random.choice(values)(random)
        # An id that reads as that of a good row would rightly cost one of the two.
        row[column] = f"Z{text}" if column == "人材ID" else text
    file, write = _writer(
        random, any("\x00" <= c < " " or c >= "\ufffe" for t in row.values() for c in t)
    )
    rows = source.rows
    due = Survives(source.good, refusable=False)
    return Case(name, klass, lambda: write(rows), due, file_name=file)


Write = Callable[[list[dict[str, str]]], bytes]


def _writer(random: Random, no_xml: bool) -> tuple[str, Write]:
    """A kind of file that can hold the text; XML holds no control characters."""
    kinds: list[tuple[str, Write]] = [
        ("feed.csv", as_csv),
        ("feed.json", as_json),
        ("feed.jsonl", as_json_lines),
        ("feed.xlsx", lambda rows: xlsx(grid(rows))),
    ]
    return random.choice(kinds[:3] if no_xml else kinds)


def gaming_case(name: str, random: Random) -> Case:
    """A stuffed twin claims no more than the honest one: same skills, same levels."""
    skills = random.sample(_SKILLS, random.randint(1, 6))
    stuffed = skills * random.randint(2, 50)
    random.shuffle(stuffed)
    if random.random() < 0.5:
        stuffed = [splice(random, skill, ["\u200b", "\u2060"]) for skill in stuffed]
    separator = random.choice(("、", ",", "/", "\n"))
    honest = good(1, 人材ID="X-1", スキル="、".join(skills))
    cheat = good(1, 人材ID="X-2", スキル=separator.join(stuffed))

    def same(report: ImportReport) -> None:
        one, other = report.talents
        assert [(c.skill, c.level) for c in one.skills] == [
            (c.skill, c.level) for c in other.skills
        ]

    due = Read(accepted=2, quarantined=0, ids=("X-1", "X-2"), check=same)
    return Case(name, Klass.GAMING, lambda: as_csv([honest, cheat]), due)
