"""One table of codes for team lines: complete, in both languages, and nothing unused in it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import dxmatch.staffing
from dxmatch.staffing.team_reason import team_wording

ROOT = Path(dxmatch.staffing.__file__).parent
CODE = re.compile(r"[A-Z]+(?:_[A-Z]+)+|VENDORS|TOGETHER")


def test_every_code_has_words_and_every_word_a_code() -> None:
    used: set[str] = set()
    for path in [*ROOT.glob("*/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                used |= {node.value} if CODE.fullmatch(node.value) else set()
    assert used - {"BAD_PARAMETER"} == set(team_wording())


def test_both_languages_use_the_same_facts() -> None:
    for words in team_wording().values():
        assert set(re.findall(r"{\w+}", words.ja)) == set(re.findall(r"{\w+}", words.en))
        assert re.search(r"[ぁ-ん]|社", words.ja)
