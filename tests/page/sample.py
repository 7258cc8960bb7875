"""A page with every kind of block, all texts from one function."""

from __future__ import annotations

from collections.abc import Callable

from dxmatch.page import (
    Cell,
    Facts,
    Items,
    Link,
    Note,
    Page,
    Person,
    Section,
    Step,
    Table,
    Tone,
    Waterfall,
    number,
)


def page(text: Callable[[str], str] = str) -> Page:
    """``text`` makes every text of the page from a plain one."""
    t = text
    table = Table(
        t("caption"),
        (t("head"), t("count"), t("tone")),
        (
            (Cell(t("row")), number(3), Cell(t("good"), tone=Tone.GOOD, note=t("note"))),
            (Cell(t("other")), Cell("–"), Cell(t("bad"), tone=Tone.BAD, hint=t("hint"))),
        ),
    )
    steps = (
        Step(t("skill"), t("60 × 0.5"), 30, 60, "30.00", t("reason")),
        Step(t("price"), t("40 × 1"), 40, 40, "40.00", t("reason")),
    )
    heads = (t("line"), t("calculation"), t("points"), t("bar"), t("reason"), t("total"))
    fall = Waterfall(t("points"), heads, "{label}: {points}", steps, "70.00", 100)
    person = Person(t("1"), t("name"), t("badge"), ((t("a"), t("b")),), table, fall, t("70"))
    blocks = (
        Note(t("told"), Tone.OPEN),
        Facts(((t("name"), t("value")),)),
        Items(t("title"), (t("one"), t("two"))),
        table,
        person,
        fall,
        Link(t("link"), "position-1.html"),
    )
    return Page(
        lang="ja",
        title=t("title"),
        overline=t("over"),
        badge=t("badge"),
        summary=((t("figure"), t("value")),),
        sections=(Section("all", t("section"), blocks),),
        footer=t("footer"),
    )
