from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from dxmatch.models import Position, SkillClaim, SkillRequirement, Talent
from dxmatch.models.pool import SkillNeed, TalentPool
from dxmatch.scoring.rarity import Rarity
from dxmatch.scoring.scorers import SkillCoverage
from dxmatch.testing.generators import positions
from tests.scoring.sample import position, value

NEED = position(
    must=(SkillRequirement(skill="java", level=4),),
    want=(SkillRequirement(skill="cert-pmp", weight=3),),
)


def java(level: int | None) -> tuple[SkillClaim, ...]:
    return (SkillClaim(skill="java", level=level),)


def test_half_for_the_skill_and_half_for_the_level() -> None:
    # one of four weights; level 2 of 4: 5,000 + 2,500; unknown counts as level 1: 5,000 + 1,250
    assert value(SkillCoverage(), NEED, skills=java(4))[0] == 10_000 // 4
    assert value(SkillCoverage(), NEED, skills=java(7))[0] == 10_000 // 4
    assert value(SkillCoverage(), NEED, skills=java(2))[0] == 7_500 // 4
    assert value(SkillCoverage(), NEED, skills=java(None))[0] == 6_250 // 4


def test_weights() -> None:
    held = (SkillClaim(skill="cert-pmp"),)
    assert value(SkillCoverage(), NEED, skills=held)[0] == 7_500
    assert value(SkillCoverage(), NEED, skills=(*held, *java(4)))[0] == 10_000


def test_level_and_years_share_the_second_half() -> None:
    need = position(want=(SkillRequirement(skill="java", level=4, years=4),))
    held = (SkillClaim(skill="java", level=4, years=1),)
    # level 5,000, years 12 of 48 months 1,250: 5,000 + 6,250 // 2
    assert value(SkillCoverage(), need, skills=held)[0] == 8_125


def test_a_framework_counts_for_its_language_and_half_the_other_way() -> None:
    java_, boot = (position(want=(SkillRequirement(skill=s),)) for s in ("java", "spring-boot"))
    assert value(SkillCoverage(), java_, skills=(SkillClaim(skill="spring-boot"),))[0] == 10_000
    framework = (SkillClaim(skill="spring-framework"),)
    assert value(SkillCoverage(), boot, skills=framework)[0] == 5_000


def test_rarity_is_frozen() -> None:
    pool = TalentPool.of(
        Talent(vendor="v", id=str(i), skills=(SkillClaim(skill="java"),)) for i in range(10)
    )
    rarity = Rarity.fit(pool, ("cert-pmp",))
    assert dict(rarity.weights) == {"java": 100, "cert-pmp": 330}  # 100 × (1 + ln 10)
    need = position(want=(SkillRequirement(skill="java"), SkillRequirement(skill="cert-pmp")))
    told = value(SkillCoverage(rarity=rarity), need, skills=(SkillClaim(skill="java"),))
    assert told[0] == 100 * 10_000 // 430
    other = position(want=(SkillRequirement(skill="java"), SkillRequirement(skill="aws")))
    told = value(SkillCoverage(rarity=rarity), other, skills=(SkillClaim(skill="java"),))
    assert told[0] == 100 * 10_000 // 430


def test_words() -> None:
    _, code, reason = value(SkillCoverage(), NEED, skills=java(2))
    assert code == "COVERAGE"
    assert reason.facts["asked"] == 2
    assert reason.text("en").startswith("of 2 skills asked for: Java 75%")
    assert reason.text("ja").startswith("求めるスキル2件の充足: Java 75%")


def test_nothing_asked() -> None:
    told = value(SkillCoverage(), position())
    assert told[:2] == (10_000, "COVERAGE_NOTHING_ASKED")


HELD = ("java", "spring-boot", "cert-pmp", "aws", "made-up-skill")
POOL = TalentPool.of(
    Talent(vendor="v", id=skill, skills=(SkillClaim(skill=skill, level=3, years=2),))
    for skill in HELD
)
ASKED = st.lists(
    st.builds(
        SkillRequirement,
        skill=st.sampled_from((*HELD, "spring-framework", "nobody-has-it")),
        weight=st.integers(1, 100),
        level=st.none() | st.integers(1, 7),
        years=st.none() | st.sampled_from([0, 1, 2.5, 60]),
    ),
    max_size=5,
).map(tuple)
RARITIES = (Rarity(), Rarity.fit(POOL, ("nobody-has-it",)), Rarity((("java", 0),), 10**7))


@dataclass(frozen=True, slots=True, kw_only=True)
class JavaOnly(SkillCoverage):
    """Asks for something else than the position says."""

    def needs(self, position: Position) -> tuple[SkillNeed, ...]:
        return tuple(need for need in SkillCoverage.needs(self, position) if need.skill == "java")


@given(st.lists(positions(want=ASKED), max_size=5), st.sampled_from(RARITIES), st.booleans())
def test_many_plans_are_those_of_each_position(
    asked: list[Position], rarity: Rarity, only: bool
) -> None:
    """Token by token, also where nothing is asked, nobody has it, or the weights are too large."""
    line = (JavaOnly if only else SkillCoverage)(rarity=rarity)
    found = line.plans(asked, POOL)
    assert len(found) == len(asked)
    for position_, many in zip(asked, found, strict=True):
        one = line.plan(position_, POOL)
        if one is None or many is None:
            assert one is many
            continue
        assert one.entries is many.entries
        assert list(one.token) == list(many.token)
        assert list(one.similarity) == list(many.similarity)
        assert list(one.first_source) == list(many.first_source)
        assert list(one.weight) == list(many.weight)
        rows = zip(one.fit, many.fit, strict=True)
        assert all(one.fits[a].tolist() == many.fits[b].tolist() for a, b in rows)
