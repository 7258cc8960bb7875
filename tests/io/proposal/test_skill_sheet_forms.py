"""Of skill sheets the template is proposed, and a table of talents is never taken for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from dxmatch import examples
from dxmatch.io import read_feed
from dxmatch.io.layout import FeedKind
from dxmatch.io.mapping import read_mapping
from dxmatch.io.proposal import ColumnState, MappingProposal, propose_mapping
from tests.io.test_skill_sheets import HISTORY, SHIPPED, book, form

AS_OF = date(2026, 9, 1)


def propose(path: Path, **more: str) -> MappingProposal:
    return propose_mapping(path, as_of=AS_OF, **more)  # type: ignore[arg-type]


def test_the_template_is_proposed_and_reads_what_it_reads_alone(tmp_path: Path) -> None:
    proposal = propose(SHIPPED)
    file = tmp_path / "mine.toml"
    file.write_text(proposal.to_toml(), encoding="utf-8")
    mapping = read_mapping(file)
    assert mapping == proposal.mapping
    assert mapping.format.kind is FeedKind.SKILL_SHEET
    mine = read_feed(SHIPPED, mapping, as_of=AS_OF)
    shipped = read_feed(SHIPPED, "skill-sheet", as_of=AS_OF)
    assert mine.talents
    assert list(mine.talents) == list(shipped.talents)
    assert proposal.rows == mine.seen


def test_fields_are_shown_as_they_are_read_and_persons_stay_unseen() -> None:
    proposal = propose(SHIPPED)
    states = {column.label: (column.field, column.state) for column in proposal.columns}
    assert states["希望単価"] == ("rate", ColumnState.SURE)
    assert states["history.skills"] == ("skills", ColumnState.SURE)
    assert states["氏名"] == (None, ColumnState.PROTECTED)
    assert all(not c.reading for c in proposal.columns if c.state is ColumnState.PROTECTED)


def test_a_folder_is_read_and_the_name_of_a_workbook_is_not_told(tmp_path: Path) -> None:
    book(tmp_path / "yamada-taro.xlsx", 経歴=[*form(), *HISTORY])
    folder, lone = propose(tmp_path), propose(tmp_path / "yamada-taro.xlsx")
    assert folder.mapping.format.kind is lone.mapping.format.kind is FeedKind.SKILL_SHEET
    for proposal in (folder, lone):
        assert "yamada" not in proposal.to_toml() + proposal.text() + repr(proposal)
    assert propose(tmp_path, vendor="kawa").mapping.vendor.id == "kawa"


def test_a_value_that_cannot_be_read_is_to_be_checked(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", 経歴=[*form(("参画可能日", "いつか春に")), *HISTORY])
    (column,) = propose(path).unsure
    assert column.field == "available_from"
    assert column.text("ja").startswith("参画可能日")


TABLES: list[list[Sequence[object]]] = [
    [("管理番号", "スキル", "期間", "業務内容"), ("1", "Java", "2020/4〜", "移行")],
    [("作成日", "2026-09-01"), ("備考", "8月分"), ("管理番号", "期間", "言語"), ("1", "", "Go")],
    [("No.", "期間", "業務内容", "言語"), ("1", "2020/4〜2021/3", "移行", "Java")],
]


@pytest.mark.parametrize("rows", TABLES)
def test_a_table_is_no_skill_sheet(tmp_path: Path, rows: list[Sequence[object]]) -> None:
    assert propose(book(tmp_path / "a.xlsx", 一覧=rows)).mapping.format.kind is FeedKind.XLSX


@pytest.mark.parametrize("name", sorted(examples.feeds()))
def test_example_feeds_are_no_skill_sheets(name: str) -> None:
    proposal = propose(examples.feeds()[name][0])
    assert proposal.mapping.format.kind is not FeedKind.SKILL_SHEET


def test_one_form_among_tables_does_not_decide(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", 一=TABLES[0], 二=TABLES[0], 三=[*form(), *HISTORY])
    assert propose(path).mapping.format.kind is FeedKind.XLSX
    assert propose(path, sheet="三").mapping.format.sheet == "三"
    assert propose(path, sheet="三").mapping.format.kind is FeedKind.SKILL_SHEET
