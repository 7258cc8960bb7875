"""What a line counts, in words: for the command line and for people who write sheets."""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from dxmatch.models import Lang
from dxmatch.scoring.algebra import Line
from dxmatch.scoring.catalogue import line_name


def first_line(cls: type[Line], lang: Lang) -> str:
    """The Japanese or the English half of ``日本語 — English.``; all of it if there is no dash."""
    first = (inspect.getdoc(cls) or "").partition("\n")[0]
    ja, dash, en = first.partition(" — ")
    return (ja if lang == "ja" else en) if dash else first


def explained(cls: type[Line], lang: Lang) -> str:
    """All about a line: its docstring, or the Japanese text where there is one.

    A line of another package has its docstring only.
    """
    return explained_by(_japanese(), cls, lang)


def explained_by(japanese: Mapping[str, str], cls: type[Line], lang: Lang) -> str:
    """`explained` with another table of Japanese texts by the name of the class."""
    text = japanese.get(line_name(cls)) if lang == "ja" else None
    if text is None or not cls.__module__.startswith("dxmatch."):
        return inspect.getdoc(cls) or ""
    return f"{first_line(cls, lang)}\n\n{text}"


@lru_cache(maxsize=1)
def _japanese() -> dict[str, str]:
    text = files("dxmatch.scoring").joinpath("data/explained_ja.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text))
