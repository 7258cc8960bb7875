from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.page.element import el, markup
from dxmatch.page.visible_text import visible
from tests.page.hostile import hostile_texts
from tests.page.skeleton import skeleton, texts


@given(hostile_texts())
def test_text_never_becomes_markup(text: str) -> None:
    """As a child and as an attribute: the parser sees the same two elements."""
    node = el("p", text, el("span", text), title=text)
    assert skeleton(markup(node)) == ["<p title>", "<span >", "</span>", "</p>"]


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_plain_text_comes_back_as_it_was(text: str) -> None:
    """Escaping loses nothing that can be seen."""
    if visible(text) == text:
        assert texts(markup(el("p", text))) == text


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("script", {}),
        ("img", {}),
        ("iframe", {}),
        ("a", {"onclick": "x"}),
        ("p", {"style": "x"}),
        ("a", {"href": "https://example.org/"}),
        ("a", {"href": "//example.org/x.html"}),
        ("a", {"href": "javascript:x"}),
        ("a", {"href": "../x.html"}),
        ("p", {"src": "x"}),
    ],
)
def test_what_could_run_or_load_cannot_be_written(tag: str, attributes: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"no such element|not allowed"):
        el(tag, **attributes)


def test_void_elements_and_none() -> None:
    node = el("div", None, el("meta", charset="utf-8"), class_=None, data_head="a&b")
    assert markup(node) == '<div data-head="a&amp;b"><meta charset="utf-8"></div>'
