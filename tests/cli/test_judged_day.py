from datetime import date

import pytest

from dxmatch.cli.judged_day import judged_day, judged_on
from dxmatch.errors import InvalidInput
from dxmatch.models import Project
from tests.report.sample import POSITION


def test_a_day() -> None:
    assert judged_day("2026-04-01") == date(2026, 4, 1)


def test_today_is_read_only_if_no_day_is_given() -> None:
    before = date.today()
    assert before <= judged_day(None) <= date.today()


@pytest.mark.parametrize("text", ["", "2026/04/01", "2026-02-30", "令和8年4月1日", "tomorrow"])
def test_no_day(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        judged_day(text)
    assert "YYYY-MM-DD" in caught.value.text("en")
    assert "YYYY-MM-DD" in caught.value.text("ja")


def test_positions_keep_the_day_they_state() -> None:
    other = POSITION.model_copy(update={"id": "other", "as_of": None})
    project = Project(id="p", title="p", municipality="011002", positions=(POSITION, other))
    day = date(2027, 1, 1)
    assert [p.as_of for p in judged_on(project, day).positions] == [POSITION.as_of, day]
