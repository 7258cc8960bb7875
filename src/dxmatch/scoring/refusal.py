"""How a sheet, a line or a parameter is refused: what, where, what to write instead."""

from __future__ import annotations

from dxmatch.errors import InvalidStrategy


def refused_sheet(code: str, message: str, ja: str) -> InvalidStrategy:
    """The sheet as a whole is wrong."""
    return InvalidStrategy(
        message,
        ja=ja,
        hint="For example: Strategy(must=WithinBudget(), want=60 * SkillCoverage()).",
        hint_ja="例: Strategy(must=WithinBudget(), want=60 * SkillCoverage())",
        code=code,
    )


def refused_weight() -> InvalidStrategy:
    """A weight is no whole number from 0 on."""
    return InvalidStrategy(
        "A weight must be a whole number that is not negative.",
        ja="配点は 0 以上の整数にしてください。",
        hint="Write for example 60 * SkillCoverage() + 40 * RateFit().",
        hint_ja="例: 60 * SkillCoverage() + 40 * RateFit()",
        code="BAD_WEIGHT",
    )


def refused_side(side: str, wanted: str, value: object) -> InvalidStrategy:
    """Something stands where only a must line, or only a want line, can stand."""
    found = type(value).__name__
    return InvalidStrategy(
        f"The {side} side takes a {wanted}, not {found}.",
        ja=f"{side} 側には {wanted} を指定してください({found} は使えません)。",
        hint="Constraints belong to must=, scorers to want=.",
        hint_ja="必須要件(Constraint)は must=、評価項目(Scorer)は want= に書きます。",
        code="WRONG_SIDE",
    )


def refused_parameter(line: str, name: str, allowed: str, allowed_ja: str) -> InvalidStrategy:
    """A parameter of a line has a value that makes no sense."""
    return InvalidStrategy(
        f"{line}({name}=…) must be {allowed}.",
        ja=f"{line} の {name} は{allowed_ja}にしてください。",
        hint="See the lines and their parameters with: dxmatch lines --explain LINE",
        hint_ja="評価行と引数は dxmatch lines --explain LINE で確認できます。",
        code="BAD_PARAMETER",
    )


def refused_at(where: str, error: InvalidStrategy, where_ja: str = "") -> InvalidStrategy:
    """The same refusal, with the place in front."""
    return InvalidStrategy(
        f"{where}: {error.message}",
        ja=f"{where_ja or where}: {error.ja}",
        hint=error.hint,
        hint_ja=error.hint_ja,
        code=error.code,
    )
