"""One canonical skill: its names in Japanese and English, and what having it implies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from dxmatch.errors import InvalidInput

_ID = re.compile(r"[a-z0-9][a-z0-9.+#-]{0,79}")


class SkillCategory(StrEnum):
    """What kind of thing an entry of the vocabulary is."""

    LANGUAGE = "language"
    FRAMEWORK = "framework"
    CLOUD = "cloud"
    DATABASE = "database"
    DATA_AI = "data-ai"
    INFRASTRUCTURE = "infrastructure"
    SECURITY = "security"
    DESIGN = "design"
    PROCESS = "process"
    BUSINESS_TOOL = "business-tool"
    MUNICIPAL = "municipal"
    STANDARD = "standard"
    ROLE = "role"
    CERTIFICATE = "certificate"
    INDUSTRY = "industry"


class Verification(StrEnum):
    """How well a fact was checked: at its source, in a secondary source, or not at all."""

    SOURCE = "V"
    SECONDARY = "V2"
    UNCHECKED = "U"


@dataclass(frozen=True, slots=True)
class Skill:
    """A canonical skill.

    Args:
        id: slug of ``a-z 0-9 . + # -``, at most 80 characters, for example ``spring-boot``.
        ja: Japanese name, as shown.
        en: English name, as shown.
        category: what kind of entry it is.
        aliases: other ways to write the same thing, not narrower or wider things.
        implies: ids that whoever has this skill has too (framework → language).
        itss_level: 1 to 4, for a national examination: the ITSS level it evidences.
        expires_years: a certificate lapses this many years after its issue.
        verified: how well the facts were checked.

    Raises:
        InvalidInput: a bad id, an empty name, a level outside 1 to 7.
    """

    id: str
    ja: str
    en: str
    category: SkillCategory
    aliases: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    itss_level: int | None = None
    expires_years: int | None = None
    verified: Verification = Verification.UNCHECKED

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise InvalidInput(
                f"skill id {self.id!r} is not a slug.",
                ja=f"スキル ID {self.id!r} の形式が正しくありません。",
                hint="Use a-z, 0-9 and . + # -, starting with a letter or digit.",
                hint_ja="英小文字・数字・. + # - を使い、英数字で始めてください。",
                code="SKILL_ID",
            )
        if not all(name.strip() for name in (self.ja, self.en, *self.aliases)):
            raise InvalidInput(
                f"skill {self.id}: a name or alias is empty.",
                ja=f"スキル {self.id}: 空の名称・別名があります。",
                code="SKILL_NAME",
            )
        if not 1 <= (self.itss_level or 1) <= 7 or not 1 <= (self.expires_years or 1) <= 100:
            raise InvalidInput(
                f"skill {self.id}: itss_level is 1 to 7 and expires_years 1 to 100.",
                ja=f"スキル {self.id}: itss_level は 1〜7、expires_years は 1〜100 です。",
                code="SKILL_LEVEL",
            )

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to write it: Japanese name, English name, aliases; each once."""
        return tuple(dict.fromkeys((self.ja, self.en, *self.aliases)))
