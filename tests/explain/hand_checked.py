"""Four talents under two want lines, with totals that can be checked by hand."""

from __future__ import annotations

from tests.matching.sample import shortlist, talent

__all__ = ["shortlist", "talent"]

# a:1  60 × 10,000 + 40 × 7,500  = 900,000
# a:2  60 ×  5,000 + 40 × 10,000 = 700,000
# b:1  60 × 10,000 + 0           = 600,000, price unknown
# b:2  60 ×  5,000 + 0           = 300,000, kept out by two must lines
