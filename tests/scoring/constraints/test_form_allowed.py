from typing import Any

from dxmatch.models import EngagementForm, Verdict
from dxmatch.scoring.constraints import FormAllowed
from tests.scoring.sample import position, verdict

MANDATE, DISPATCH = EngagementForm.CONTRACT_QUASI_MANDATE, EngagementForm.DISPATCH
NEED = position(forms=frozenset({MANDATE}))


def test_a_common_form() -> None:
    said, code, reason = verdict(FormAllowed(), NEED, forms=frozenset({MANDATE, DISPATCH}))
    assert (said, code) == (Verdict.YES, "FORM_FITS")
    assert reason.text("ja") == (
        "業務委託(準委任) で契約できます"
        "(募集: 業務委託(準委任)、希望: 業務委託(準委任)、労働者派遣)"
    )
    assert reason.text("en") == (
        "accepts service contract (quasi-mandate) (offered: service contract (quasi-mandate); "
        "accepted: service contract (quasi-mandate), worker dispatch)"
    )


def test_no_common_form() -> None:
    for forms in (frozenset({DISPATCH}), frozenset()):
        assert verdict(FormAllowed(), NEED, forms=forms)[:2] == (Verdict.NO, "FORM_DIFFERS")


def test_nothing_stated_leaves_it_open() -> None:
    assert verdict(FormAllowed(), NEED)[:2] == (Verdict.UNKNOWN, "FORM_UNKNOWN")


def test_a_position_open_to_any_form() -> None:
    stated: list[dict[str, Any]] = [{}, {"forms": frozenset()}, {"forms": frozenset({DISPATCH})}]
    for talent in stated:
        assert verdict(FormAllowed(), position(), **talent)[:2] == (Verdict.YES, "FORM_ANY")
