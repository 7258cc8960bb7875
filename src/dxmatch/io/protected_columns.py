"""Columns that are never imported: who somebody is, and what fair recruitment forbids to ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dxmatch.io.labels import JOINT, label_key
from dxmatch.io.protected_topics import PERSONAL, ProtectedTopic, topic_table
from dxmatch.io.suspicion import unmasked

_BRACKETS: Final = re.compile(r"[(（\[［【][^)）\]］】]*[)）\]］】]")
_SEPARATORS: Final = re.compile(r"[_\-‐−–—※・.]")
_PARTS: Final = re.compile(r"[・,、&＆|｜]|及び|および|または|(?<=[ぁ-龥])と(?=[ぁ-龥])")
_INDEX: Final = re.compile(r"\[\d*\]")
_LONGEST: Final = 200
_OWNERS: Final = (
    "basics basic basicinfo person personal personalinfo profile contact contacts user talent "
    "candidate applicant engineer member staff demographics attributes data fields 基本情報 本人 "
    "人材 個人情報 候補者 応募者 プロフィール"
)
_PERSON: Final = frozenset(["", *_OWNERS.split()])


@dataclass(frozen=True, slots=True)
class _Labels:
    topics: dict[str, ProtectedTopic]
    alone: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]


@lru_cache(maxsize=1)
def _labels() -> _Labels:
    table = topic_table("protected_columns.toml")
    return _Labels(
        {
            _key(label): ProtectedTopic(topic)
            for topic, labels in table["labels"].items()
            for label in labels
        },
        frozenset(map(_key, table["alone"]["labels"])),
        tuple(table["affixes"]["before"]),
        tuple(table["affixes"]["after"]),
    )


def _key(label: str) -> str:
    return _SEPARATORS.sub("", label_key(label))


def is_protected_label(label: str) -> bool:
    """Whether a column of this label is left out, whatever the mapping says."""
    return protected_topic(label) is not None


@lru_cache(maxsize=4096)
def protected_topic(label: str) -> ProtectedTopic | None:
    """What a column of this label must not be imported for; None if it may be.

    The whole label counts, without what stands in brackets (氏名(イニシャル)) and without words
    such as ご, 欄, candidate; of a list (年齢・性別) each part; under a header of several lines
    the last one, in a dotted path the last part if it belongs to the person (``basics.email``,
    not ``skill.name``), and any part that is about what may not be used to choose
    (``nationality.code``). The labels stand in ``data/protected_columns.toml``.
    """
    if len(label) > _LONGEST:
        return None
    text = _INDEX.sub("", unmasked(label))
    bare = _BRACKETS.sub("", text)
    text = bare if bare.strip() else text.strip(" 　()（）[]［］【】")
    *groups, last = text.split(JOINT)
    found = _of_path(last) or _of_list(last)
    for group in groups if found is None else ():
        above = _of_word(group)
        if above is not None and above not in PERSONAL and _key(group) not in _labels().alone:
            found = above
    return found


def _of_path(text: str) -> ProtectedTopic | None:
    *owners, leaf = text.split(".")
    if not owners:
        return _of_word(text)
    if _key(owners[-1]) in _PERSON:
        return _of_word(leaf)
    found = [_of_word(owner) for owner in owners if _key(owner) not in _labels().alone]
    found += [_of_word(leaf)] if _key(leaf) not in _labels().alone else []
    return next((topic for topic in found if topic and topic not in PERSONAL), None)


def _of_list(text: str) -> ProtectedTopic | None:
    parts = [part for part in _PARTS.split(text) if _key(part) not in _labels().alone]
    return next(filter(None, map(_of_word, parts)), None)


def _of_word(text: str) -> ProtectedTopic | None:
    table, key = _labels(), _key(text)
    before = ["", *(word for word in table.before if key.startswith(word) and key != word)]
    after = ["", *(word for word in table.after if key.endswith(word) and key != word)]
    for head in before:
        for tail in after:
            bare = key[len(head) : len(key) - len(tail)]
            # 現住所 and 年齢欄 lose a word, but a name of one sign must stand as it is.
            if bare in table.topics and (bare == key or len(bare) > 1):
                return table.topics[bare]
    return None
