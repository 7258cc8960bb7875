"""What the external view leaves out, said openly."""

from __future__ import annotations

from collections.abc import Sequence

from dxmatch.matching.pages.anonymous_profile import Profile
from dxmatch.matching.pages.setup import Setup
from dxmatch.page import Items, Section


def withheld_section(profiles: Sequence[Profile], setup: Setup) -> Section:
    """The rules, and how many values of candidates they withheld here."""
    words, k = setup.words, setup.smallest
    told = [
        words("withheld_names"),
        words("withheld_bands"),
        words("withheld_counts", k=k),
        words(
            "withheld_cells",
            k=k,
            hidden=sum(profile.hidden for profile in profiles),
            all=sum(profile.all for profile in profiles),
        ),
        words("withheld_others"),
    ]
    title = words("withheld_title")
    return Section("withheld", title, (Items("", tuple(told)),))
