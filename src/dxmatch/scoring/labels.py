"""Names of codes in both languages, for reasons."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

from dxmatch.models import (
    ANYWHERE,
    CertificateRequirement,
    Channel,
    EngagementForm,
    LanguageLevel,
    LanguageRequirement,
    Purpose,
    Requirement,
    SkillRequirement,
    Text,
)
from dxmatch.vocabulary import Vocabulary
from dxmatch.vocabulary.prefectures import prefecture_name

NOTHING = Text(ja="なし", en="none")
NOT_STATED = Text(ja="記載なし", en="not stated")


def compared(asked: Text, stated: Text) -> Text:
    """What is asked for, with what is stated behind it."""
    if stated is NOT_STATED:
        return Text(ja=f"{asked.ja}[{stated.ja}]", en=f"{asked.en} [{stated.en}]")
    return Text(ja=f"{asked.ja}[記載: {stated.ja}]", en=f"{asked.en} [stated: {stated.en}]")


def listed(items: Iterable[Text]) -> Text:
    """Several names as one text."""
    texts = list(items)
    if not texts:
        return NOTHING
    return Text(ja="、".join(t.ja for t in texts), en=", ".join(t.en for t in texts))


def form_label(form: EngagementForm) -> Text:
    """The name of an engagement form."""
    return _labels()["form"][form]


def purpose_label(purpose: Purpose) -> Text:
    """The name of a purpose of use."""
    return _labels()["purpose"][purpose]


def channel_label(channel: Channel) -> Text:
    """The name of a channel of communication."""
    return _labels()["channel"][channel]


def field_label(field: str) -> Text:
    """The name of a field that rules look at."""
    return _labels()["field"][field]


def open_label(fact: str) -> Text:
    """The name of a fact that a vendor left out."""
    return _labels()["open"][fact]


def language_label(language: str) -> Text:
    """The name of a language, or its code."""
    return _labels()["language"].get(language, Text(ja=language, en=language))


def language_level_label(level: LanguageLevel) -> Text:
    """The name of a level of using a language."""
    return _labels()["language_level"][level.name.lower()]


def prefecture_label(code: int | None) -> Text:
    """The name of a prefecture."""
    if code is None:
        return Text(ja="場所未定", en="place not stated")
    return Text(ja=prefecture_name(code, "ja"), en=prefecture_name(code, "en"))


def prefectures_label(codes: Iterable[int] | None) -> Text:
    """Names of prefectures; all 47 as one word."""
    if codes is None:
        return NOT_STATED
    known = sorted(codes)
    if len(known) == len(ANYWHERE):
        return Text(ja="全国", en="all prefectures")
    return listed(map(prefecture_label, known))


def skill_label(skill: str) -> Text:
    """The name of a skill, certificate or industry; its id if the vocabulary lacks it."""
    known = Vocabulary.default().get(skill)
    return Text(ja=known.ja, en=known.en) if known else Text(ja=skill, en=skill)


def requirement_label(requirement: Requirement) -> Text:
    """A requirement in words, with its minimum."""
    if isinstance(requirement, LanguageRequirement):
        name = language_label(requirement.language)
        step = language_level_label(requirement.level)
        return Text(ja=f"{name.ja}({step.ja})", en=f"{name.en} ({step.en})")
    if isinstance(requirement, CertificateRequirement):
        name = skill_label(requirement.certificate)
        if not requirement.registered:
            return name
        return Text(ja=f"{name.ja}(登録)", en=f"{name.en} (registered)")
    if isinstance(requirement, SkillRequirement):
        return _with_minimum(skill_label(requirement.skill), requirement)
    name = skill_label(requirement.industry)
    return Text(ja=f"{name.ja}の経験", en=f"experience in {name.en}")


def _with_minimum(name: Text, requirement: SkillRequirement) -> Text:
    ja, en = [], []
    if requirement.level:
        ja.append(f"レベル{requirement.level}以上")
        en.append(f"level {requirement.level}+")
    if requirement.years:
        ja.append(f"{requirement.years:g}年以上")
        en.append(f"{requirement.years:g}+ years")
    if not ja:
        return name
    return Text(ja=f"{name.ja}({'・'.join(ja)})", en=f"{name.en} ({', '.join(en)})")


@lru_cache(maxsize=1)
def _labels() -> Mapping[str, Mapping[str, Text]]:
    raw = (files("dxmatch.scoring") / "data" / "labels.toml").read_text(encoding="utf-8")
    return {
        group: {code: Text.model_validate(words) for code, words in names.items()}
        for group, names in tomllib.loads(raw).items()
    }
