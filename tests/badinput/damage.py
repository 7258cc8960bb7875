"""Feeds with one damaged row, and damage of bytes and text, by a seeded generator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tests.badinput.building import good


@dataclass(frozen=True, slots=True)
class Feed:
    """Rows of which one, at ``place`` from 0, is to be damaged; the others are good."""

    rows: list[dict[str, str]]
    place: int

    @property
    def good(self) -> tuple[str, ...]:
        """The ids that are not to be damaged."""
        return tuple(row["人材ID"] for row in self.rows if row["人材ID"].startswith("G-"))


def feed(random: Random, least: int = 3, most: int = 9) -> Feed:
    """A feed of good rows with one of id ``Z-nnn`` among them."""
    count = random.randint(least, most)
    first = random.randint(1, 40)
    rows = [good(number) for number in range(first, first + count)]
    place = random.randrange(count)
    rows[place] = {**rows[place], "人材ID": rows[place]["人材ID"].replace("G", "Z")}
    return Feed(rows, place)


def flip(random: Random, content: bytes, times: int, avoid: bytes = b"") -> bytes:
    """Bytes replaced, put in, taken out or repeated; none of ``avoid`` is put in or taken out."""
    data = bytearray(content)
    for _ in range(times):
        if not data:
            break
        place = random.randrange(len(data))
        byte = random.choice([random.randrange(256), *b",;\t'=\x00\x7f\x80\xff{}[]<>&"])
        if byte in avoid or data[place] in avoid:
            continue
        match random.randrange(4):
            case 0:
                data[place] = byte
            case 1:
                data.insert(place, byte)
            case 2:
                del data[place]
            case _:
                data[place:place] = bytes([byte]) * random.randint(2, 40)
    return bytes(data)


def splice(random: Random, text: str, pieces: Sequence[str], times: int = 1) -> str:
    """Text with some of the pieces put in anywhere."""
    for _ in range(times):
        place = random.randint(0, len(text))
        text = text[:place] + random.choice(pieces) + text[place:]
    return text
