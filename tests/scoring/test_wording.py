"""One table of codes: complete, in both languages, and nothing in it that nobody uses."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import dxmatch.scoring
from dxmatch.errors import PluginContractError
from dxmatch.models import (
    CertificateRequirement,
    Channel,
    EngagementForm,
    LanguageClaim,
    LanguageLevel,
    LanguageRequirement,
    Purpose,
    Text,
)
from dxmatch.scoring.labels import (
    channel_label,
    field_label,
    form_label,
    listed,
    prefecture_label,
    purpose_label,
    requirement_label,
    skill_label,
)
from dxmatch.scoring.reason import Reason, reason, wording
from dxmatch.scoring.scorers.rule_score import Field

ROOT = Path(dxmatch.scoring.__file__).parent
CODE = re.compile(r"[A-Z]+(?:_[A-Z]+)*")


def codes_in_use() -> set[str]:
    """Codes that the lines give: literals in the arguments of `reason(…)` and `Reason(…)`, or in
    an assignment to ``code``."""
    found: set[str] = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            spot: ast.AST | None = None
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("reason", "Reason"):
                spot = node.args[0] if node.args else None
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "code":
                spot = node.value
            for part in ast.walk(spot) if spot else ():
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    found |= {part.value} if CODE.fullmatch(part.value) else set()
    return found


def test_every_code_has_words_and_every_word_a_code() -> None:
    assert codes_in_use() == set(wording())


@pytest.mark.parametrize("code", wording())
def test_both_languages_use_the_same_facts(code: str) -> None:
    words = wording()[code]
    facts = [{name for _, name, _, _ in Formatter().parse(t) if name} for t in (words.ja, words.en)]
    assert facts[0] == facts[1]
    assert words.ja.strip() and words.en.strip()
    assert re.search(r"[ぁ-んァ-ヶ一-龠]", words.ja) and words.en.isascii()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_code_can_be_said(lang: str) -> None:
    for code, words in wording().items():
        names = {name for _, name, _, _ in Formatter().parse(words.ja + words.en) if name}
        text = reason(code, dict.fromkeys(names, 1_234)).text(lang)  # type: ignore[arg-type]
        assert "{" not in text
        assert ("1,234" in text) == bool(names)


def test_every_member_has_a_label() -> None:
    texts = [form_label(form) for form in EngagementForm]
    texts += [purpose_label(purpose) for purpose in Purpose]
    texts += [channel_label(channel) for channel in Channel]
    texts += [field_label(field) for field in Field]
    texts += [prefecture_label(code) for code in (None, *range(1, 48))]
    for level in LanguageLevel:
        assert LanguageClaim(language="ja", level=level).level is level
        texts.append(requirement_label(LanguageRequirement(language="ja", level=level)))
    assert all(text.ja.strip() and text.en.strip() for text in texts)


def test_names_outside_the_vocabulary_are_shown_as_they_are() -> None:
    assert skill_label("no-such-skill").en == "no-such-skill"
    assert requirement_label(LanguageRequirement(language="fr")).en == "fr (business)"
    assert listed([]).ja == "なし"


def test_a_registration_that_is_asked_for_is_named() -> None:
    """Else somebody who only passed reads that the certificate they have is open."""
    asked = CertificateRequirement(certificate="cert-sc", registered=True)
    plain = requirement_label(CertificateRequirement(certificate="cert-sc"))
    assert requirement_label(asked).ja == f"{plain.ja}(登録)"
    assert requirement_label(asked).en == f"{plain.en} (registered)"


@pytest.mark.parametrize("template", ["{0}", "{", "{missing}", "{name.upper.nothing}", "{name!x}"])
def test_a_template_that_cannot_be_filled_is_named(template: str) -> None:
    broken = Reason("OURS", {"name": "x"}, template=Text(ja=template, en=template))
    with pytest.raises(PluginContractError) as caught:
        broken.text("en")
    assert "OURS" in caught.value.message and caught.value.hint_ja
