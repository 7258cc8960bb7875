"""A talent as one line of JSON: the same bytes for the same talent."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from dxmatch.errors import InvalidInput
from dxmatch.models import Talent


def canonical_line(talent: Talent) -> str:
    """All fields in the order of the model, sets sorted; no line end."""
    return talent.model_dump_json()


def in_order(talents: Iterable[Talent]) -> tuple[Talent, ...]:
    """In order of vendor and id, as every file of talents is written.

    Raises:
        InvalidInput: two talents have the same vendor and id.
    """
    ordered = tuple(sorted(talents, key=lambda talent: (talent.vendor, talent.id)))
    repeated = sum(a.key == b.key for a, b in pairwise(ordered))
    if repeated:
        raise InvalidInput(
            f"{repeated} talents repeat the vendor and id of another one.",
            ja=f"会員企業と ID が重複する人材が {repeated} 件あります。",
            hint="Give each talent of a vendor its own id.",
            hint_ja="同じ会員企業の人材には、それぞれ別の ID を付けてください。",
            code="DUPLICATE_TALENT",
        )
    return ordered
