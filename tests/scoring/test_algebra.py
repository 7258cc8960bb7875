"""What cannot stand on a side, and brackets with alternatives. The laws are in properties."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from dxmatch.errors import InvalidStrategy
from dxmatch.matching import match
from dxmatch.models import EngagementForm, Rate, Verdict
from dxmatch.models.pool import TalentPool
from dxmatch.models.talent import Talent
from dxmatch.scoring.algebra import AnyOf, Must, Not, Strategy
from dxmatch.scoring.constraints import FormAllowed, ScheduleFits, WithinBudget
from dxmatch.scoring.scorers import RateFit
from tests.scoring.sample import position, verdict

MUST: Any = WithinBudget()
WANT: Any = RateFit()
NONE: Any = Must()
LIST: Any = [MUST]


@pytest.mark.parametrize(
    "mixed",
    [
        lambda: MUST & WANT, lambda: WANT & MUST, lambda: MUST | WANT, lambda: WANT | MUST,
        lambda: ~WANT, lambda: MUST + WANT, lambda: WANT + MUST, lambda: 60 * MUST,
        lambda: MUST | 3, lambda: AnyOf(of=(WANT,)), lambda: Not(of=WANT), lambda: Not(of=NONE),
        lambda: Strategy(must=WANT), lambda: Strategy(want=MUST), lambda: Strategy(must=LIST),
    ],
)  # fmt: skip
def test_a_line_on_the_wrong_side(mixed: Callable[[], object]) -> None:
    with pytest.raises(InvalidStrategy) as caught:
        mixed()
    assert caught.value.code == "WRONG_SIDE"
    assert caught.value.hint and caught.value.hint_ja


def test_an_unknown_way_to_treat_the_unknown() -> None:
    with pytest.raises(InvalidStrategy, match="on_unknown"):
        Strategy(must=MUST, on_unknown="maybe")  # type: ignore[arg-type]


NEED = position(budget=Rate(high=400_000), forms={EngagementForm.DISPATCH})
TALENTS = [
    Talent.model_validate({"vendor": "v", "id": str(number), "rate": rate, "forms": forms})
    for number, (rate, forms) in enumerate(
        product(
            (None, Rate.exactly(1), Rate.exactly(999_999)),
            (None, {EngagementForm.DISPATCH}, {EngagementForm.SECONDMENT}),
        )
    )
]


def _verdicts(line: Any) -> list[int]:
    found = match(NEED, TalentPool.of(TALENTS), line)
    told = [found.explain(f"v:{number}").must for number in range(len(TALENTS))]
    return [min(int(finding.verdict or 0) for finding in row) for row in told]


def test_brackets_with_alternatives_mean_what_they_say() -> None:
    """``(a & b) | c`` is the better of c and the worse of a and b, for all nine answers."""
    a, b, c = WithinBudget(), FormAllowed(), ScheduleFits()
    of_a, of_b, of_c = map(_verdicts, (a, b, c))
    both = [min(pair) for pair in zip(of_a, of_b, strict=True)]
    assert _verdicts((a & b) | c) == [max(pair) for pair in zip(both, of_c, strict=True)]
    assert _verdicts(c | (a & b)) == _verdicts((a & b) | c)
    assert _verdicts(~(a & b)) == [2 - told for told in both]
    assert _verdicts((a & b) | (~a & ~b)) == [
        max(min(x, y), min(2 - x, 2 - y)) for x, y in zip(of_a, of_b, strict=True)
    ]


def test_if_no_alternative_holds_all_of_them_are_told() -> None:
    line = WithinBudget() | FormAllowed()
    said, code, reason = verdict(
        line, NEED, rate=Rate.exactly(999_999), forms={EngagementForm.SECONDMENT}
    )
    assert (said, code) == (Verdict.NO, "NONE_OF")
    for lang, titles in (("ja", ("予算(", "任用・契約形態(")), ("en", ("Budget (", "Engagement"))):
        assert all(title in reason.text(lang) for title in titles)  # type: ignore[arg-type]
    said, code, _ = verdict(line, NEED, rate=Rate.exactly(1), forms={EngagementForm.SECONDMENT})
    assert (said, code) == (Verdict.YES, "BUDGET_FITS")
