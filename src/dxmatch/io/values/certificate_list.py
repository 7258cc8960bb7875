"""Certificates that are held; passed, registered or expired (rows 61 to 63)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from dxmatch.io.field_options import DateOrder
from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.day_forms import Written, read_written
from dxmatch.io.values.plain_text import LONGEST_LIST, folded, plain, without_brackets
from dxmatch.models import Certification, CertificationStatus
from dxmatch.vocabulary import SkillCategory, Vocabulary
from dxmatch.vocabulary.resolution import nearest_skill

_SEPARATORS: Final = re.compile(r"[、,;|\n\t](?![^()]{0,300}\))|\s/\s")
_PLANNED: Final = re.compile(r"予定|勉強中|学習中|挑戦中|受験|目指|取得中|見込")
_LAPSED: Final = re.compile(r"期限切れ?|失効|expired")
_REGISTERED_NAME: Final = "cert-sc"
"""Only registered people may use this title; passing the examination is not enough (§2.7)."""

_DAY: Final = re.compile(
    r"(?:令和|平成|昭和|(?<![a-z0-9])[rhs](?=[0-9元]))?\.?(?:[0-9]{4}|[0-9]{1,2}|元)"
    r"(?:[年/.-][0-9]{1,2}(?:[月/.-][0-9]{1,2}日?|月)?|年)"
)
_UNTIL: Final = re.compile(r"^(?:まで|迄|に?失効|期限)")
_EXPIRES_BEFORE: Final = re.compile(r"(?:有効期限|期限|有効|失効日|~)[:は]?$")
_NOISE: Final = re.compile(
    r"合格|取得済み?|取得|保有|登録済み?|登録(?!セキスペ|情報)|有効期限|期限切れ|期限|有効|認定済み?|更新|まで|[0-9]{1,5}点|:|~"
)


def parse_certifications(
    raw: str, vocabulary: Vocabulary, *, as_of: date | None = None
) -> Parsed[tuple[Certification, ...]]:
    """Certificates that are held. Planned ones are NOT_HELD, unknown ones UNKNOWN_CERTIFICATE.

    A year or a month of issue counts as its first day. One called expired without a date expires
    on ``as_of``; without ``as_of`` it is left out. A date that cannot be used is VAGUE.

    Args:
        raw: ``応用情報(2019年合格)、PMP取得予定、登録セキスペ(期限切れ)``.
        vocabulary: resolves the names to entries of the category certificate.
        as_of: the day on which something is expired.
    """
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if len(raw) > LONGEST_LIST:
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    held: dict[str, Certification] = {}
    issues: dict[IssueCode, None] = {}
    for piece in filter(None, map(str.strip, _SEPARATORS.split(plain(raw)))):
        if _PLANNED.search(piece):
            issues[IssueCode.NOT_HELD] = None
            continue
        for name in _names(piece, vocabulary):
            found, codes = _certification(name, piece, vocabulary, as_of)
            issues |= dict.fromkeys(codes)
            if found is not None:
                held.setdefault(found.certificate, found)
    return Parsed(tuple(held.values()), tuple(issues))


def _names(piece: str, vocabulary: Vocabulary) -> list[str]:
    """The piece, or its parts at slashes if it is no certificate as a whole."""
    if "/" not in piece or _certificate(piece, vocabulary) or _DAY.search(piece):
        return [piece]
    return [part for part in piece.split("/") if part.strip()]


def _certification(
    piece: str, context: str, vocabulary: Vocabulary, as_of: date | None
) -> tuple[Certification | None, tuple[IssueCode, ...]]:
    certificate = _certificate(piece, vocabulary)
    if certificate is None:
        return None, (IssueCode.UNKNOWN_CERTIFICATE,)
    text = folded(context)
    issued, expires, codes = _days(text, as_of)
    if _LAPSED.search(text) and (expires is None or as_of is None or expires > as_of):
        expires = as_of
        if as_of is None:
            return None, (*codes, IssueCode.EXPIRED)
    if expires and issued and expires <= issued:
        issued = None
    if expires and as_of and expires <= as_of:
        codes = (*codes, IssueCode.EXPIRED)
    status = CertificationStatus.PASSED
    if (certificate == _REGISTERED_NAME and not re.search("合格|試験", text)) or "登録番号" in text:
        status = CertificationStatus.REGISTERED
    found = Certification(certificate=certificate, issued=issued, expires=expires, status=status)
    return found, codes


def _days(text: str, as_of: date | None) -> tuple[date | None, date | None, tuple[IssueCode, ...]]:
    """The day of issue and the first day on which it is not valid."""
    issued = expires = None
    codes: tuple[IssueCode, ...] = ()
    for found in _DAY.finditer(text):
        written = read_written(found[0], DateOrder.YMD, as_of)
        if not isinstance(written, Written):
            codes = (*codes, IssueCode.VAGUE)
        elif _UNTIL.match(text[found.end() :]) or _EXPIRES_BEFORE.search(text[: found.start()]):
            expires = min(written.last, date.max - timedelta(days=1)) + timedelta(days=1)
        elif issued is None:
            issued = written.first
            codes = (*codes, *written.issues)
    return issued, expires, codes


@lru_cache(maxsize=4096)
def _certificate(piece: str, vocabulary: Vocabulary) -> str | None:
    outside, _ = without_brackets(piece)
    bare = _NOISE.sub(" ", _DAY.sub(" ", outside)).strip(" ・-")
    # 情報セキュリティマネジメント is a skill too; in a list of certificates it is the examination.
    for name in dict.fromkeys((piece, outside, bare, f"{bare}試験")):
        found = nearest_skill(name, vocabulary) if 0 < len(name) <= 100 else None
        if found and vocabulary[found].category is SkillCategory.CERTIFICATE:
            return found
    return None
