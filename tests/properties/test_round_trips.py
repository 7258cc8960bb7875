"""Written and read again, everything is the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy

from dxmatch.matching import match
from dxmatch.models import Model, Position
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.sheet import (
    strategy_from_table,
    strategy_from_toml,
    strategy_to_table,
    strategy_to_toml,
)
from dxmatch.testing import generators as g
from dxmatch.testing.generators import claims, people

RECORDS: dict[str, SearchStrategy[Any]] = {
    "talent": g.talents(),
    "position": g.positions(),
    "project": g.projects(),
    "availability": g.availabilities(),
    "period": g.periods(),
    "rate": g.rates(),
    "requirement": g.requirements(),
    "skill_claim": g.skill_claims(),
    "certification": claims.certifications(),
    "language_claim": claims.language_claims(),
    "work_style": people.work_styles(),
    "consent": people.consents(),
    "municipality": g.municipalities(),
    "vendor": g.vendors(),
    "outcome": g.outcomes(),
}


@pytest.mark.parametrize("name", RECORDS)
def test_json_round_trip(name: str) -> None:
    """read(write(record)) = record, and written again the text is the same."""

    @settings(max_examples=40)
    @given(RECORDS[name])
    def check(record: Model) -> None:
        text = record.model_dump_json()
        again = type(record).model_validate_json(text)
        assert again == record
        assert hash(again) == hash(record)
        assert again.model_dump_json() == text
        assert type(record).model_validate(json.loads(text)) == record
        assert type(record).model_validate(record.model_dump()) == record

    check()


def test_every_record_is_tried() -> None:
    """No model of `dxmatch.models` is left out: each is in the list or part of one that is."""
    from dxmatch import models

    classes = {
        value
        for value in vars(models).values()
        if isinstance(value, type) and issubclass(value, Model) and value is not Model
    }
    seen = {
        "Talent", "Position", "Project", "Availability", "Period", "Rate", "SkillClaim",
        "Certification", "LanguageClaim", "WorkStyle", "Consent", "Municipality", "Vendor",
        "Outcome", "SkillRequirement", "CertificateRequirement", "LanguageRequirement",
        "ExperienceRequirement", "Collaboration", "CapacityWindow", "Workload", "ProgrammeRef",
        "Text",
    }  # fmt: skip
    assert {cls.__name__ for cls in classes} == seen


@given(g.sheets())
def test_sheet_file_round_trip(strategy: Strategy) -> None:
    """read(write(sheet)) = sheet, and dump∘load∘dump = dump, as a table and as TOML."""
    text = strategy_to_toml(strategy)
    again = strategy_from_toml(text)
    assert again == strategy
    assert strategy_to_toml(again) == text
    assert strategy_from_table(strategy_to_table(strategy)) == strategy


@settings(max_examples=30)
@given(g.sheets(text=False), g.positions(), g.pools(max_size=4))
def test_a_sheet_file_scores_the_same(
    strategy: Strategy, position: Position, pool: TalentPool
) -> None:
    """A sheet read from its file gives the same bytes."""
    again = strategy_from_toml(strategy_to_toml(strategy))
    assert match(position, pool, again).to_json() == match(position, pool, strategy).to_json()
