"""What the values of a column say about a field: how many of them its own parser can read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Final

from dxmatch.io.field_options import FieldOptions
from dxmatch.io.fields import FIELDS
from dxmatch.io.issues import IssueCode, Severity, wording
from dxmatch.io.parsed import Parsed
from dxmatch.io.reading import Reading
from dxmatch.vocabulary import Vocabulary

_ASSUMED: Final = (
    IssueCode.UNIT_ASSUMED_MONTH,
    IssueCode.SCALE_ASSUMED_MAN,
    IssueCode.SCALE_UNKNOWN,
)


@dataclass(frozen=True, slots=True)
class Trial:
    """One field tried on the values of a column with one set of options.

    Attributes:
        options: how the values were read.
        read: share of the values that gave something and no error, of those that say something.
        errors: share of the values that would send their row to the quarantine.
        issues: how often each code was noticed.
    """

    options: FieldOptions
    read: float
    errors: float
    issues: Counter[IssueCode] = field(default_factory=Counter, repr=False)

    @property
    def assumed(self) -> int:
        """How often the parser had to assume what the options could say."""
        return sum(self.issues[code] for code in _ASSUMED)


@dataclass(frozen=True, slots=True)
class Tester:
    """Tries fields on values; the day and the vocabulary are the same for all."""

    vocabulary: Vocabulary
    as_of: date | None = None

    def read(self, name: str, value: str, options: FieldOptions) -> Parsed[Any]:
        """One value, as the import would read it."""
        return FIELDS[name].parse(value, Reading(self.as_of, self.vocabulary, options))

    def trial(self, name: str, values: Sequence[str], options: FieldOptions) -> Trial:
        """A field on values; nothing to read counts as nothing read."""
        reading = Reading(self.as_of, self.vocabulary, options)
        good = bad = 0
        issues: Counter[IssueCode] = Counter()
        for value in values:
            parsed = FIELDS[name].parse(value, reading)
            issues.update(parsed.issues)
            if not _errors().isdisjoint(parsed.issues):
                # Who refuses consent is a person that was understood.
                refused = IssueCode.CONSENT_REFUSED in parsed.issues
                good, bad = good + refused, bad + (not refused)
            elif _says_something(parsed.value) or IssueCode.AS_OF_NEEDED in parsed.issues:
                good += 1
            elif IssueCode.MISSING not in parsed.issues and IssueCode.SOFT not in parsed.issues:
                bad += 1
        errors = sum(issues[code] for code in _errors()) / len(values) if values else 0.0
        said = good + bad
        return Trial(options, good / said if said else 0.0, min(1.0, errors), issues)

    def best(self, name: str, values: Sequence[str], ways: Iterable[FieldOptions]) -> Trial:
        """The first way that reads most and assumes least."""
        trials = [self.trial(name, values, options) for options in ways]
        return max(trials, key=lambda trial: (round(trial.read, 3), -trial.assumed))


def _says_something(value: object) -> bool:
    return value is not None and value not in ((), frozenset())


@lru_cache(maxsize=1)
def _errors() -> frozenset[IssueCode]:
    return frozenset(code for code in IssueCode if wording(code).severity is Severity.ERROR)
