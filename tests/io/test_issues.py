"""Every issue code has its words, and every entry of the table has its code."""

import tomllib
from importlib.resources import files

import pytest

from dxmatch.io.issues import IssueCode, Severity, wording


def test_table_and_codes_agree() -> None:
    text = files("dxmatch.io").joinpath("data/issues.toml").read_text(encoding="utf-8")
    assert set(tomllib.loads(text)) == {code.value for code in IssueCode}


@pytest.mark.parametrize("code", IssueCode)
def test_words_are_complete(code: IssueCode) -> None:
    words = wording(code)
    assert words.severity in Severity
    for text in (words.text, words.hint):
        assert text.ja.endswith("。")
        assert text.en.endswith(".")
        assert text.ja != text.en
