"""From a need and a pool to an explained shortlist."""

from dxmatch.matching.finding import Finding, Match
from dxmatch.matching.matcher import match
from dxmatch.matching.shortlist import Shortlist
from dxmatch.matching.why_not import WhyNot

__all__ = ["Finding", "Match", "Shortlist", "WhyNot", "match"]
