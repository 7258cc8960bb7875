"""Skills read piece by piece in many cells are those of each cell read alone."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from dxmatch.io.column_values import ColumnValues, mark_of
from dxmatch.io.columns import Column
from dxmatch.io.field_options import FieldOptions
from dxmatch.io.reading import Reading
from dxmatch.io.skill_cells import parse_skill_cell
from dxmatch.io.skill_tokens import SkillTokens, is_simple
from dxmatch.io.skill_years import NamesWithYears
from dxmatch.models.pool.claim_builder import ClaimBuilder
from dxmatch.vocabulary import Vocabulary
from tests.io.feed import AS_OF

VOCABULARY = Vocabulary.default()
NAMES = sorted(
    {name for skill in VOCABULARY for name in (skill.id, skill.ja, skill.en, *skill.aliases)}
)
ODD = [
    "AWS(EC2,S3)", "AWS(EC2", "S3)", "知らない語", "◎SQL", "SQL◎", "Java 実務3年", "Ja\u200bva",
    "Pуthon", "=Java", " ", "", "なし", "R(",
    ")R", "[SQL]", '["SQL"]', "A(b(c))", "SQL\nGo", "@",
    "α・βモデル", "Пython", "μService", "https://e.jp", "外国籍不可", "40代",
    "Java(ブランク1年)", "レベル3", "\ufe0fGo", "e\u0301\u0301\u0301",
]  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(ODD),
    st.builds("{}({}年)".format, st.sampled_from(NAMES + ODD), st.integers(0, 70)),
    st.text(alphabet="aCR ヶ半年月歳代男()（）[]【】0５@=.・、\n", max_size=6),
)
CELLS = st.lists(st.lists(PIECES, max_size=5).map("、".join), min_size=1, max_size=6)


def reading() -> Reading:
    return Reading(AS_OF, VOCABULARY, FieldOptions())


@given(CELLS)
@example(["Java(3年)、" * 400, "Go"])
@example(["\u3001=Java", "、、", "A(b、c)、d"])
def test_cells_read_together_and_alone_say_the_same(cells: list[str]) -> None:
    """Also the law of pieces: what 、 joins says what its parts say, where all are simple."""
    builder, column = ClaimBuilder(), ColumnValues(Column("skills", 0, ""), reading())
    tokens = SkillTokens(column, builder)
    found = tokens.read(cells)
    noticed = tokens.noticed(found.pieces)
    alone = ColumnValues(Column("skills", 0, ""), reading())
    for row, cell in enumerate(cells):
        due = alone.parse(cell)
        claims = tuple(builder[code] for code in found.claims.of(row).tolist())
        assert claims == (due.value or ())
        assert noticed.get(row, ()) == due.issues
        assert found.marks[row] == mark_of(due.issues)


@given(st.lists(PIECES.filter(is_simple), max_size=5))
def test_simple_pieces_say_together_what_each_says(pieces: list[str]) -> None:
    whole = parse_skill_cell("、".join(pieces), reading())
    each = [parse_skill_cell(piece, reading()) for piece in pieces]
    assert whole.value == (tuple(c for said in each for c in said.value or ()) or None)
    assert whole.issues == tuple(dict.fromkeys(code for said in each for code in said.issues))


@given(
    st.one_of(
        st.sampled_from(NAMES),
        st.sampled_from(ODD),
        st.text("aC1②yYrsｙー.-レベル 歳代", max_size=6),
    ),
    st.lists(st.integers(0, 70), min_size=1, max_size=4),
)
@example("Power Platform Developer Associate (PL-400)", [3, 5, 12, 15])
@example("AWS(EC2,S3)", [1, 2])
@example("Identity and Access Administrator Associate (SC-300)", [3, 5, 12])
@example("Java 3 years", [1, 2])
@example("Java ② yrs", [1, 2])
@example("Java 3ｙears", [1, 2])
@example("Java Level 1", [1, 2, 30, 40])
def test_other_years_change_the_years_only(name: str, years: list[int]) -> None:
    known = NamesWithYears(lambda piece: parse_skill_cell(piece, reading()))
    for number in years:
        piece = f"{name}({number}年)"
        assert known.parse(piece) == parse_skill_cell(piece, reading())
