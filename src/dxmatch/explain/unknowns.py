"""What is open, what it could change, and whom to ask next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dxmatch.explain.ledger import LineName
from dxmatch.models import Lang, Text
from dxmatch.scoring.labels import open_label
from dxmatch.scoring.unknown import FOR_THE_POSITION, OpenFact


@dataclass(frozen=True, slots=True)
class TotalRange:
    """A talent of whom something is open: the totals that are possible, whatever the answers.

    Attributes:
        rank: now, from 1; None if an open must line keeps the talent out for now.
        now, low, high: total now, at worst and at best; ``low ≤ now ≤ high``.
        open_must: must lines that do not know; the answers may keep the talent out, or in.
    """

    key: str
    rank: int | None
    now: int
    low: int
    high: int
    open_must: tuple[LineName, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """確認事項: one missing fact of one talent that could still change the first k.

    Attributes:
        key: ``vendor:id`` of the talent.
        fact: what is missing.
        effect: the most by which the answer can move the total, in points; the whole highest
            total if it decides whether the talent is in.
        decides: must lines that wait for the answer.
        lines: want lines whose points depend on it.
    """

    key: str
    fact: OpenFact
    effect: int
    decides: tuple[LineName, ...]
    lines: tuple[LineName, ...]

    @property
    def vendor(self) -> str | None:
        """Whom to ask; None if the fact is the municipality's (its day, its place)."""
        return None if self.fact in FOR_THE_POSITION else self.key.partition(":")[0]

    def text(self, lang: Lang = "ja") -> str:
        """The question in words."""
        fact, ja = open_label(self.fact).get(lang), lang == "ja"
        lines = [*self.decides, *self.lines]
        why = ("、" if ja else ", ").join(line.title.get(lang) for line in lines)
        asked = self.vendor or _MUNICIPALITY.get(lang)
        if ja:
            return f"{asked} へ: {self.key} の{fact}({why}、最大 {self.effect:,} 点)"
        return f"ask {asked}: {fact} of {self.key} ({why}; up to {self.effect:,} points)"

    def to_dict(self, lang: Lang = "ja") -> dict[str, Any]:
        """The question as plain values for JSON."""
        return {
            "talent": self.key,
            "vendor": self.vendor,
            "fact": self.fact.value,
            "effect": self.effect,
            "decides": [line.key for line in self.decides],
            "lines": [line.key for line in self.lines],
            "text": self.text(lang),
        }


_MUNICIPALITY = Text(ja="自治体", en="the municipality")


@dataclass(frozen=True)
class Unknowns:
    """What is open among those who could be in the first ``k``.

    Attributes:
        k: length of the list in question.
        ranges: the talents with something open that could still change the first ``k`` (who is
            on it, and in which order), those who could come highest first; at most ``shown``.
        open: how many such talents there are.
        questions: what to ask, largest effect first; at most ``shown``.
    """

    k: int
    ranges: tuple[TotalRange, ...]
    open: int
    questions: tuple[Question, ...]

    @property
    def proven(self) -> bool:
        """Whether the first ``k`` stay the first ``k``, in this order, whatever is answered."""
        return not self.open

    def text(self, lang: Lang = "ja") -> str:
        """The open points in words."""
        ja = lang == "ja"
        if self.proven:
            if ja:
                return f"未確認の情報がどうであっても、上位 {self.k:,} 名とその順番は変わりません"
            return f"whatever is still unknown, the first {self.k:,} and their order stay"
        lines = [
            f"上位 {self.k:,} 名を変えうる未確認の人材: {self.open:,} 名"
            if ja
            else f"talents of whom something open could change the first {self.k:,}: {self.open:,}"
        ]
        lines += [f"- {_told(each, lang)}" for each in self.ranges]
        lines.append("次に確認すること:" if ja else "ask next:")
        lines += [f"- {question.text(lang)}" for question in self.questions]
        return "\n".join(lines)

    def to_dict(self, lang: Lang = "ja") -> dict[str, Any]:
        """The open points as plain values for JSON."""
        return {
            "k": self.k,
            "proven": self.proven,
            "open": self.open,
            "ranges": [
                {
                    "talent": each.key,
                    "rank": each.rank,
                    "now": each.now,
                    "low": each.low,
                    "high": each.high,
                    "open_must": [line.key for line in each.open_must],
                }
                for each in self.ranges
            ],
            "questions": [question.to_dict(lang) for question in self.questions],
            "text": self.text(lang),
        }

    def __str__(self) -> str:
        return self.text("ja")


def _told(each: TotalRange, lang: Lang) -> str:
    span = f"{each.now:,} ({each.low:,}〜{each.high:,})"
    musts = [line.title.get(lang) for line in each.open_must]
    if lang == "ja":
        rank = f"{each.rank:,} 位" if each.rank else "対象外"
        return f"{each.key}: {rank}、{span}" + (f"、要確認: {'、'.join(musts)}" if musts else "")
    rank = f"rank {each.rank:,}" if each.rank else "kept out"
    return f"{each.key}: {rank}, {span}" + (f", open: {', '.join(musts)}" if musts else "")
