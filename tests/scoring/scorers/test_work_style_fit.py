from dxmatch.models import Channel, Collaboration, WorkStyle
from dxmatch.scoring.scorers import WorkStyleFit
from tests.scoring.sample import position, value

NEED = position(
    collaboration=Collaboration(
        meetings_per_week=2,
        channels=frozenset({Channel.CHAT}),
        writes_documentation=True,
        direct_contact=True,
    )
)


def offers(**wishes: object) -> WorkStyle:
    return WorkStyle(collaboration=Collaboration.model_validate(wishes))


def test_share_of_the_wishes() -> None:
    style = offers(meetings_per_week=3, channels={"chat", "phone"}, direct_contact=False)
    told, code, reason = value(WorkStyleFit(), NEED, work_style=style)
    assert (told, code) == (5_000, "STYLE")
    assert reason.text("en") == (
        "wishes met: 2 meetings a week, chat; "
        "not met: direct contact; unknown: documented, extensible design"
    )
    assert "週2回の打合せ" in reason.text("ja")


def test_all_of_them() -> None:
    style = offers(
        meetings_per_week=2, channels={"chat"}, writes_documentation=True, direct_contact=True
    )
    assert value(WorkStyleFit(), NEED, work_style=style)[0] == 10_000


def test_what_is_not_stated_counts_as_not_met() -> None:
    assert value(WorkStyleFit(), NEED)[0] == 0
    assert value(WorkStyleFit(), NEED, work_style=offers(meetings_per_week=1))[0] == 0


def test_no_wishes() -> None:
    need = position(collaboration=Collaboration(writes_documentation=False))
    assert value(WorkStyleFit(), need)[:2] == (10_000, "STYLE_NOTHING_ASKED")


def test_one_meeting_is_no_plural() -> None:
    need = position(collaboration=Collaboration(meetings_per_week=1))
    assert "unknown: 1 meeting a week" in value(WorkStyleFit(), need)[2].text("en")
