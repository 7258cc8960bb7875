"""Optional libraries, asked for at the moment of use."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from dxmatch.errors import MissingExtra


def require(module: str, *, extra: str) -> ModuleType:
    """Import ``module`` or say which extra brings it.

    Raises:
        MissingExtra: the library is not installed; the message holds the pip command.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module.partition(".")[0]:
            raise
        command = f"pip install 'dxmatch[{extra}]'"
        raise MissingExtra(
            f"{module} is not installed.",
            ja=f"{module} がインストールされていません。",
            hint=f"Run: {command}",
            hint_ja=f"次を実行してください: {command}",
            code="MISSING_EXTRA",
        ) from None
