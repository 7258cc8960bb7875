import json
import re

import pytest

from dxmatch.explain.change import Change
from dxmatch.explain.dials import dials
from dxmatch.models import Lang
from tests.explain.sample import POSITION

STEPS = [step for dial in dials(POSITION) for step in dial.steps]


def test_both_languages() -> None:
    start, *_ = STEPS
    assert start.text("ja") == "開始を7日遅らせる(2027-04-01 → 2027-04-08、終了日は変えない)"
    assert start.text("en") == "start 7 days later (2027-04-01 → 2027-04-08, same end)"
    assert start.to_dict("en") == {
        "kind": "start",
        "amount": 7,
        "days": 7,
        "before": "2027-04-01",
        "after": "2027-04-08",
        "text": start.text("en"),
    }


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.kind}-{step.amount}")
def test_numbers_of_the_text_are_facts(step: Change, lang: Lang) -> None:
    facts = {k: v for k, v in step.to_dict(lang).items() if k != "text"}
    told = json.dumps(facts, ensure_ascii=False)
    numbers = re.findall(r"\d+(?:\.\d+)?", step.text(lang).replace(",", ""))
    assert all(number in told for number in numbers)
    if lang == "ja":
        english = re.findall(r"\d+(?:\.\d+)?", step.text("en").replace(",", ""))
        assert sorted(set(numbers)) == sorted(set(english))
