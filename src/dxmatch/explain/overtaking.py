"""What the one behind would need to overtake: on one line, with one weight, or together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dxmatch.errors import InvalidStrategy
from dxmatch.explain.comparison import Comparison, Contender, Decision, LineDifference
from dxmatch.explain.ledger import LineName, reweighted
from dxmatch.models import SCALE, Lang, Verdict
from dxmatch.scoring.algebra import OnUnknown, Strategy


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A want line on which the one behind would have to reach ``value``; 0 … SCALE."""

    line: LineName
    now: int
    value: int

    @property
    def points(self) -> int:
        """The points that this brings."""
        return self.line.weight * (self.value - self.now)


@dataclass(frozen=True, slots=True)
class WeightChange:
    """A want line whose weight would have to become ``weight``."""

    line: LineName
    weight: int

    @property
    def size(self) -> int:
        """By how much the weight moves."""
        return abs(self.weight - self.line.weight)


@dataclass(frozen=True)
class Overtaking:
    """What has to happen for ``behind`` to rank above ``ahead``; all of it is checked.

    Attributes:
        behind, ahead: the two talents; None if neither ranks above the other.
        blocking: must lines that keep ``behind`` out; the rest says what is needed besides.
        missing: points that ``behind`` has to gain; 0 if only a must line is in the way.
        values: want lines on each of which alone it can be gained, with the least value needed.
        values_together: the fewest lines that do it together if no single one can; empty if one
            can, or if not even full value everywhere is enough.
        weights: lines whose weight alone can turn the order, each with the nearest whole weight.
        weights_together: lines whose weights would all have to become 0 if no single one turns it.
    """

    behind: Contender | None
    ahead: Contender | None
    blocking: tuple[LineName, ...]
    missing: int
    values: tuple[ValueChange, ...]
    values_together: tuple[ValueChange, ...]
    weights: tuple[WeightChange, ...]
    weights_together: tuple[WeightChange, ...]

    @property
    def nearest_weight(self) -> WeightChange | None:
        """The smallest change of one weight; the first line of the sheet among equals."""
        return min(self.weights, key=lambda change: change.size, default=None)

    def text(self, lang: Lang = "ja") -> str:
        """The answer in words, one way per line."""
        if self.behind is None or self.ahead is None:
            return "どちらも上位ではありません" if lang == "ja" else "neither ranks above the other"
        ja, names = lang == "ja", (self.behind.key, self.ahead.key)
        lines = [_head(names, self.missing, lang)]
        if self.blocking:
            lines.append(_first(self.blocking, lang))
        lines += [f"- {_value(change, lang)}" for change in self.values]
        if self.values_together:
            joint = " + ".join(_value(change, lang) for change in self.values_together)
            lines.append(f"- 合わせて: {joint}" if ja else f"- together: {joint}")
        lines += [f"- {_weight(change, lang)}" for change in self.weights]
        if self.weights_together:
            joint = " + ".join(_weight(change, lang) for change in self.weights_together)
            lines.append(f"- 合わせて: {joint}" if ja else f"- together: {joint}")
        if len(lines) == 1 and self.missing:
            never = "どの評点・配点を変えても届きません"
            lines.append(f"- {never}" if ja else "- out of reach of any values or weights")
        return "\n".join(lines)

    def to_dict(self, lang: Lang = "ja") -> dict[str, Any]:
        """The answer as plain values for JSON."""

        def values(changes: Sequence[ValueChange]) -> list[dict[str, Any]]:
            return [
                {"line": c.line.key, "now": c.now, "value": c.value, "points": c.points}
                for c in changes
            ]

        def weights(changes: Sequence[WeightChange]) -> list[dict[str, Any]]:
            return [{"line": c.line.key, "now": c.line.weight, "weight": c.weight} for c in changes]

        return {
            "behind": self.behind.key if self.behind else None,
            "ahead": self.ahead.key if self.ahead else None,
            "blocking": [line.key for line in self.blocking],
            "missing": self.missing,
            "values": values(self.values),
            "values_together": values(self.values_together),
            "weights": weights(self.weights),
            "weights_together": weights(self.weights_together),
            "text": self.text(lang),
        }

    def __str__(self) -> str:
        return self.text("ja")


