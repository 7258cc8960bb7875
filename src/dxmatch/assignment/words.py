"""The words of a plan's reasons, in both languages; codes for programs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dxmatch.models import Text
from dxmatch.scoring import Reason
from dxmatch.scoring.reason import Fact

_WORDS: Final = {
    "NOBODY_ELIGIBLE": Text(
        ja="必須要件を満たす人材がいません(プール {pool} 名)",
        en="nobody in the pool of {pool} satisfies the must lines",
    ),
    "NO_TIME": Text(
        ja="適格 {eligible} 名の中に、期間中のすべての日に稼働率{share}%を取れる人材がいません",
        en="none of {eligible} eligible has {share}% free on every day of the period",
    ),
    "TAKEN": Text(
        ja="適格で時間のある {able} 名は、ほかの席に就くか、時間が残っていません",
        en="the {able} who are eligible have other seats, or no time left beside them",
    ),
    "OVER_BUDGET": Text(
        ja="残りの予算 {left} 円では、最も安い候補({cost} 円)にも足りません",
        en="the {left} yen left do not pay for the cheapest candidate ({cost} yen)",
    ),
    "NOT_WORTH": Text(
        ja="この席を埋めても、目的とした値はよくなりません",
        en="filling the seat would not serve the objective",
    ),
    "DROP_LINE": Text(
        ja="必須要件「{line}」だけが理由で外れた人材が {count} 名います。見直してください",
        en="{count} fail only the line {line}: reconsider it",
    ),
    "SEVERAL_LINES": Text(
        ja="あと一歩の人材でも {count} 個の必須要件を満たしません。要件全体の見直しが必要です",
        en="even the nearest fail {count} must lines: reconsider the position",
    ),
    "LESS_WORK": Text(
        ja="稼働率を {share}% から {room}% に下げると {talent} が就けます",
        en="with a workload of {room}% instead of {share}%, {talent} could take it",
    ),
    "MORE_BUDGET": Text(ja="予算を {more} 円増やしてください", en="raise the budget by {more} yen"),
    "MORE_PEOPLE": Text(
        ja="期間中に稼働率{share}%を取れる人材があと 1 名必要です",
        en="one more person with {share}% in the period is needed",
    ),
    "LIFT_BAN": Text(
        ja="禁止した組合せを外すと {talent} が就けます",
        en="without the forbidden pair, {talent} could take it",
    ),
    "HERE_LOCKED": Text(ja="この席は確定済みです", en="the seat was promised before"),
    "HERE_LOSES_MORE": Text(
        ja="ここでは代わりの人材より {here} 点高く、{other} では今より {there} 点高いだけです",
        en="here they are {here} points above the best replacement, at {other} only {there} above "
        "who is there now",
    ),
    "HERE_IRREPLACEABLE": Text(
        ja="ここには代わりの人材がなく、席が空きます",
        en="here nobody could replace them, and the seat would be empty",
    ),
    "WHOLE_PLAN": Text(
        ja="移すとほかの席も動き、計画全体ではよくなりません",
        en="moving them would move others too, and the whole plan would not gain",
    ),
    "SEAT_NEW": Text(ja="新しい席が埋まりました", en="a new seat is filled"),
    "SEAT_REFILLED": Text(
        ja="{before} が外れた席に就きました", en="takes the seat that {before} left"
    ),
    "SEAT_MOVED": Text(
        ja="{before} が {to} に移ったため交代しました", en="follows {before}, who moved to {to}"
    ),
    "SEAT_EMPTIED": Text(
        ja="{before} が {to} に移り、席が空きました", en="empty, as {before} moved to {to}"
    ),
    "SEAT_LEFT": Text(
        ja="{before} が外れ、席が空きました", en="empty, as {before} is not there any more"
    ),
}


def told(code: str, **facts: Fact) -> Reason:
    """A reason of a plan."""
    named: Mapping[str, Fact] = MappingProxyType(facts)
    return Reason(code, named, _WORDS[code])
