"""Forms of engagement (row 75; domain facts §3.2)."""

from __future__ import annotations

import re
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.plain_text import folded, too_long
from dxmatch.models import EngagementForm as Form

_BOTH_CONTRACTS: Final = (Form.CONTRACT_QUASI_MANDATE, Form.CONTRACT_DELIVERABLE)
_FIXED_TERMS: Final = (
    Form.FIXED_TERM_SPECIALIST,
    Form.FIXED_TERM_GENERAL,
    Form.FIXED_TERM_PROJECT,
)
_WORDS: Final[tuple[tuple[str, tuple[Form, ...]], ...]] = (
    # Longer words first: what is read is taken out, so 派遣 is not found in 専門家派遣.
    (r"業務委託(?:契約)?[(:・/]?準委任(?:契約)?\)?", (Form.CONTRACT_QUASI_MANDATE,)),
    (r"業務委託(?:契約)?[(:・/]?請負(?:契約)?\)?", (Form.CONTRACT_DELIVERABLE,)),
    (r"(?:専門家|アドバイザー|アドバイザ)派遣", (Form.ADVISER_DISPATCH,)),
    (r"職員の?派遣|自治体間派遣|割愛", (Form.INTER_GOV_TRANSFER,)),
    (r"在籍型?出向|企業派遣|出向", (Form.SECONDMENT,)),
    (r"特別職(?:非常勤)?(?:職員)?|非常勤特別職|顧問|参与", (Form.SPECIAL_PART_TIME,)),
    (r"会計年度(?:任用)?(?:職員)?\(?(?:パートタイム|パート|短時間)\)?", (Form.FISCAL_YEAR_PT,)),
    (r"会計年度(?:任用)?(?:職員)?\(?フルタイム\)?", (Form.FISCAL_YEAR_FT,)),
    (r"会計年度(?:任用)?(?:職員)?", (Form.FISCAL_YEAR_PT, Form.FISCAL_YEAR_FT)),
    (r"特定任期付(?:職員)?", (Form.FIXED_TERM_SPECIALIST,)),
    (r"一般任期付(?:職員)?", (Form.FIXED_TERM_GENERAL,)),
    (r"任期付(?:職員)?", _FIXED_TERMS),
    (r"準委任|委任契約", (Form.CONTRACT_QUASI_MANDATE,)),
    (r"請負", (Form.CONTRACT_DELIVERABLE,)),
    (r"業務委託", _BOTH_CONTRACTS),
    (r"(?:労働者|人材)?派遣", (Form.DISPATCH,)),
    (r"プロボノ|無償|複業アドバイザー|probono", (Form.PRO_BONO,)),
)  # fmt: skip
_PATTERNS: Final = tuple((re.compile(words), forms) for words, forms in _WORDS)
_OR: Final = re.compile(r"または|又は|もしくは|あるいは|(?<![a-z])or(?![a-z])")
_ANY: Final = re.compile(r"不問|問わ|全て可|すべて可|any")
_NOT: Final = re.compile(r"(?:は|以外)?(?:不可|ng|除く|対象外)")


def parse_forms(raw: str) -> Parsed[frozenset[Form]]:
    """The forms that a text names, by word or by code (``contract_quasi_mandate``).

    FORM_AMBIGUOUS if they are joined by "or", or one word stands for several (業務委託, which may
    be 準委任 or 請負). A form that is ruled out (派遣不可) is left out.
    """
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    text, found, several = folded(raw), set[Form](), False
    if _ANY.search(text):
        return Parsed(frozenset(Form))
    found |= {form for form in Form if re.search(rf"(?<![a-z_]){form.value}(?![a-z_])", text)}
    rest = text
    for pattern, forms in _PATTERNS:
        for match in pattern.finditer(rest):
            if _NOT.match(rest, match.end()) is None:
                several |= len(forms) > 1
                found.update(forms)
        rest = pattern.sub(";", rest)
    if not found:
        return Parsed(None, (IssueCode.UNREADABLE_VALUE,))
    unsettled = several or (len(found) > 1 and _OR.search(text) is not None)
    return Parsed(frozenset(found), (IssueCode.FORM_AMBIGUOUS,) if unsettled else ())
