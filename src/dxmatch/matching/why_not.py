"""Why somebody is not on a list, or not higher."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self

from dxmatch.explain.relaxation import Relaxation
from dxmatch.explain.why_not_changes import Case, WayUp, ways_in, ways_up
from dxmatch.matching.finding import Finding, Match, out_of_100
from dxmatch.models import Lang, Verdict


@dataclass(frozen=True, eq=False)
class WhyNot:
    """The must lines that keep a talent out (all of them), or the rank and the points missing.

    Attributes:
        match: everything the sheet says of the talent.
        blocking: the findings that exclude, empty if the talent is eligible.
        missing: points behind the last one on the list; 0 if on it or excluded.
    """

    match: Match
    blocking: tuple[Finding, ...]
    missing: int
    _last: Match | None = field(repr=False)
    _case: Case = field(repr=False)

    @classmethod
    def of(cls, match: Match, last: Match | None, case: Case, *, unknown_excludes: bool) -> Self:
        """Compare a talent with the last one on the list."""
        least = Verdict.YES if unknown_excludes else Verdict.UNKNOWN
        blocking = tuple(f for f in match.must if f.verdict is not None and f.verdict < least)
        behind = 0 if match.excluded or last is None else max(0, last.total - match.total)
        return cls(match, blocking, behind, last, case)

    @property
    def excluded(self) -> bool:
        """Whether a must line keeps the talent out."""
        return self.match.excluded

    def gaps(self) -> tuple[tuple[Finding, int], ...]:
        """Want lines on which the talent is behind the last one on the list, largest first."""
        if self.excluded or self._last is None:
            return ()
        pairs = zip(self.match.want, self._last.want, strict=True)
        behind = [(mine, theirs.points - mine.points) for mine, theirs in pairs]
        return tuple(sorted((p for p in behind if p[1] > 0), key=lambda pair: -pair[1]))

    def changes(self) -> tuple[Relaxation, ...]:
        """The smallest changes of the position that let the talent in, fewest first.

        Each is checked by evaluating the changed position, and one step less of it is not enough.
        Empty if the talent is eligible, and if no change of the position lets them in.
        """
        return ways_in(self._case)

    def into_first(self) -> tuple[WayUp, ...]:
        """What brings the talent into the first k: changes of the position, or of one weight.

        Each is checked by evaluating and is the smallest of its kind. Empty if the talent is on
        the list, and if nothing of the kind brings them there.
        """
        return ways_up(self._case)

    def text(self, lang: Lang = "ja") -> str:
        """The answer in words, one line per reason."""
        lines = [self._headline(lang)]
        lines += [f"- {f.title.get(lang)}: {f.reason.text(lang)}" for f in self.blocking]
        for finding, gap in self.gaps() if self.missing else ():
            shown = out_of_100(gap, self.match.max_total)
            lines.append(f"- {finding.title.get(lang)} (−{shown}): {finding.reason.text(lang)}")
        return "\n".join(lines)

    def _headline(self, lang: Lang) -> str:
        key, rank, ja = self.match.key, self.match.rank, lang == "ja"
        if self.excluded:
            count = len(self.blocking)
            if ja:
                return f"{key}: 必須要件 {count} 件で対象外"
            return f"{key}: kept out by {count} must line{'s' if count > 1 else ''}"
        shown = out_of_100(self.missing, self.match.max_total)
        if not self.missing:
            return (
                f"{key}: {rank} 位{self._tie(lang)}"
                if ja
                else f"{key}: rank {rank}{self._tie(lang)}"
            )
        if ja:
            return f"{key}: {rank} 位(リスト末尾まで {shown} 点)"
        return f"{key}: rank {rank}, {shown} points behind the last on the list"

    def _tie(self, lang: Lang) -> str:
        """Behind the last on the list with the same total: only the identity decided."""
        if self._last is None or (self.match.rank or 0) <= (self._last.rank or 0):
            return ""
        if lang == "ja":
            return "(リスト末尾と同点。同点は「会員企業:ID」の順)"
        return " (as many points as the last on the list; ties go by vendor:id)"

    def __str__(self) -> str:
        return self.text("ja")
