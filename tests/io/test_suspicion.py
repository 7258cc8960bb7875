"""Text is read as it is seen, and what was hidden is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.io.issues import IssueCode
from dxmatch.io.suspicion import text_issues, unmasked

HIDDEN = {
    "Ja\u200bva": "Java",
    "\ufeffPython": "Python",
    "Py\u00adthon": "Python",
    "Pуthon": "Python",
    "Ｐуｔｈｏｎ": "Ｐyｔｈｏｎ",
    "АWS": "AWS",
    "Dосkеr": "Docker",
    "Ruby оn Rаils": "Ruby on Rails",
    "С++": "C++",
    "С#": "C#",
    "Τerraform": "Terraform",
    "\u202eavaJ\u202c": "avaJ",
    "\u2066Go\u2069": "Go",
    "Pyth\U000e0061on": "Python",
    "Win\ufe0fdows": "Windows",
    "葛\U000e0100\U000e0101城市": "葛城市",
    "Za\u0300\u0301\u0302\u0303lgo": "Za\u0300\u0301lgo",
    "a\u0300\u200b\u0301\u200b\u0302": "a\u0300\u0301",
    "A\ufe0f\u200d💻": "A💻",
    "要件\u3164定義": "要件定義",
    "a\x00b\x1b[31m": "ab[31m",
    "\ud800": "",
}
HONEST = """
データエンジニア|ﾃﾞｰﾀ|葛\U000e0100城市|辻\U000e0101さん|カ\u3099ク|が|café|cafe\u0301|Łódź|İstanbul|Kıbrıs
μm|5µs|Δt|kΩ|α版|βテスト|κ係数|χ2検定|ΑΒΓ|Москва|Пользователь API|ТОЧКА-API|Ελλάδα|Tiếng Việt
👨\u200d💻|✔\ufe0f|1\ufe0f\u20e3|🏳\ufe0f\u200d🌈|می\u200cخواهم|①要件定義|㈱|髙﨑|\ue000外字|𠮷野家|½|℃|→★※
"""


@pytest.mark.parametrize(("raw", "seen"), HIDDEN.items(), ids=map(ascii, HIDDEN))
def test_hidden_text_is_read_as_it_is_seen(raw: str, seen: str) -> None:
    assert unmasked(raw) == seen
    assert text_issues(raw) == (IssueCode.SUSPICIOUS_TEXT,)


@pytest.mark.parametrize("raw", [t for line in HONEST.split("\n") for t in line.split("|") if t])
def test_honest_text_stays(raw: str) -> None:
    assert unmasked(raw) is raw
    assert text_issues(raw) == ()


def test_line_ends_and_tabs_are_no_secret() -> None:
    assert text_issues("一行目\r\n\t二行目\x0b三行目") == ()


PIECES = st.sampled_from(
    [*"Javaкау日本💻葛\n", *"\u200b\u200d\ufe0f\u0301\u0302\u0303", "\U000e0100"]
)


@given(st.lists(PIECES).map("".join) | st.text())
def test_what_is_seen_hides_nothing(raw: str) -> None:
    """unmasked(unmasked(t)) == unmasked(t), for any text; a formula stays one."""
    seen = unmasked(raw)
    assert unmasked(seen) is seen
    assert IssueCode.SUSPICIOUS_TEXT not in text_issues(seen)


@given(st.text(st.characters(max_codepoint=0x7F, exclude_categories=["Cc"])))
def test_plain_text_is_the_same_object(raw: str) -> None:
    """Nothing is copied where nothing is hidden."""
    assert unmasked(raw) is raw
