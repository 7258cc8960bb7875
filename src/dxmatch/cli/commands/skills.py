"""dxmatch skills resolve: which canonical skill a name stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import typer
from rich import box
from rich.table import Table
from rich.text import Text as Words

from dxmatch.cli.choices import Format, FormatOption, LangOption, Language
from dxmatch.cli.console import show
from dxmatch.cli.deliver import deliver_bytes
from dxmatch.cli.exit_code import ExitCode
from dxmatch.models import Lang, Text
from dxmatch.report import json_text, printable
from dxmatch.vocabulary import Candidate, Resolution, Vocabulary, resolve_many

_SKILL = Text(ja="スキル", en="Skill")
_SCORE = Text(ja="一致度", en="Score")
_HEADS = (
    Text(ja="入力", en="Name"),
    _SKILL,
    Text(ja="名称", en="Japanese / English"),
    Text(ja="方法", en="Method"),
    _SCORE,
    Text(ja="近い候補", en="Candidates"),
)


@dataclass(frozen=True)
class ResolveOptions:
    """Parameters of ``dxmatch skills resolve``."""

    names: Annotated[list[str], typer.Argument(metavar="NAME", help="スキル名 / Names")]
    format: FormatOption = Format.TABLE
    lang: LangOption = Language.JA


def resolve_skills(options: ResolveOptions) -> ExitCode:
    """名前から正規スキルを引く(1 つでも決まらなければ終了コード 1) / Names to canonical skills.

    Exit code 1 if a name stays open.
    """
    vocabulary = Vocabulary.default()
    found = resolve_many(options.names, vocabulary)
    if options.format is Format.JSON:
        text = json_text([_plain(result, vocabulary) for result in found])
        deliver_bytes(text.encode("utf-8"), None)
    else:
        show(_table(found, vocabulary, options.lang.code))
    return ExitCode.OK if all(result.skill_id for result in found) else ExitCode.PARTIAL


def _plain(result: Resolution, vocabulary: Vocabulary) -> dict[str, Any]:
    skill = vocabulary.get(result.skill_id) if result.skill_id else None
    return {
        "name": result.query,
        "skill": result.skill_id,
        "ja": skill.ja if skill else None,
        "en": skill.en if skill else None,
        "method": result.method.value,
        "score": result.score,
        "candidates": [{"skill": c.skill_id, "score": c.score} for c in result.candidates],
    }


def _table(found: Sequence[Resolution], vocabulary: Vocabulary, lang: Lang) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for head in _HEADS:
        number = head is _SCORE
        table.add_column(
            head.get(lang),
            justify="right" if number else "left",
            overflow="fold",
            no_wrap=number or head is _SKILL,
        )
    for result in found:
        skill = vocabulary.get(result.skill_id) if result.skill_id else None
        names = " / ".join(dict.fromkeys((skill.ja, skill.en))) if skill else ""
        table.add_row(
            Words(printable(result.query)),
            Words(result.skill_id or "—", style="" if skill else "yellow"),
            Words(names),
            result.method.value,
            _percent(result.score),
            Words(", ".join(map(_candidate, result.candidates)) if not skill else "", style="dim"),
        )
    return table


def _candidate(candidate: Candidate) -> str:
    return f"{candidate.skill_id} {_percent(candidate.score)}"


def _percent(score: int) -> str:
    return f"{score / 100:.1f}%"
