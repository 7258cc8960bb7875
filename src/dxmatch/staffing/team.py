"""体制: distinct people for the seats of one project, with all that is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

import numpy as np

from dxmatch.errors import UnknownTalent
from dxmatch.matching import Match
from dxmatch.matching.finding import explain_rows, out_of_100
from dxmatch.models import Lang, Position, Side, Text, Verdict
from dxmatch.models.pool.rows import Index
from dxmatch.scoring.catalogue import line_name
from dxmatch.scoring.reason import Reason
from dxmatch.staffing.bench import Bench
from dxmatch.staffing.openings import Openings
from dxmatch.staffing.team_algebra import TeamConstraint, TeamScorer
from dxmatch.staffing.team_contract import team_scores, team_verdicts


@dataclass(frozen=True, eq=False)
class TeamFinding:
    """所見: what one team line says of one team.

    Attributes:
        verdict: of a must line, else None.
        value: of a want line, 0 … SCALE, else None.
        weight: 配点 of a want line; 0 on the must side.
    """

    line: str
    title: Text
    side: Side
    verdict: Verdict | None
    value: int | None
    weight: int
    _source: TeamConstraint | TeamScorer = field(repr=False)
    _bench: Bench = field(repr=False)
    _team: Index = field(repr=False)

    @property
    def points(self) -> int:
        """得点: weight × value."""
        return self.weight * (self.value or 0)

    @cached_property
    def reason(self) -> Reason:
        """Code, facts and words."""
        return self._source.why(self._bench, self._team)


@dataclass(frozen=True, eq=False)
class Seat:
    """One seat and who takes it. ``match.rank`` is the rank among all for the position."""

    position: Position
    number: int
    match: Match


@dataclass(frozen=True, eq=False, repr=False)
class Team:
    """体制: one person per seat, in the order of the project; iterate it for its seats.

    Attributes:
        rank: counts from 1.
        total: Σ of the members' totals and of the points of the team lines, exact.
        max_total: the most that is possible.
        bound: no team that may stand at this rank has more points.
        proven: whether this is the best team for its rank.
        findings: what the team lines say, must lines first.
    """

    rank: int
    total: int
    max_total: int
    bound: int
    proven: bool
    seats: tuple[Seat, ...]
    findings: tuple[TeamFinding, ...]

    def __iter__(self) -> Iterator[Seat]:
        return iter(self.seats)

    def __len__(self) -> int:
        return len(self.seats)

    @property
    def keys(self) -> tuple[str, ...]:
        """``vendor:id`` of every member, by seat."""
        return tuple(seat.match.key for seat in self.seats)

    @property
    def score(self) -> Decimal:
        """The total out of 100, rounded down to two decimals: for people to read."""
        return out_of_100(self.total, self.max_total)

    @property
    def needs_review(self) -> bool:
        """要確認: some must line of the team or of a member does not know."""
        open_ = any(finding.verdict is Verdict.UNKNOWN for finding in self.findings)
        return open_ or any(seat.match.needs_review for seat in self.seats)

    def explain(self, key: str) -> Match:
        """What every line says of one member in their seat.

        Raises:
            UnknownTalent: nobody in the team is called that.
        """
        for seat in self.seats:
            if seat.match.key == key:
                return seat.match
        raise UnknownTalent(
            f"{key!r} is not in this team of {len(self)}.",
            ja=f"{key!r} はこの体制({len(self)}名)にいません。",
            hint="Write it as vendor:id; the members are in team.keys.",
            hint_ja="「会員企業:ID」の形で指定してください。構成員は team.keys で分かります。",
            code="UNKNOWN_TALENT",
        )

    def text(self, lang: Lang = "ja") -> str:
        """The team in words: members with their totals, then what the team lines say."""
        head = _HEAD.get(lang).format(rank=self.rank, score=self.score)
        lines = [head + (_REVIEW.get(lang) if self.needs_review else "")]
        for seat in self.seats:
            told = f"{seat.match.key} {seat.match.score}"
            open_ = _REVIEW.get(lang) if seat.match.needs_review else ""
            lines.append(f"- {seat.position.title}: {told}{open_}")
        for found in self.findings:
            sign = "" if found.verdict is None else f"{SIGNS[found.verdict]}"
            points = out_of_100(found.points, self.max_total) if found.verdict is None else ""
            lines.append(f"- {sign or f'+{points}'} {found.title.get(lang)}: "
                         f"{found.reason.text(lang)}")  # fmt: skip
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.text("ja")

    def __repr__(self) -> str:
        return f"Team({self.rank}: {', '.join(self.keys)}; {self.total} of {self.max_total})"


SIGNS = {Verdict.YES: "○", Verdict.UNKNOWN: "？", Verdict.NO: "×"}

_HEAD = Text(ja="第{rank}案: {score} 点 / 100", en="Team {rank}: {score} out of 100")
_REVIEW = Text(ja=" (要確認)", en=" (review)")


def make_team(
    openings: Openings,
    rows: tuple[int, ...],
    order: tuple[str, ...],
    rank: int,
    bound: int,
    *,
    proven: bool,
) -> Team:
    """A team of rows by seat of the problem, shown in the order of some position ids."""
    problem = openings.problem
    seats: dict[str, list[Seat]] = {}
    for group, sheet in zip(problem.groups, openings.sheets, strict=True):
        members = list(rows[group.first : group.end])
        at = [int(n) for n in np.searchsorted(sheet.rows, members)]
        ranks = [_rank(sheet.totals, n) for n in at]
        matches = explain_rows(openings.strategy, group.position, openings.pool, members, ranks)
        seats[group.position.id] = [
            Seat(group.position, number, match) for number, match in enumerate(matches, start=1)
        ]
    team = np.asarray(rows, np.intp)
    total = int(problem.points(team[None, :])[0] + problem.added(team[None, :])[0])
    return Team(
        rank,
        total,
        openings.strategy.max_total * problem.seats + openings.team.max_total,
        max(bound, total),
        proven,
        tuple(seat for key in order for seat in seats[key]),
        tuple(_findings(openings, team)),
    )


def _rank(totals: Index, at: int) -> int:
    before = np.count_nonzero(totals > totals[at]) + np.count_nonzero(totals[:at] == totals[at])
    return 1 + int(before)


def _findings(openings: Openings, team: Index) -> Iterator[TeamFinding]:
    bench, one = openings.problem.bench, team[None, :]
    for line in openings.team.must:
        verdict = Verdict(int(team_verdicts(line, bench, one)[0]))
        yield TeamFinding(
            line_name(line), line.title, Side.MUST, verdict, None, 0, line, bench, team
        )
    for weight, want in openings.team.want:
        value = int(team_scores(want, bench, one)[0])
        yield TeamFinding(
            line_name(want), want.title, Side.WANT, None, value, weight, want, bench, team
        )
