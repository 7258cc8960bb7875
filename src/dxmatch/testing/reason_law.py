"""REASON, the law that lines for talents and lines for teams share."""

from __future__ import annotations

from collections.abc import Callable

from dxmatch.errors import DxMatchError, PluginContractError
from dxmatch.scoring.reason import Reason


def reason_law(
    why: Callable[[], object], whose: str, broken: Callable[[str, str], PluginContractError]
) -> None:
    """REASON: there is a reason, with a code and with words in both languages.

    Args:
        why: asks the line.
        whose: of whom it speaks, for the error.
        broken: makes the error from the law and what is wrong.
    """
    try:
        found = why()
        texts = [found.text("ja"), found.text("en")] if isinstance(found, Reason) else []
    except DxMatchError as error:
        raise broken("REASON", f"of {whose}: {error.message}") from error
    except Exception as error:
        what = f"of {whose}: why() raised {type(error).__name__}: {error}"
        raise broken("REASON", what) from error
    if not isinstance(found, Reason):
        raise broken("REASON", f"why() gave a {type(found).__name__}, not a Reason")
    if not (found.code and all(text.strip() for text in texts)):
        raise broken("REASON", f"of {whose}: the code or the words are empty")
