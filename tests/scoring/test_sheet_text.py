"""Markdown and HTML of a sheet: for people to read, and read again between other text."""

from __future__ import annotations

import pytest

from dxmatch.errors import InvalidStrategy
from dxmatch.scoring.presets import default_sheet
from dxmatch.scoring.sheet_text import (
    strategy_from_html,
    strategy_from_markdown,
    strategy_to_html,
    strategy_to_markdown,
)


def test_markdown_between_other_text() -> None:
    text = strategy_to_markdown(default_sheet())
    assert text.splitlines()[0] == "| 区分 | 評価行 | 配点 | 名前 | 設定 |"
    assert "| 評価項目 | スキル充足度 | 50 | `skill_coverage` | `{}` |" in text
    page = f"# 評価表\n\n承認済み。\n\n{text.replace('| 50 |', '|   55   |')}\n以上。\n"
    again = strategy_from_markdown(page.replace("\n", "\r\n"))
    assert [weight for weight, _ in again.want][:2] == [55, 15]


def test_html_between_other_tables() -> None:
    text = strategy_to_html(default_sheet(), "en")
    assert text.startswith('<table class="dxmatch-sheet" lang="en">')
    other = "<table><tr><td>x</td></tr></table>"
    assert strategy_from_html(f"<p>a</p>{other}{text}{other}") == default_sheet()


@pytest.mark.parametrize("text", ["", "# nothing", "| a | b |\n|---|---|\n", "|||\n"])
def test_no_table(text: str) -> None:
    for read in (strategy_from_markdown, strategy_from_html):
        with pytest.raises(InvalidStrategy):
            read(text)
