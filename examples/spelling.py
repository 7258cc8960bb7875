"""Write one fact in one of the many ways in which feeds write it (see personas.toml)."""

from __future__ import annotations

from datetime import date
from random import Random

from people import DATA, EXPORTED, Person, Skill

SPELLING = DATA["spelling"]
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def written_date(rng: Random, day: date | None) -> str:
    """A start day in one of the ways of the trade."""
    if day is None:
        return str(rng.choice(SPELLING["ask_date"]))
    if day == EXPORTED:
        return str(rng.choice(SPELLING["now"]))
    year, month = day.year, day.month
    ways = [
        f"{year}/{month}/1",
        f"R{year - 2018}.{month}.1",
        f"令和{year - 2018}年{month}月1日",
        f"{year}年{month}月",
        f"{month}月上旬",
        f"{month}月",
        f"{year}.{month:02}",
        f"{year}年{month}月１日".translate(WIDE),
        str(day.toordinal() - date(1899, 12, 30).toordinal()),
        f"{year % 100}年{month}月",
    ]
    return rng.choice(ways[:4] if (day - EXPORTED).days > 300 else ways)


def written_price(rng: Random, man: tuple[int, int]) -> str:
    low, high = man
    ways = [
        f"{low}~{high}万円/月" if low < high else f"{low}万円/月",
        f"{low}~{high}万" if low < high else f"{low}万",
        f"~{high}万",
        f"{low}万~",
        f"{low}万～{low + 10}万".translate(WIDE),
        f"{low}万円前後",
        f"MAX{high + 5}万(税込)",
        f"￥{low * 10000:,}-",
        f"{low}0千円",
        f"日額{low * 500:,}円",
        f"時給{low * 10000 // 160 // 100 * 100:,}円〜",
        f"{low}万〜{low + 10}万（スキル見合い）",
        *SPELLING["ask_price"][:2],
    ]
    return str(rng.choice([*ways[:4], *ways]))


def written_days(rng: Random, days: tuple[int, int]) -> str:
    low, high = days
    if low == high == 5:
        return rng.choice(["フル稼働", "週5日", "100%", "１００％", "常勤"])
    ways = [f"週{low}~{high}", f"週{low}日〜", f"週{low}日〜".translate(WIDE), f"{high * 20}%"]
    ways += [f"週{low},{high}日"] if low < high else [f"週{low}日", f"{low / 5:g}人月"]
    ways += [f"稼働率{low * 20}〜{high * 20}%"] if low < high else []
    return rng.choice([*ways, *ways, "平日夜間・土日"] if low == 1 else ways)


def written_onsite(rng: Random, onsite: int) -> str:
    if onsite == 0:
        return str(rng.choice([*SPELLING["remote"], *SPELLING["remote"], *SPELLING["soft_remote"]]))
    if onsite >= 16:
        return str(rng.choice(SPELLING["onsite"]))
    return f"週{round(onsite / 4)}出社" if onsite >= 4 else f"月{onsite}で現地"


def written_forms(rng: Random, forms: tuple[str, ...]) -> str:
    names = [rng.choice(SPELLING["forms"][form]) for form in forms]
    return rng.choice(["、", "/", "または"]).join(names)


def written_certificates(rng: Random, person: Person) -> str:
    names = []
    for name in person.certificates:
        year = rng.randint(2014, 2021)
        ways = [
            f"{name}({year}年合格)",
            name,
            f"{name}(R{year - 2018}年取得)" if year > 2018 else name,
        ]
        names.append("登録セキスペ" if "支援士" in name else rng.choice(ways))
    if rng.random() < 0.06:
        names.append(rng.choice(["PMP取得予定", "応用情報 勉強中", "登録セキスペ(期限切れ)"]))
    return "、".join(names) if names else str(rng.choice(SPELLING["none"]))


def written_skill(rng: Random, skill: Skill) -> str:
    name, years = skill.name, skill.years
    ways = [f"{name}({years}年)", f"{name}：{years}年以上", name, f"{name} {years}年3ヶ月"]
    ways += [f"{name}（{years}年）".translate(WIDE), f"{name} 実務{years}年"]
    return rng.choice([*ways[:3], *ways])


def written_skills(rng: Random, person: Person) -> str:
    names = [written_skill(rng, skill) for skill in person.skills]
    if rng.random() < 0.05:
        names = [f"{mark}{name}" for mark, name in zip("①②③④⑤⑥⑦⑧⑨", names, strict=False)]
    return rng.choice(["、", "、", " / ", "\n"]).join(names)
