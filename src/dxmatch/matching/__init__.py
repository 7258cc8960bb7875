"""From a need and a pool to an explained shortlist."""

from dxmatch.matching.finding import Finding, Match
from dxmatch.matching.many import Matches, match_many
from dxmatch.matching.matcher import match
from dxmatch.matching.pages.setup import Source, View
from dxmatch.matching.shortlist import Shortlist
from dxmatch.matching.why_not import WhyNot

__all__ = [
    "Finding",
    "Match",
    "Matches",
    "Shortlist",
    "Source",
    "View",
    "WhyNot",
    "match",
    "match_many",
]
