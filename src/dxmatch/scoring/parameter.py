"""Parameters of lines, checked when the line is written, not when the pool is judged."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from dxmatch.scoring.refusal import refused_parameter

E = TypeVar("E", bound=StrEnum)


def checked_whole(owner: object, name: str, least: int, most: int) -> None:
    """``owner.name`` is a whole number from ``least`` to ``most``, or InvalidStrategy is raised."""
    value = getattr(owner, name)
    if type(value) is not int or not least <= value <= most:
        raise refused_parameter(
            type(owner).__name__,
            name,
            f"a whole number from {least:,} to {most:,}",
            f" {least:,}〜{most:,} の整数",
        )


def checked_number(owner: object, name: str, most: float) -> None:
    """``owner.name`` is a number within ±``most`` (not NaN), or InvalidStrategy is raised."""
    value = getattr(owner, name)
    if type(value) not in (int, float) or not abs(value) <= most:  # also false for NaN
        raise refused_parameter(
            type(owner).__name__, name, f"a number up to {most:,.0f}", f" {most:,.0f} までの数値"
        )


def checked_choice(owner: object, name: str, kind: type[E]) -> None:
    """``owner.name`` is a member of ``kind``; its plain text becomes the member.

    Raises:
        InvalidStrategy: it is neither.
    """
    try:
        member = kind(getattr(owner, name))
    except (ValueError, TypeError):
        choices = " | ".join(kind)
        raise refused_parameter(
            type(owner).__name__, name, f"one of {choices}", f" {choices} のどれか"
        ) from None
    object.__setattr__(owner, name, member)
