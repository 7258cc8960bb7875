from datetime import date
from typing import Any

import pytest

from dxmatch.models import Consent, Purpose, Verdict
from dxmatch.scoring.constraints import Consented
from tests.scoring.sample import position, verdict

YES, UNKNOWN, NO = Verdict.YES, Verdict.UNKNOWN, Verdict.NO
DAY = date(2027, 3, 1)
BEFORE, AFTER = date(2027, 2, 28), date(2027, 3, 2)


@pytest.mark.parametrize(
    ("dates", "said", "code"),
    [
        ({}, YES, "CONSENT_GIVEN"),
        ({"granted": DAY, "expires": AFTER}, YES, "CONSENT_GIVEN"),
        ({"granted": AFTER}, NO, "CONSENT_LATER"),
        ({"expires": DAY}, NO, "CONSENT_OVER"),
        ({"granted": BEFORE, "expires": AFTER}, YES, "CONSENT_GIVEN"),
    ],
)
def test_in_force_on_the_day(dates: dict[str, Any], said: Verdict, code: str) -> None:
    consent = Consent.model_validate({"purposes": {"matching"}, **dates})
    told = verdict(Consented(), position(as_of=DAY), consent=consent)
    assert told[:2] == (said, code)
    assert told[2].source.startswith("職業安定法") and told[2].as_of == "2026-06-14"
    assert DAY.isoformat() in told[2].text("en")


def test_without_a_day_dates_leave_it_open() -> None:
    dated = Consent(purposes=frozenset({Purpose.MATCHING}), expires=AFTER)
    assert verdict(Consented(), position(), consent=dated)[:2] == (UNKNOWN, "CONSENT_DAY_UNKNOWN")
    plain = Consent(purposes=frozenset({Purpose.MATCHING}))
    assert verdict(Consented(), position(), consent=plain)[:2] == (YES, "CONSENT_GIVEN")


def test_another_purpose() -> None:
    consent = Consent(purposes=frozenset({Purpose.STATISTICS}))
    said, code, reason = verdict(Consented(), position(as_of=DAY), consent=consent)
    assert (said, code) == (NO, "CONSENT_OTHER_PURPOSE")
    assert reason.text("ja") == "「マッチング」への本人同意がありません(同意の範囲: 統計)"
    assert reason.text("en") == "did not agree to matching (agreed to: statistics)"
    line = Consented(purpose=Purpose.STATISTICS)
    assert verdict(line, position(as_of=DAY), consent=consent)[0] is YES


def test_no_record_leaves_it_open() -> None:
    assert verdict(Consented(), position(as_of=DAY))[:2] == (UNKNOWN, "CONSENT_UNKNOWN")
