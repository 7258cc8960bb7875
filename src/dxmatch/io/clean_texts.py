"""Free texts in which there is nothing to notice, told from the others many at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from dxmatch.io.protected_pairs import touched_lines
from dxmatch.io.suspicion import is_open
from dxmatch.io.values.cells import no_url, tells

_NO_FIRST: Final = re.compile(r"\n[\s\[=+\-@'＝＋－＠]")
_LONG: Final = 20
_FILLER: Final = "x" * (_LONG + 1)
"""A text in which there is nothing to notice."""


def need_care(texts: Sequence[str], limit: int) -> list[int]:
    """The places of the texts that may say something else than just what is written, ascending.

    `parse_free_text` gives each of the others itself (without blanks around it), and notices
    nothing. All are looked at together, and only if something is found each by itself.
    """
    texts = list(texts)
    sieve = _Sieve(texts)
    odd = [place for place, size in enumerate(map(len, texts)) if not _LONG < size <= limit]
    sieve.take_out(place for place in odd if len(texts[place]) > limit or not tells(texts[place]))
    if sieve.joined.count("\n") >= len(texts):
        sieve.take_out(place for place, text in enumerate(sieve.texts) if "\n" in text)
    if _NO_FIRST.search(f"\n{sieve.joined}\n"):
        sieve.take_out(p for p, text in enumerate(sieve.texts) if _NO_FIRST.match(f"\n{text}\n"))
    for is_clean in (is_open, no_url):
        if not is_clean(sieve.joined):
            sieve.take_out(p for p, text in enumerate(sieve.texts) if not is_clean(text))
    sieve.take_out(touched_lines(sieve.texts))
    return sorted(sieve.out)


class _Sieve:
    """Texts, and the same joined by line ends; those taken out leave something clean behind."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self.out: set[int] = set()
        self.joined = "\n".join(texts)

    def take_out(self, places: Iterable[int]) -> None:
        found = list(places)
        if found:
            self.out.update(found)
            for place in found:
                self.texts[place] = _FILLER
            self.joined = "\n".join(self.texts)
