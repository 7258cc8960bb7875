"""理由: what one line says of one talent, as a code with numbers; words come from one table."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from dxmatch.errors import PluginContractError
from dxmatch.models import Lang, Text

Fact = int | str | Text
"""A number, an identifier, or words in both languages."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A code, the facts behind it, and where the rule comes from.

    The text is a pure function of code and facts. Lines outside dxmatch give their own
    ``template``; the codes of dxmatch have theirs in ``data/wording.toml``.

    Attributes:
        source: the law or rule behind it; empty if there is none.
        as_of: the day (ISO) on which the source was read; empty without a source.
    """

    code: str
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))
    template: Text | None = None
    source: str = ""
    as_of: str = ""

    def text(self, lang: Lang = "ja") -> str:
        """The reason in words.

        Raises:
            PluginContractError: the code has no words, or they need a fact that is missing.
        """
        template = self.template or wording().get(self.code)
        if template is None:
            raise PluginContractError(
                f"The reason code {self.code!r} has no wording.",
                ja=f"理由コード {self.code!r} に文言がありません。",
                hint="Give Reason(template=Text(ja=…, en=…)).",
                hint_ja="Reason(template=Text(ja=…, en=…)) を渡してください。",
                code="NO_WORDING",
            )
        shown = {name: _show(fact, lang) for name, fact in self.facts.items()}
        try:
            return template.get(lang).format_map(shown)
        except (KeyError, IndexError, ValueError, AttributeError) as problem:
            raise PluginContractError(
                f"The wording of {self.code!r} does not fit its facts: {problem}.",
                ja=f"理由コード {self.code!r} の文言と事実が合いません: {problem}。",
                hint="Every {name} of the template needs a fact of that name.",
                hint_ja="文言の {name} と同じ名前の事実を渡してください。",
                code="MISSING_FACT",
            ) from None


def reason(
    code: str,
    facts: Mapping[str, Fact] | None = None,
    *,
    source: str = "",
    as_of: str = "",
    **more: Fact,
) -> Reason:
    """A reason from the table of codes."""
    told = MappingProxyType({**(facts or {}), **more})
    return Reason(code, told, source=source, as_of=as_of)


def none_of(parts: Sequence[tuple[Text, Reason]]) -> Reason:
    """Why none of several lines holds: their titles and reasons, one after the other."""
    inner = Text(
        ja="、".join(f"{title.ja}({why.text('ja')})" for title, why in parts),
        en="; ".join(f"{title.en} ({why.text('en')})" for title, why in parts),
    )
    return reason(
        "NONE_OF",
        inner=inner,
        source=" / ".join(why.source for _, why in parts if why.source),
        as_of=min((why.as_of for _, why in parts if why.as_of), default=""),
    )


@lru_cache(maxsize=1)
def wording() -> Mapping[str, Text]:
    """The table of codes: Japanese and English words with places for facts."""
    raw = (files("dxmatch.scoring") / "data" / "wording.toml").read_text(encoding="utf-8")
    return MappingProxyType(
        {code: Text.model_validate(words) for code, words in tomllib.loads(raw).items()}
    )


def _show(fact: Fact, lang: Lang) -> str:
    if isinstance(fact, Text):
        return fact.get(lang)
    return f"{fact:,}" if isinstance(fact, int) else fact