def overtaking(strategy: Strategy, comparison: Comparison) -> Overtaking:
    """What the one behind in a comparison needs. ``strategy`` is the sheet of the comparison."""
    ahead = comparison.ahead
    if ahead is None:
        return Overtaking(None, None, (), 0, (), (), (), ())
    seen = comparison if ahead is comparison.a else -comparison
    behind = seen.b
    least_lead = 0 if behind.identity < ahead.identity else 1
    missing = max(0, seen.points + least_lead)
    blocking = _blocking(strategy, seen) if comparison.decision is Decision.ELIGIBILITY else ()
    values = _single_values(seen.want, missing)
    weights = _single_weights(strategy, seen, least_lead) if missing else ()
    return Overtaking(
        behind,
        ahead,
        blocking,
        missing,
        values,
        () if values else _values_together(seen.want, missing),
        weights,
        () if weights or not missing else _weights_together(strategy, seen, least_lead),
    )


def _blocking(strategy: Strategy, seen: Comparison) -> tuple[LineName, ...]:
    """The must lines that keep the one behind out."""
    least = Verdict.YES if strategy.on_unknown is OnUnknown.EXCLUDE else Verdict.UNKNOWN
    return tuple(must.line for must in seen.must if must.b_verdict < least)


def _single_values(want: Sequence[LineDifference], missing: int) -> tuple[ValueChange, ...]:
    if not missing:
        return ()
    found = []
    for line in want:
        if line.line.weight:
            value = line.b_value - (-missing // line.line.weight)
            if value <= SCALE:
                found.append(ValueChange(line.line, line.b_value, value))
    return tuple(found)


def _values_together(want: Sequence[LineDifference], missing: int) -> tuple[ValueChange, ...]:
    """Most room first, so that there are as few lines as possible; the last only as needed."""
    room = [(line.line.weight * (SCALE - line.b_value), line) for line in want]
    if not missing or sum(points for points, _ in room) < missing:
        return ()
    found: list[ValueChange] = []
    for points, line in sorted(room, key=lambda pair: -pair[0]):
        if missing <= 0:
            break
        step = min(points, missing)
        value = line.b_value - (-step // line.line.weight)
        found.append(ValueChange(line.line, line.b_value, value))
        missing -= points
    return tuple(found)


def _single_weights(
    strategy: Strategy, seen: Comparison, least_lead: int
) -> tuple[WeightChange, ...]:
    """For each line the nearest weight that turns the order, tried on the sheet itself."""
    found = []
    for at, line in enumerate(seen.want):
        lead, weight = line.a_value - line.b_value, line.line.weight
        if not lead:
            continue
        steps = -(-(seen.points + least_lead) // abs(lead))
        turned = weight - steps if lead > 0 else weight + steps
        if turned < 0:
            continue
        weights = [w.line.weight for w in seen.want]
        weights[at] = turned
        if _turns(strategy, seen, weights):
            found.append(WeightChange(line.line, turned))
    return tuple(found)


def _weights_together(
    strategy: Strategy, seen: Comparison, least_lead: int
) -> tuple[WeightChange, ...]:
    """No line favours the one behind: a tie by identity is the most that weights can give."""
    if least_lead:
        return ()
    leading = [w for w in seen.want if w.line.weight and w.a_value > w.b_value]
    weights = [0 if w in leading else w.line.weight for w in seen.want]
    if not _turns(strategy, seen, weights):
        return ()
    return tuple(WeightChange(line.line, 0) for line in leading)


def _turns(strategy: Strategy, seen: Comparison, weights: Sequence[int]) -> bool:
    """Whether the one behind ranks above with these weights."""
    try:
        reweighted(strategy, weights)
    except InvalidStrategy:  # all zero, or too large
        return False
    pairs = list(zip(weights, seen.want, strict=True))
    ahead = sum(weight * line.a_value for weight, line in pairs)
    behind = sum(weight * line.b_value for weight, line in pairs)
    return (-behind, seen.b.identity) < (-ahead, seen.a.identity)


def _head(names: tuple[str, str], missing: int, lang: Lang) -> str:
    behind, ahead = names
    if lang == "ja":
        return f"{behind} が {ahead} を上回るには(不足 {missing:,} 点)、次のどれか一つ:"
    return f"for {behind} to rank above {ahead} ({missing:,} points missing), one of:"


def _value(change: ValueChange, lang: Lang) -> str:
    name, move = change.line.title.get(lang), f"{change.now:,} → {change.value:,}"
    word = "評点" if lang == "ja" else "value"
    return f"{name}: {word} {move} (+{change.points:,})"


def _weight(change: WeightChange, lang: Lang) -> str:
    name, move = change.line.title.get(lang), f"{change.line.weight:,} → {change.weight:,}"
    return f"{name}: {'配点' if lang == 'ja' else 'weight'} {move}"


def _first(blocking: Sequence[LineName], lang: Lang) -> str:
    if lang == "ja":
        return f"- まず必須要件: {'、'.join(line.title.ja for line in blocking)}"
    return f"- first the must lines: {', '.join(line.title.en for line in blocking)}"
