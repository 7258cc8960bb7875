"""One line of the sheet in words: the calculation, the reason, and where the rule comes from."""

from __future__ import annotations

from dxmatch.models import Lang, Text, Verdict
from dxmatch.scoring.reason import Reason

_VERDICTS = {
    Verdict.YES: Text(ja="適合", en="yes"),
    Verdict.UNKNOWN: Text(ja="要確認", en="to be checked"),
    Verdict.NO: Text(ja="不適合", en="no"),
}


def verdict_text(title: Text, verdict: Verdict, reason: Reason, lang: Lang) -> str:
    """A must line: its verdict and the reason."""
    told = f"{title.get(lang)}: {_VERDICTS[verdict].get(lang)}"
    return f"{told} — {reason.text(lang)}{_source(reason, lang)}"


def points_text(title: Text, value: int, weight: int, reason: Reason, lang: Lang) -> str:
    """A want line: value × weight = points, and the reason."""
    points = f"{value:,} × {weight:,} = {value * weight:,}"
    unit = " 点" if lang == "ja" else " points"
    return f"{title.get(lang)}: {points}{unit} — {reason.text(lang)}{_source(reason, lang)}"


def _source(reason: Reason, lang: Lang) -> str:
    if not reason.source:
        return ""
    if lang == "ja":
        return f"(根拠: {reason.source}" + (f"、{reason.as_of} 現在)" if reason.as_of else ")")
    return f" (source: {reason.source}" + (f", as of {reason.as_of})" if reason.as_of else ")")
