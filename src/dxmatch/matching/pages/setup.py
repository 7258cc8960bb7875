"""For whom a page is made, in which language, and from which files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dxmatch.errors import InvalidInput
from dxmatch.matching.pages.words import Words
from dxmatch.models import Lang

SMALLEST: Final = 5
"""Groups of fewer people are not shown in the external view."""


class View(StrEnum):
    """Who may read a page."""

    INTERNAL = "internal"
    """Holds the ids of talents and vendors."""
    EXTERNAL = "external"
    """No identities, no free text of talents, bands instead of numbers, no small groups."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that the result was made from: its name and the SHA-256 of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Setup:
    """How a page is made.

    Attributes:
        smallest: groups of fewer people are withheld in the external view, at least 2.
        sources: named in the part on how the result was computed.
    """

    lang: Lang = "ja"
    view: View = View.INTERNAL
    smallest: int = SMALLEST
    sources: tuple[Source, ...] = ()

    @property
    def words(self) -> Words:
        """The words of the page."""
        return Words(self.lang)

    @property
    def external(self) -> bool:
        """Whether identities stay out."""
        return self.view is View.EXTERNAL

    def count(self, people: int) -> str:
        """A number of people; rounded down in the external view, so that no group is too small."""
        if not self.external:
            return self.words("people_count", count=f"{people:,}")
        rounded = self.rounded(people)
        if rounded or not people:
            return self.words("about" if rounded else "people_count", count=f"{rounded:,}")
        return self.words("fewer_than", count=self.smallest)

    def rounded(self, people: int) -> int:
        """Down to a multiple of the smallest group in the external view."""
        return people // self.smallest * self.smallest if self.external else people


def checked_setup(lang: str, view: object, smallest: object, sources: tuple[Source, ...]) -> Setup:
    """A setup, if its values can be used.

    Raises:
        InvalidInput: another language than ``ja`` or ``en``, no `View`, or groups below 2.
    """
    if lang not in ("ja", "en"):
        raise _bad("lang", "ja | en")
    if not isinstance(view, str) or view not in tuple(View):
        raise _bad("view", " | ".join(View))
    if type(smallest) is not int or smallest < 2:
        raise _bad("smallest", "2, 3, 4 …")
    return Setup("ja" if lang == "ja" else "en", View(view), smallest, sources)


def _bad(name: str, choices: str) -> InvalidInput:
    return InvalidInput(
        f"{name} of a report page has another value.",
        ja=f"報告ページの {name} の値が正しくありません。",
        hint=f"Use one of: {choices}",
        hint_ja=f"使える値: {choices}",
        code="BAD_PAGE_SETUP",
    )
