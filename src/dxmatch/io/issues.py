"""取込エラー: what can be wrong with a value or a row, as codes with words in two languages.

The words stand in ``data/issues.toml``. They never hold a value of a feed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dxmatch.models import Text


class Severity(StrEnum):
    """What an issue means for the value and for its row."""

    NOTE = "note"
    """The value is used; how it was read is noted."""

    WARNING = "warning"
    """The value is not used (unknown); the row goes through."""

    ERROR = "error"
    """The row goes to quarantine."""


class IssueCode(StrEnum):
    """Everything that is noticed about a value or a row."""

    # money and workload
    UNIT_ASSUMED_MONTH = "UNIT_ASSUMED_MONTH"
    SCALE_ASSUMED_MAN = "SCALE_ASSUMED_MAN"
    APPROX = "APPROX"
    TAX_CONVERTED = "TAX_CONVERTED"
    UNIT_NOT_COMPARABLE = "UNIT_NOT_COMPARABLE"
    AMBIGUOUS_UNIT = "AMBIGUOUS_UNIT"
    NEGOTIABLE = "NEGOTIABLE"
    BASE_ASSUMED = "BASE_ASSUMED"
    TIME_WINDOW = "TIME_WINDOW"
    # dates
    AS_OF_NEEDED = "AS_OF_NEEDED"
    YEAR_INFERRED = "YEAR_INFERRED"
    TWO_DIGIT_YEAR = "TWO_DIGIT_YEAR"
    ERA_OUT_OF_RANGE = "ERA_OUT_OF_RANGE"
    EXCEL_SERIAL = "EXCEL_SERIAL"
    VAGUE = "VAGUE"
    FISCAL = "FISCAL"
    QUARTER_BASIS = "QUARTER_BASIS"
    # skills, levels, certificates
    SHORT_TOKEN = "SHORT_TOKEN"
    FUZZY_SKILL = "FUZZY_SKILL"
    UNKNOWN_SKILL = "UNKNOWN_SKILL"
    SCALE_UNKNOWN = "SCALE_UNKNOWN"
    UNKNOWN_CERTIFICATE = "UNKNOWN_CERTIFICATE"
    NOT_HELD = "NOT_HELD"
    EXPIRED = "EXPIRED"
    # places and forms
    SOFT = "SOFT"
    UNKNOWN_PLACE = "UNKNOWN_PLACE"
    AMBIGUOUS_MUNICIPALITY = "AMBIGUOUS_MUNICIPALITY"
    CODE_REPAIRED = "CODE_REPAIRED"
    AMBIGUOUS_CODE = "AMBIGUOUS_CODE"
    FORM_AMBIGUOUS = "FORM_AMBIGUOUS"
    # text
    PROTECTED_ATTRIBUTE = "PROTECTED_ATTRIBUTE"
    LABEL_NOISE = "LABEL_NOISE"
    MULTI_RECORD = "MULTI_RECORD"
    MISSING = "MISSING"
    URL_NOISE = "URL_NOISE"
    FORMULA_CELL = "FORMULA_CELL"
    FORMULA_WITHOUT_VALUE = "FORMULA_WITHOUT_VALUE"
    CELL_ERROR = "CELL_ERROR"
    SUSPICIOUS_TEXT = "SUSPICIOUS_TEXT"
    MOJIBAKE = "MOJIBAKE"
    LONG_CELL = "LONG_CELL"
    UNREADABLE_VALUE = "UNREADABLE_VALUE"
    OUT_OF_RANGE = "OUT_OF_RANGE"
    # profiles
    REPEATED_SKILL = "REPEATED_SKILL"
    MANY_SKILLS = "MANY_SKILLS"
    CLONE_PROFILE = "CLONE_PROFILE"
    # skill sheets
    NO_SKILL_SHEET = "NO_SKILL_SHEET"
    CONFLICTING_CELLS = "CONFLICTING_CELLS"
    PERIOD_NOT_COUNTED = "PERIOD_NOT_COUNTED"
    HISTORY_SHORTENED = "HISTORY_SHORTENED"
    # columns and rows
    HIDDEN_ROW = "HIDDEN_ROW"
    HIDDEN_COLUMN = "HIDDEN_COLUMN"
    EMPTY_HEADER = "EMPTY_HEADER"
    DUPLICATE_HEADER = "DUPLICATE_HEADER"
    TITLE_ROWS = "TITLE_ROWS"
    SUMMARY_ROW = "SUMMARY_ROW"
    MIXED_ENCODING = "MIXED_ENCODING"
    DUPLICATE_KEY = "DUPLICATE_KEY"
    TRUNCATED = "TRUNCATED"
    PROTECTED_FIELD = "PROTECTED_FIELD"
    CONSENT_REFUSED = "CONSENT_REFUSED"
    MISSING_REQUIRED = "MISSING_REQUIRED"
    DUPLICATE_ID = "DUPLICATE_ID"
    MODEL_INVALID = "MODEL_INVALID"
    RAGGED_ROW = "RAGGED_ROW"
    MALFORMED_ROW = "MALFORMED_ROW"
    BAD_JSON = "BAD_JSON"
    BAD_BYTES = "BAD_BYTES"


@dataclass(frozen=True, slots=True)
class Wording:
    """How serious an issue is, what it means, and what to do about it."""

    severity: Severity
    text: Text
    hint: Text


def wording(code: IssueCode) -> Wording:
    """The words for a code."""
    return wordings()[code]


@lru_cache(maxsize=1)
def wordings() -> dict[IssueCode, Wording]:
    """The whole table, read once from the packaged file."""
    import tomllib
    from importlib.resources import files

    text = files("dxmatch.io").joinpath("data/issues.toml").read_text(encoding="utf-8")
    return {
        IssueCode(code): Wording(
            Severity(row["severity"]),
            Text(ja=row["ja"], en=row["en"]),
            Text(ja=row["hint_ja"], en=row["hint_en"]),
        )
        for code, row in tomllib.loads(text).items()
    }
