"""Issues kept as numbers are those that were noticed, in their order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dxmatch.io.columns import Column
from dxmatch.io.issue_log import IssueLog
from dxmatch.io.issues import IssueCode
from dxmatch.io.report import RowIssue
from dxmatch.io.table import Sheet

COLUMNS = (Column("id", 0, "ID"), Column("skills", 3, "スキル"), Column("consent", None, ""))
LABELS = ("ID", "スキル", "consent")
SHEET = Sheet("a.xlsx", ("ID",), (), name="一覧")
CODES = st.sampled_from(IssueCode)
NOTED = st.tuples(st.integers(1, 10**6), st.integers(0, 2), CODES)
MADE = st.builds(
    RowIssue, st.just("b.csv"), st.just(""), st.integers(1, 9), st.none(), CODES, CODES
)


@given(st.lists(st.lists(NOTED, max_size=4) | MADE, max_size=8))
def test_issues_come_back(given: list[list[tuple[int, int, IssueCode]] | RowIssue]) -> None:
    log = IssueLog(SHEET, COLUMNS)
    due: list[RowIssue] = []
    for each in given:
        if isinstance(each, RowIssue):
            log.add([each])
            due.append(each)
        else:
            log.note(each)
            due += [
                RowIssue("a.xlsx", "一覧", row, COLUMNS[place].index, LABELS[place], code)
                for row, place, code in each
            ]
    assert log == tuple(due) and list(log) == due and len(log) == len(due)
    assert log[1:] == tuple(due[1:]) and hash(log) == hash(tuple(due))
    assert repr(log) == repr(tuple(due)) and bool(log) == bool(due)
    assert log != (*due, None)
