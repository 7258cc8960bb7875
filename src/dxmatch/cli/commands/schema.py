"""dxmatch schema: the JSON Schema of a model."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any

import typer
from pydantic import BaseModel, TypeAdapter

from dxmatch import models
from dxmatch.cli.choices import LangOption, Language, OutOption
from dxmatch.cli.deliver import deliver_bytes
from dxmatch.cli.exit_code import ExitCode
from dxmatch.errors import InvalidInput
from dxmatch.io import Mapping
from dxmatch.report import json_text


@dataclass(frozen=True)
class SchemaOptions:
    """Parameters of ``dxmatch schema``."""

    model: Annotated[
        str, typer.Argument(metavar="MODEL", help="talent, project, position, mapping …")
    ]
    out: OutOption = None
    lang: LangOption = Language.JA


def show_schema(options: SchemaOptions) -> ExitCode:
    """モデルの JSON Schema / The JSON Schema of a model."""
    known = _by_name()
    found = known.get(_key(options.model))
    if found is None:
        raise _unknown(options.model, list(known))
    text = json_text(TypeAdapter(found).json_schema())
    deliver_bytes(text.encode("utf-8"), options.out)
    return ExitCode.OK


def _by_name() -> dict[str, Any]:
    """Every public model under its name in snake case."""
    public = {name: getattr(models, name) for name in models.__all__} | {"Mapping": Mapping}
    found: dict[str, Any] = {
        _key(name): value
        for name, value in public.items()
        if isinstance(value, type) and issubclass(value, BaseModel) and name != "Model"
    }
    return dict(sorted((found | {"requirement": models.Requirement}).items()))


def _key(name: str) -> str:
    """SkillClaim, skill-claim and skill_claim are the same."""
    spaced = name if name.islower() or name.isupper() else _spaced(name)
    return spaced.lower().replace("-", "_")


def _spaced(name: str) -> str:
    return "".join(
        f"_{char}" if char.isupper() and index and name[index - 1].isalnum() else char
        for index, char in enumerate(name)
    )


def _unknown(name: str, known: list[str]) -> InvalidInput:
    close = get_close_matches(_key(name), known, n=1)
    guess = f" Did you mean {close[0]!r}?" if close else ""
    guess_ja = f" {close[0]!r} ではありませんか。" if close else ""
    return InvalidInput(
        f"There is no model named {name!r}.{guess}",
        ja=f"{name!r} というモデルはありません。{guess_ja}",
        hint=f"Known: {', '.join(known)}",
        hint_ja=f"使える名前: {', '.join(known)}",
        code="UNKNOWN_MODEL",
    )
