from dxmatch.models import SkillClaim, SkillRequirement, Talent
from dxmatch.models.pool import ALL, TalentPool
from dxmatch.scoring.scorers import TfidfText
from dxmatch.scoring.scorers.tfidf_text import TextModel, position_text, talent_text
from tests.scoring.sample import position, value

NEED = position(title="データ分析", description="Python")


def test_the_same_words_are_as_close_as_can_be() -> None:
    assert value(TfidfText(), NEED, headline="データ分析", summary="Python")[:2] == (
        10_000,
        "TFIDF",
    )


def test_no_common_characters() -> None:
    pool = TalentPool.of(
        [
            Talent(vendor="v", id="1", summary="xyz"),
            Talent(vendor="v", id="2", summary="データ分析 Python"),
        ]
    )
    far, near = TfidfText().score(NEED, pool, ALL).tolist()
    assert far < near <= 10_000


def test_nothing_written() -> None:
    _, code, reason = value(TfidfText(), NEED)
    assert code == "TFIDF_NO_TEXT"
    assert reason.text("ja") and reason.text("en") == "one of the descriptions is missing"


def test_texts_name_the_skills_in_both_languages() -> None:
    talent = Talent(vendor="v", id="1", skills=(SkillClaim(skill="industry-finance"),))
    assert "金融" in talent_text(talent) and "Financ" in talent_text(talent)
    need = position(want=(SkillRequirement(skill="java", level=3),))
    assert "Java(レベル3以上)" in position_text(need)


def test_a_model_is_used_as_it_was_fitted() -> None:
    both = [
        Talent(vendor="v", id="1", summary="データ分析"),
        Talent(vendor="v", id="2", summary="Python"),
    ]
    pool = TalentPool.of(both)
    line = TfidfText(model=TextModel.fit(TalentPool.of(both[1:])))
    # It knows the characters of "Python" only.
    far, near = line.score(NEED, pool, ALL).tolist()
    assert far < near <= 10_000
    refitted = TfidfText().score(NEED, pool, ALL).tolist()
    assert refitted != [far, near]
    assert line.score(NEED, pool, ALL).tolist() == [far, near]
