"""The errors of the checks: which law a line breaks, and on which example."""

from __future__ import annotations

from dxmatch.errors import PluginContractError
from dxmatch.scoring.algebra import Line


def broken_law(line: Line, law: str, what: str, example: str = "") -> PluginContractError:
    """The error that names the law and the line, and shows the example below."""
    name = f"{type(line).__module__}.{type(line).__qualname__}"
    shown = f"{what}\n{example}" if example else what
    return PluginContractError(
        f"{name} breaks the law {law}: {shown}",
        ja=f"{name} は規則 {law} に反しています: {shown}",
        code=f"LAW_{law}",
    )


def not_a(wanted: str, line: object) -> PluginContractError:
    """The error if a check got something else than the kind of line it is for."""
    found = type(line).__name__
    return PluginContractError(
        f"{found} is no {wanted}.",
        ja=f"{found} は {wanted} ではありません。",
        hint="check_constraint takes must lines, check_scorer takes want lines; lines for teams: "
        "check_team_constraint, check_team_scorer.",
        hint_ja="必須要件は check_constraint、評価項目は check_scorer で検査します。体制の評価行は "
        "check_team_constraint と check_team_scorer です。",
        code="LAW_ANSWER",
    )
