"""The ready sheets: 100 points each, all must lines, by name."""

from __future__ import annotations

import inspect

import pytest

from dxmatch.errors import InvalidStrategy
from dxmatch.models import SCALE
from dxmatch.scoring.presets import PRESETS, cdo_assistant, default_sheet, preset
from dxmatch.scoring.sheet import strategy_from_toml, strategy_to_toml


@pytest.mark.parametrize("name", PRESETS)
def test_a_ready_sheet(name: str) -> None:
    sheet = preset(name)
    assert sheet == PRESETS[name]() and sheet.name == name
    assert sheet.max_total == 100 * SCALE
    assert [type(line) for line in sheet.must] == [type(line) for line in default_sheet().must]
    assert strategy_from_toml(strategy_to_toml(sheet)) == sheet
    doc = inspect.getdoc(PRESETS[name]) or ""
    ja, dash, en = doc.partition("\n")[0].partition(" — ")
    assert dash and ja and en.isprintable()
    assert name == "standard" or "Convention:" in doc


def test_they_differ() -> None:
    assert len({preset(name).want for name in PRESETS}) == len(PRESETS) == 6
    assert preset("cdo-assistant") == cdo_assistant()


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(InvalidStrategy) as caught:
        preset("cdo-assistent")
    assert caught.value.code == "UNKNOWN_SHEET"
    assert "Did you mean 'cdo-assistant'?" in caught.value.text("en")
    assert "cdo-assistant" in caught.value.text("ja")
