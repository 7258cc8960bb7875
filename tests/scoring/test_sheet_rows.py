"""A sheet as rows of text, changed by people and read again."""

from __future__ import annotations

import pytest

from dxmatch.errors import InvalidStrategy
from dxmatch.scoring.algebra import OnUnknown, Strategy
from dxmatch.scoring.constraints import ScheduleFits, WithinBudget
from dxmatch.scoring.scorers import RateFit, SkillCoverage
from dxmatch.scoring.sheet_rows import head, sheet_rows, strategy_from_rows

SHEET = Strategy(
    must=ScheduleFits(percent=90) & ~WithinBudget(),
    want=60 * SkillCoverage() + 40 * RateFit(comfortable=70),
    name="審査表",
    on_unknown=OnUnknown.EXCLUDE,
)


def test_rows() -> None:
    assert head("ja") == ("区分", "評価行", "配点", "名前", "設定")
    assert sheet_rows(SHEET) == (
        ("評価表", "審査表", "100", "sheet", '{"name": "審査表", "on_unknown": "exclude"}'),
        ("必須要件", "稼働期間・稼働率", "", "schedule_fits", '{"percent": 90}'),
        ("必須要件", "条件に当たらない", "", "not", '{"of": {"line": "within_budget"}}'),
        ("評価項目", "スキル充足度", "60", "skill_coverage", "{}"),
        ("評価項目", "単価の余裕", "40", "rate_fit", '{"comfortable": 70}'),
    )


def test_people_may_change_points_order_titles_and_language() -> None:
    top, first, second, skills, price = sheet_rows(SHEET)
    title = ("ご確認ください", "", "", "", "")
    again = strategy_from_rows(
        [
            title, head("en"), (), ("Want", "単価", "1,040.0", *price[3:]), second, top,
            ("評価項目", "", " 5 ", "skill_coverage", ""), first, skills[:0],
        ]
    )  # fmt: skip
    assert again.want == ((1040, RateFit(comfortable=70)), (5, SkillCoverage()))
    assert again.must == (~WithinBudget(), ScheduleFits(percent=90))
    assert (again.name, again.on_unknown) == ("審査表", OnUnknown.EXCLUDE)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("評価項目", "", "x", "rate_fit", "{}"), "row 2 needs whole points"),
        (("評価項目", "", "", "rate_fit", "{}"), "row 2 needs whole points"),
        (("評価項目", "", "1.5", "rate_fit", "{}"), "row 2 needs whole points"),
        (("歓迎", "", "1", "rate_fit", "{}"), "row 2 has no part of"),
        (("評価項目", "", "1", "rate_fit", "{"), "settings that are no JSON"),
        (("評価項目", "", "1", "rate_fit", "[" * 100_000), "settings that are no JSON"),
        (("評価項目", "", "1", "rate_fit", '{"line": "x"}'), "settings that are no JSON"),
        (("評価項目", "", "1", "rate_fitt", "{}"), "Did you mean 'rate_fit'?"),
        (("評価項目", "", "1", "rate_fit", '{"comfy": 1}'), "unknown key(s) comfy"),
        (("評価表", "", "1", "sheet", '{"on_unknown": "x"}'), "on_unknown"),
    ],
)
def test_what_is_refused(row: tuple[str, ...], said: str) -> None:
    with pytest.raises(InvalidStrategy) as caught:
        strategy_from_rows([head("ja"), row])
    assert said in caught.value.text("en") and caught.value.ja and caught.value.hint_ja


def test_a_table_needs_its_labels() -> None:
    with pytest.raises(InvalidStrategy, match="no row of labels"):
        strategy_from_rows(sheet_rows(SHEET))
