"""How Japanese a text looks: the evidence by which cp932 and EUC-JP are told apart."""

from __future__ import annotations

SAMPLE = 200_000
"""Characters that are looked at."""


def plausibility(text: str) -> float:
    """Mean points of the characters beyond ASCII: kana and kanji 1, half-width 0, others −3."""
    points = [_points(char) for char in text[:SAMPLE] if char > "\x7f"]
    return sum(points) / len(points) if points else 0.5


def only_half_width(text: str) -> bool:
    """Whether everything beyond ASCII is half-width kana: two bytes of EUC-JP look like that."""
    return all("\uff61" <= char <= "\uff9f" for char in text[:SAMPLE] if char > "\x7f")


def has_kana(text: str) -> bool:
    """Whether there is any full-width kana."""
    return any("\u3041" <= char <= "\u30fe" for char in text[:SAMPLE])


def _points(char: str) -> int:
    if "\u3000" <= char <= "\u30ff" or "\u4e00" <= char <= "\u9fff" or "\uff01" <= char <= "\uff5e":
        return 1
    if "\uff61" <= char <= "\uff9f":
        return 0
    # Signs of everyday Japanese text: ①, Ⅲ, ㈱, →, ○, ±, ―, ￥.
    return 1 if "\u2010" <= char <= "\u33ff" or char in "±×÷°§¶\uffe5\uf929" else -3
