"""Did you mean: the allowed names that a wrong one resembles."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from dxmatch.models import Text

_SHOWN = 30


def closest(name: str, allowed: Iterable[str]) -> str | None:
    """The allowed name that ``name`` resembles most, or None if none is close."""
    found = get_close_matches(name[:80], list(allowed), n=1, cutoff=0.6)
    return found[0] if found else None


def allowed_names(name: str, allowed: Iterable[str]) -> Text:
    """``Did you mean …? Allowed: …`` for a name that does not exist."""
    names = sorted(allowed)
    listed = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    near = closest(name, names)
    guess = Text(
        ja=f"「{near}」ではありませんか。" if near else "",
        en=f"Did you mean {near!r}? " if near else "",
    )
    return Text(ja=f"{guess.ja}使える名前: {listed}", en=f"{guess.en}Allowed: {listed}")
