"""Pure readers of single values: a vendor's raw text in, a canonical value and issue codes out.

Every ``parse_…`` takes any text, never raises, and answers with `Parsed`: the value, or None if
there is none or it may not be used, and the codes of what was noticed. The clock is never read:
what depends on a day takes ``as_of``.
"""

from dxmatch.io.values.bodies import Place, parse_municipality
from dxmatch.io.values.capacity import availability
from dxmatch.io.values.cells import is_missing, plain_cell, strip_urls
from dxmatch.io.values.certificate_list import parse_certifications
from dxmatch.io.values.days import parse_date
from dxmatch.io.values.deals import Flow, Interviews, parse_flow, parse_interviews
from dxmatch.io.values.durations import Duration, YearRange, parse_months, parse_years
from dxmatch.io.values.flags import parse_bool, parse_consent_purposes
from dxmatch.io.values.forms import parse_forms
from dxmatch.io.values.headings import Label, Title, clean_label, clean_title, split_records
from dxmatch.io.values.languages import parse_languages
from dxmatch.io.values.marks import parse_level
from dxmatch.io.values.money import parse_rate
from dxmatch.io.values.phases import Phase, parse_phases
from dxmatch.io.values.places import parse_places
from dxmatch.io.values.presence import Presence, PresenceMode, parse_work_style
from dxmatch.io.values.settlement import Settlement, SettlementMethod, parse_settlement
from dxmatch.io.values.skill_list import SkillList, parse_skills
from dxmatch.io.values.skill_text import SkillMention, split_skills
from dxmatch.io.values.span_part import Precision
from dxmatch.io.values.spans import DateSpan, parse_span
from dxmatch.io.values.talent_types import parse_talent_types
from dxmatch.io.values.workload import ShareRange, WorkUnit, parse_workload
from dxmatch.io.values.yen import AmountScale

__all__ = [
    "AmountScale",
    "DateSpan",
    "Duration",
    "Flow",
    "Interviews",
    "Label",
    "Phase",
    "Place",
    "Precision",
    "Presence",
    "PresenceMode",
    "Settlement",
    "SettlementMethod",
    "ShareRange",
    "SkillList",
    "SkillMention",
    "Title",
    "WorkUnit",
    "YearRange",
    "availability",
    "clean_label",
    "clean_title",
    "is_missing",
    "parse_bool",
    "parse_certifications",
    "parse_consent_purposes",
    "parse_date",
    "parse_flow",
    "parse_forms",
    "parse_interviews",
    "parse_languages",
    "parse_level",
    "parse_months",
    "parse_municipality",
    "parse_phases",
    "parse_places",
    "parse_rate",
    "parse_settlement",
    "parse_skills",
    "parse_span",
    "parse_talent_types",
    "parse_work_style",
    "parse_workload",
    "parse_years",
    "plain_cell",
    "split_records",
    "split_skills",
    "strip_urls",
]
