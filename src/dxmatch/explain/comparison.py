"""Why one talent ranks above another: the difference of two rows of the sheet, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dxmatch.errors import InvalidInput
from dxmatch.explain.ledger import LineName, signed
from dxmatch.models import Lang, Verdict
from dxmatch.page import Cell, Note, Table, number, piece_text
from dxmatch.scoring.reason import Reason


class Decision(StrEnum):
    """What puts one talent above the other."""

    ELIGIBILITY = "eligibility"
    """One of them is kept out by a must line."""
    POINTS = "points"
    IDENTITY = "identity"
    """The totals are equal; ties go by (vendor, id)."""
    NONE = "none"
    """Both are kept out, or they are the same talent: neither ranks above the other."""


@dataclass(frozen=True, slots=True)
class Contender:
    """One side of a comparison.

    Attributes:
        key: ``vendor:id``.
        identity: ``(vendor, id)``, the order of ties.
        total: exact total, 0 … ``max_total``.
        excluded: whether a must line keeps the talent out.
    """

    key: str
    identity: tuple[str, str]
    total: int
    excluded: bool


@dataclass(frozen=True, slots=True)
class LineDifference:
    """One want line: both values (0 … SCALE) and what the difference is worth."""

    line: LineName
    a_value: int
    b_value: int
    a_reason: Reason
    b_reason: Reason

    @property
    def points(self) -> int:
        """weight × (value of a − value of b); the sum over the lines is the whole difference."""
        return self.line.weight * (self.a_value - self.b_value)


@dataclass(frozen=True, slots=True)
class MustDifference:
    """One must line: both verdicts with their reasons."""

    line: LineName
    a_verdict: Verdict
    b_verdict: Verdict
    a_reason: Reason
    b_reason: Reason


@dataclass(frozen=True)
class Comparison:
    """比較: a against b. ``-c`` turns it round, and ``ab + bc`` is ``ac``.

    Attributes:
        a, b: the two talents.
        must, want: what every line says of both.
        max_total: the highest possible total.
    """

    a: Contender
    b: Contender
    must: tuple[MustDifference, ...]
    want: tuple[LineDifference, ...]
    max_total: int

    @property
    def points(self) -> int:
        """Total of a − total of b."""
        return sum(line.points for line in self.want)

    @property
    def decision(self) -> Decision:
        """What puts one above the other."""
        if self.a.excluded != self.b.excluded:
            return Decision.ELIGIBILITY
        if self.a.excluded or self.a.identity == self.b.identity:
            return Decision.NONE
        return Decision.POINTS if self.points else Decision.IDENTITY

    @property
    def ahead(self) -> Contender | None:
        """Who ranks above the other; None if neither does."""
        if self.decision is Decision.NONE:
            return None
        return self.a if _place(self.a) < _place(self.b) else self.b

    @property
    def deciding(self) -> tuple[LineDifference, ...]:
        """The fewest lines without which the one ahead by points would not be ahead by points.

        Largest first; empty unless points decide.
        """
        if self.decision is not Decision.POINTS:
            return ()
        sign = 1 if self.points > 0 else -1
        helping = [line for line in self.want if sign * line.points > 0]
        left, found = abs(self.points), []
        for line in sorted(helping, key=lambda line: -abs(line.points)):
            if left <= 0:
                break
            left -= abs(line.points)
            found.append(line)
        return tuple(found)

    def __neg__(self) -> Comparison:
        return Comparison(
            self.b,
            self.a,
            tuple(
                MustDifference(m.line, m.b_verdict, m.a_verdict, m.b_reason, m.a_reason)
                for m in self.must
            ),
            tuple(
                LineDifference(w.line, w.b_value, w.a_value, w.b_reason, w.a_reason)
                for w in self.want
            ),
            self.max_total,
        )

    def __add__(self, other: Comparison) -> Comparison:
        """From a over b to c.

        Raises:
            InvalidInput: the second does not begin where the first ends, or under another sheet.
        """
        if self.b != other.a or [w.line for w in self.want] != [w.line for w in other.want]:
            raise InvalidInput(
                f"{self.b.key} is not where the second comparison begins under the same sheet.",
                ja=f"2つ目の比較は、同じ評価表で {self.b.key} から始まる必要があります。",
                hint="Add compare(a, b) + compare(b, c).",
                hint_ja="compare(a, b) + compare(b, c) の形で足してください。",
                code="BROKEN_CHAIN",
            )
        return Comparison(
            self.a,
            other.b,
            tuple(
                MustDifference(m.line, m.a_verdict, n.b_verdict, m.a_reason, n.b_reason)
                for m, n in zip(self.must, other.must, strict=True)
            ),
            tuple(
                LineDifference(v.line, v.a_value, w.b_value, v.a_reason, w.b_reason)
                for v, w in zip(self.want, other.want, strict=True)
            ),
            self.max_total,
        )

    def text(self, lang: Lang = "ja") -> str:
        """The comparison in words, from the one who is ahead; every number is in the object."""
        seen = -self if self.ahead is self.b else self
        lines = [_headline(seen, lang)]
        for must in seen.must:
            if must.a_verdict is not must.b_verdict:
                pair = [(seen.a.key, must.a_reason), (seen.b.key, must.b_reason)]
                told = " / ".join(f"{key}: {why.text(lang)}" for key, why in pair)
                lines.append(f"- {must.line.title.get(lang)}: {told}")
        lines += [f"- {_calculation(line, lang)}" for line in seen.want if line.points]
        if seen.deciding:
            names = [line.line.title.get(lang) for line in seen.deciding]
            lines.append(f"決め手: {'、'.join(names)}" if lang == "ja" else _decided(names))
        return "\n".join(lines)

    def to_dict(self, lang: Lang = "ja") -> dict[str, Any]:
        """The comparison as plain values for JSON."""
        return {
            "a": _side(self.a),
            "b": _side(self.b),
            "points": self.points,
            "max_total": self.max_total,
            "decision": self.decision.value,
            "ahead": self.ahead.key if self.ahead else None,
            "deciding": [line.line.key for line in self.deciding],
            "must": [
                {
                    "line": must.line.key,
                    "title": must.line.title.get(lang),
                    "a": {"verdict": must.a_verdict.name, "text": must.a_reason.text(lang)},
                    "b": {"verdict": must.b_verdict.name, "text": must.b_reason.text(lang)},
                }
                for must in self.must
            ],
            "want": [
                {
                    "line": want.line.key,
                    "title": want.line.title.get(lang),
                    "weight": want.line.weight,
                    "a": {"value": want.a_value, "text": want.a_reason.text(lang)},
                    "b": {"value": want.b_value, "text": want.b_reason.text(lang)},
                    "points": want.points,
                }
                for want in self.want
            ],
            "text": self.text(lang),
        }

    def _repr_html_(self) -> str:
        heads = ("評価行 / Line", self.a.key, self.b.key, "得点差 / Difference")
        rows = [
            (Cell(_both(m.line)), Cell(m.a_verdict.name), Cell(m.b_verdict.name), Cell(""))
            for m in self.must
        ]
        rows += [
            (
                Cell(f"{_both(w.line)} × {w.line.weight:,}"),
                number(w.a_value),
                number(w.b_value),
                Cell(signed(w.points), w.points),
            )
            for w in self.want
        ]
        totals = (
            number(self.a.total),
            number(self.b.total),
            Cell(signed(self.points), self.points),
        )
        table = Table("比較 / Comparison", heads, (*rows, (Cell("計 / Total"), *totals)))
        return piece_text(*(Note(self.text(lang)) for lang in _LANGS), table)

    def __str__(self) -> str:
        return self.text("ja")


_LANGS: tuple[Lang, Lang] = ("ja", "en")


def _headline(seen: Comparison, lang: Lang) -> str:
    first, second, ja = seen.a.key, seen.b.key, lang == "ja"
    totals = f"{seen.a.total:,} : {seen.b.total:,} / {seen.max_total:,}"
    if seen.decision is Decision.NONE:
        if seen.a == seen.b:
            return f"{first}: 同じ人材です" if ja else f"{first}: the same talent"
        if ja:
            return f"{first} と {second} はどちらも必須要件で対象外です(総得点 {totals})"
        return f"{first} and {second} are both kept out by must lines (totals {totals})"
    if seen.decision is Decision.ELIGIBILITY:
        if ja:
            return f"{first} は適格、{second} は必須要件で対象外です(総得点 {totals})"
        return f"{first} is eligible, {second} is kept out by must lines (totals {totals})"
    if seen.decision is Decision.IDENTITY:
        if ja:
            why = "順番は「会員企業:ID」だけで決まりました"
            return f"{first} と {second} は同点です(総得点 {totals})。{why}"
        return f"{first} and {second} are tied (totals {totals}); only vendor:id puts one first"
    if ja:
        return f"{first} は {second} より {seen.points:,} 点上です(総得点 {totals})"
    return f"{first} is ahead of {second} by {seen.points:,} points (totals {totals})"


def _calculation(line: LineDifference, lang: Lang) -> str:
    values = f"({line.a_value:,} − {line.b_value:,}) × {line.line.weight:,}"
    return f"{line.line.title.get(lang)}: {values} = {signed(line.points)}"


def _decided(names: Sequence[str]) -> str:
    return f"decided by: {', '.join(names)}"


def _both(line: LineName) -> str:
    return f"{line.title.ja} / {line.title.en}"


def _side(side: Contender) -> dict[str, Any]:
    return {"talent": side.key, "total": side.total, "excluded": side.excluded}


def _place(side: Contender) -> tuple[bool, int, tuple[str, str]]:
    return side.excluded, -side.total, side.identity
