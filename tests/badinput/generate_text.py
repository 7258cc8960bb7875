"""CSV structure and encodings: valid feeds, one row or the whole layout damaged."""

from __future__ import annotations

import csv
from random import Random

from tests.badinput.building import LABELS, csv_text
from tests.badinput.case import Case, Klass, Survives
from tests.badinput.damage import Feed, feed, flip, splice

_EOLS = ("\r\n", "\n", "\r")


def csv_case(name: str, random: Random) -> Case:
    """One damage of the structure of a CSV."""
    damage = random.choice((_row, _row, _row, _cut, _layout, _layout, _header, _bytes))
    return damage(name, random)


def _lines(random: Random, source: Feed) -> tuple[list[str], str]:
    """The lines of a feed without cells of several lines, and how they end."""
    quoting = random.choice((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    eol = random.choice(_EOLS)
    return csv_text(source.rows, eol="\n", quoting=quoting).splitlines(), eol


def _row(name: str, random: Random) -> Case:
    """One row is damaged; the file must be read and every other row kept."""
    source = feed(random)
    lines, eol = _lines(random, source)
    line = lines[source.place + 1]
    cells = line.split(",")
    match random.randrange(7):
        case 0:
            line = splice(random, line, ['"'])
        case 1:
            line = ",".join(cells[: random.randint(1, len(cells) - 1)])
        case 2:
            line += "," + ",".join("x" * random.randint(1, 5) for _ in range(random.randint(1, 9)))
        case 3:
            line = splice(
                random, line, ["\0", "\x1a", "\x1b[31m", "\v", "\f"], random.randint(1, 4)
            )
        case 4:
            line = line.replace(cells[4], "あ" * random.choice((5000, 200_000)), 1)
        case 5:
            line = splice(random, line, [",", ";", "\t", "'", "\\", "||"], random.randint(1, 5))
        case _:
            line = ",".join(_shuffled(random, cells))
    lines[source.place + 1] = line
    return _case(name, eol.join(lines) + eol, Survives(source.good, refusable=False))


def _shuffled(random: Random, cells: list[str]) -> list[str]:
    """Cells in another order; the name of a person stays in its column.

    In a column of text a name is text, and nothing in the file tells it from a job title.
    """
    name = cells.pop(LABELS.index("氏名"))
    random.shuffle(cells)
    cells.insert(LABELS.index("氏名"), name)
    return cells


def _cut(name: str, random: Random) -> Case:
    """The file ends too early: rows before the cut are kept."""
    source = feed(random)
    lines, eol = _lines(random, source)
    before = eol.join(lines[: source.place + 1]) + eol
    line = lines[source.place + 1]
    text = before + line[: random.randint(1, len(line))]
    return _case(name, text, Survives(source.good[: source.place], refusable=False))


def _layout(name: str, random: Random) -> Case:
    """Odd but regular: other separators, orders, quotes, blank lines, a byte order mark."""
    source = feed(random)
    for number, row in enumerate(source.rows):
        row["備考"] = random.choice(("", "a,b", 'he said ""x""', "=1+1", " ", str(number)))
    labels = [*LABELS, "備考"]
    random.shuffle(labels)
    delimiter = random.choice(",;\t|")
    text = csv_text(
        source.rows,
        delimiter=delimiter,
        eol=(eol := random.choice(_EOLS)),
        quoting=random.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
        labels=labels,
    )
    lines = text.split(eol)
    for _ in range(random.randint(0, 3)):
        blank = random.choice(("", delimiter * (len(labels) - 1)))
        lines.insert(random.randint(1, len(lines)), blank)
    skipped = random.choice((0, 0, 1, 3))
    lines[:0] = ["人材一覧"] * skipped
    layout = {"delimiter": delimiter, "skip_rows": skipped}
    due = Survives((*source.good, source.rows[source.place]["人材ID"]), refusable=False)
    mark = random.choice(("", "\ufeff"))
    return _case(name, mark + eol.join(lines), due, {"format": layout})


def _header(name: str, random: Random) -> Case:
    """A damaged header: refused, or read without wrong values."""
    source = feed(random)
    lines, eol = _lines(random, source)
    labels = lines[0].split(",")
    place = random.randrange(len(labels))
    match random.randrange(6):
        case 0:
            labels[place] = ""
        case 1:
            labels[place] = labels[random.randrange(len(labels))]
        case 2:
            labels[place] = splice(random, labels[place], ["\u200b", "\0", " ", "X", '"', "\ufeff"])
        case 3:
            del labels[place]
        case 4:
            labels += ["列"] * random.choice((1, 50, 5000))
        case _:
            labels = []
    lines[0] = ",".join(labels)
    return _case(name, eol.join(lines) + eol, Survives())


def _bytes(name: str, random: Random) -> Case:
    """Any bytes of one row: the others are right if the file is read."""
    source = feed(random)
    lines = [line.encode() for line in csv_text(source.rows, eol="\n").splitlines()]
    lines[source.place + 1] = flip(
        random, lines[source.place + 1], random.randint(1, 12), avoid=b'"\r\n'
    )
    content = b"\n".join(lines) + b"\n"
    return Case(name, Klass.CSV, lambda: content, Survives(source.good))


def _case(
    name: str, text: str, due: Survives, mapping: dict[str, dict[str, object]] | None = None
) -> Case:
    return Case(name, Klass.CSV, text.encode, due, mapping=mapping)


_ENCODINGS: tuple[str, ...] = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp932",
    "euc_jp",
)
_ENCODINGS += ("iso2022_jp", "shift_jis", "cp932", "utf-8")
_FOREIGN = (
    "utf-32",
    "gb18030",
    "big5",
    "cp949",
    "cp1252",
    "koi8-r",
    "utf-7",
    "cp500",
    "shift_jisx0213",
)


def encoding_case(name: str, random: Random) -> Case:
    """A feed in some encoding: whole, one row in another, or with damaged bytes."""
    source = feed(random, least=4)
    encoding = random.choice(_ENCODINGS)
    text = csv_text(source.rows, eol=random.choice(("\r\n", "\n")))
    match random.randrange(5):
        case 0:
            every = (*source.good, source.rows[source.place]["人材ID"])
            return _encoded(name, text.encode(encoding), Survives(every, refusable=False))
        case 1:
            stated = text.encode(encoding)
            options = {"encoding": random.choice(("utf-8", "cp932", "euc_jp", "utf-16", "ascii"))}
            return Case(name, Klass.ENCODING, lambda: stated, Survives(), options=options)
        case 2:
            foreign = text.encode(random.choice(_FOREIGN), "replace")
            return Case(name, Klass.ENCODING, lambda: foreign, Survives(), mapping="small")
        case 3:
            return _mixed(name, random, source)
        case _:
            return _damaged(name, random, source, encoding)


def _mixed(name: str, random: Random, source: Feed) -> Case:
    """One line in another encoding than the others."""
    own, other = random.sample(("utf-8", "cp932", "euc_jp"), 2)
    lines = csv_text(source.rows, eol="\n").splitlines(keepends=True)
    parts = [line.encode(own) for line in lines]
    parts[source.place + 1] = lines[source.place + 1].encode(other)
    return _encoded(name, b"".join(parts), Survives(source.good))


def _damaged(name: str, random: Random, source: Feed, encoding: str) -> Case:
    """Damaged bytes in one line; wide encodings lose their step, so the file may be refused."""
    codec = encoding if encoding in {"utf-8", "cp932", "euc_jp", "shift_jis"} else "utf-8"
    lines = csv_text(source.rows, eol="\n").splitlines(keepends=True)
    parts = [line.encode(codec) for line in lines]
    place = source.place + 1
    parts[place] = flip(random, parts[place][:-1], random.randint(1, 5), avoid=b'"\r\n') + b"\n"
    return _encoded(name, b"".join(parts), Survives(source.good))


def _encoded(name: str, content: bytes, due: Survives) -> Case:
    return Case(name, Klass.ENCODING, lambda: content, due)
