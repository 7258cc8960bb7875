import inspect
from dataclasses import fields
from typing import ClassVar

import pytest

from dxmatch.models import SCALE, Position, Side, Text
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.rows import Ints
from dxmatch.scoring import Scorer
from dxmatch.scoring.algebra import Line
from dxmatch.scoring.catalogue import line_class, line_names
from dxmatch.scoring.explained import explained, first_line
from dxmatch.scoring.reason import Reason, reason

BUILT_IN = [line_class(side, name) for side in Side for name in line_names(side)]


@pytest.mark.parametrize("cls", BUILT_IN)
def test_every_line_is_explained_in_japanese_with_all_its_parameters(cls: type[Line]) -> None:
    told = explained(cls, "ja")
    assert told.startswith(first_line(cls, "ja"))
    assert "Args:" not in told and len(told) > 60
    for field in fields(cls):  # type: ignore[arg-type]
        if not field.metadata.get("code_only"):
            assert field.name in told


@pytest.mark.parametrize("cls", BUILT_IN)
def test_in_english_the_docstring_is_the_explanation(cls: type[Line]) -> None:
    assert explained(cls, "en") == inspect.getdoc(cls)


class LeadTime(Scorer):
    """Everybody is punctual."""

    title: ClassVar[Text] = Text(ja="時間厳守", en="Punctual")

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        return pool.full(rows, SCALE)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        return reason("STYLE_NOTHING_ASKED")


def test_a_line_of_another_package_keeps_its_own_words() -> None:
    assert explained(LeadTime, "ja") == "Everybody is punctual."
