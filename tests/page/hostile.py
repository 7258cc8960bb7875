"""Texts that try to become markup, script or another reading direction."""

from __future__ import annotations

from hypothesis import strategies as st

PAYLOADS = (
    "<img src=x onerror=window.hacked=1>",
    "</script><script>window.hacked=1</script>",
    "</style><style>*{display:none}</style>",
    "</title></head><body onload=window.hacked=1>",
    "javascript:window.hacked=1",
    '"><svg onload=window.hacked=1>',
    "' autofocus onfocus='window.hacked=1",
    "{{7*7}}${7*7}<%= 7*7 %>",
    "&lt;b&gt;&#x3c;script&#x3e;&quot;",
    "\u202egnp.exe\u2066",
    "\x00\x1b[31m\x85",
    "<!-- --!><![CDATA[x]]><?php ?>",
    "{label}{0}{points.__class__}%s%(x)s",
)


def hostile_texts() -> st.SearchStrategy[str]:
    """Payloads and any other text, also with surrogates and controls; never only spaces."""
    anything = st.text(st.characters(exclude_categories=()), max_size=20)
    return st.builds(lambda a, b: f"x{a}{b}x", st.sampled_from(PAYLOADS), anything)
