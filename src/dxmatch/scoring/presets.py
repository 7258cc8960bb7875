"""Ready sheets, as functions and by name.

What each kind of talent should bring follows MIC's 外部人材スキル標準 (September 2022, four talent
types) and the common skills of DSS-P; both name skills and give no points. **All weights, caps and
rules below are a convention of dxmatch**, a start for a municipality to change. Which skills are
required stands in the position, not in the sheet, so one sheet serves many positions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from dxmatch.errors import InvalidStrategy
from dxmatch.scoring.algebra import Must, Strategy
from dxmatch.scoring.constraints import (
    Consented,
    FormAllowed,
    MustHave,
    PlaceReachable,
    ScheduleFits,
    WithinBudget,
)
from dxmatch.scoring.scorers import (
    Experience,
    LeadTime,
    RateFit,
    RuleScore,
    ScheduleSlack,
    SkillCoverage,
    WorkStyleFit,
)
from dxmatch.scoring.scorers.rule_score import Compare, Field, Rule


def default_sheet() -> Strategy:
    """標準 — used when no sheet is given: all six must lines, 100 points of wants."""
    return Strategy(
        name="standard",
        must=_every_must(),
        want=50 * SkillCoverage()
        + 15 * Experience()
        + 10 * RateFit()
        + 5 * ScheduleSlack()
        + 10 * LeadTime()
        + 10 * WorkStyleFit(),
    )


def cdo_assistant() -> Strategy:
    """CDO補佐 — an adviser to the head of digital (MIC type プロデューサー).

    From the standard: national policy, the overall plan, work with all sections. Convention: years
    with local government weigh almost as much as skills, working together is next; a few days a
    week leave little to say about spare capacity.
    """
    return Strategy(
        name="cdo-assistant",
        must=_every_must(),
        want=40 * SkillCoverage()
        + 30 * Experience(years=15, municipal_years=5)
        + 20 * WorkStyleFit()
        + 5 * RateFit()
        + 5 * LeadTime(days=60),
    )


def security_specialist() -> Strategy:
    """情報セキュリティ専門人材 — policy, risk and incidents (DSS-P category 4).

    From the standards: skills of security management and technique; 登録セキスペ has to be renewed
    every three years, so a registration that counts belongs into the position's requirements.
    Convention: skills first; certificates and depth in practice as declared rules.
    """
    return Strategy(
        name="security-specialist",
        must=_every_must(),
        want=55 * SkillCoverage()
        + 15 * RuleScore(rules=(_CERTIFICATE, Rule(Field.YEARS, Compare.AT_LEAST, 7)))
        + 10 * Experience(years=10, municipal_years=2)
        + 10 * WorkStyleFit()
        + 5 * RateFit()
        + 5 * LeadTime(),
    )


def api_developer() -> Strategy:
    """API・データベース開発者 — implements (MIC type エンジニア, DSS-P category 3).

    From the standards: software development and data engineering. Convention: skills weigh most,
    then an early start and room to grow; 90 % of the schedule is enough, for sprints can shift.
    """
    return Strategy(
        name="api-developer",
        must=_every_must(schedule=90),
        want=55 * SkillCoverage()
        + 15 * LeadTime(days=30)
        + 10 * WorkStyleFit()
        + 10 * RateFit()
        + 5 * ScheduleSlack()
        + 5 * Experience(years=5, municipal_years=1),
    )


def project_manager() -> Strategy:
    """プロジェクトマネージャー — plans and drives one project (the MIC type of that name).

    From the standard: concept planning, schedule and cost control. Convention: experience and
    working together weigh half as much as skills each, and spare capacity counts, since plans slip.
    """
    return Strategy(
        name="project-manager",
        must=_every_must(),
        want=40 * SkillCoverage()
        + 20 * Experience(years=10, municipal_years=3)
        + 20 * WorkStyleFit()
        + 10 * ScheduleSlack()
        + 5 * RateFit()
        + 5 * LeadTime(),
    )


def service_designer() -> Strategy:
    """サービスデザイナー — reforms work and designs services (the MIC type of that name).

    From the standard: BPR, service design, UI/UX. Convention: working together (workshops, direct
    contact, documents) weighs more than in any other sheet, years of practice little.
    """
    return Strategy(
        name="service-designer",
        must=_every_must(),
        want=45 * SkillCoverage()
        + 30 * WorkStyleFit()
        + 10 * Experience(years=7, municipal_years=2)
        + 5 * RateFit()
        + 5 * ScheduleSlack()
        + 5 * LeadTime(),
    )


_CERTIFICATE: Final = Rule(Field.CERTIFICATES, Compare.AT_LEAST, 1, points=2)

PRESETS: Final[Mapping[str, Callable[[], Strategy]]] = MappingProxyType(
    {
        "standard": default_sheet,
        "cdo-assistant": cdo_assistant,
        "security-specialist": security_specialist,
        "api-developer": api_developer,
        "project-manager": project_manager,
        "service-designer": service_designer,
    }
)
"""The ready sheets by name, as the command line takes them."""


def preset(name: str) -> Strategy:
    """The ready sheet of a name.

    Raises:
        InvalidStrategy: there is none; names the nearest.
    """
    if name in PRESETS:
        return PRESETS[name]()
    close = get_close_matches(name, PRESETS, n=1)
    guess = f" Did you mean {close[0]!r}?" if close else ""
    guess_ja = f" {close[0]!r} ではありませんか。" if close else ""
    known = ", ".join(PRESETS)
    raise InvalidStrategy(
        f"There is no sheet named {name!r}, and no such file.{guess}",
        ja=f"{name!r} という評価表も、その名前のファイルもありません。{guess_ja}",
        hint=f"Give a file, or one of: {known}. See: dxmatch sheets",
        hint_ja=f"ファイル名か、次のどれかを指定してください: {known}(一覧: dxmatch sheets)",
        code="UNKNOWN_SHEET",
    )


def _every_must(schedule: int = 100) -> Must:
    return (
        ScheduleFits(percent=schedule)
        & WithinBudget()
        & FormAllowed()
        & PlaceReachable()
        & MustHave()
        & Consented()
    )
