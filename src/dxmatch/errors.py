"""Every exception that dxmatch raises on purpose.

```
DxMatchError
├─ InvalidInput         a value or file that the caller gave is wrong: what, where, what to do
│  ├─ InvalidProject    the project file or model
│  ├─ InvalidMapping    the column mapping of a feed
│  ├─ InvalidPoolFile   a saved pool: no such file, another version, damaged, in the way
│  └─ InvalidStrategy   the evaluation sheet (negative points, unknown line name …)
├─ FeedRejected         the feed as a whole cannot be read; bad rows are data, not exceptions
├─ EmptyPool            nothing to match against
├─ UnknownTalent        a talent that is not in the pool was asked for
├─ PluginContractError  a line or importer answered the wrong shape, type or range
└─ MissingExtra         an optional library is needed (also an ImportError)
```
"""

from __future__ import annotations

__all__ = [
    "DxMatchError",
    "EmptyPool",
    "FeedRejected",
    "InvalidInput",
    "InvalidMapping",
    "InvalidPoolFile",
    "InvalidProject",
    "InvalidStrategy",
    "MissingExtra",
    "PluginContractError",
    "UnknownTalent",
]


class DxMatchError(Exception):
    """Base of all errors raised on purpose.

    Args:
        message: what is wrong, in English, without personal data.
        ja: the same in Japanese.
        hint: what to do about it (English).
        hint_ja: what to do about it (Japanese).
        code: short machine-readable code, for example ``UNKNOWN_LINE``.
    """

    def __init__(
        self,
        message: str,
        *,
        ja: str = "",
        hint: str = "",
        hint_ja: str = "",
        code: str = "",
    ) -> None:
        self.message = message
        self.ja = ja or message
        self.hint = hint
        self.hint_ja = hint_ja or hint
        self.code = code or type(self).__name__
        super().__init__(message)

    def __str__(self) -> str:
        return self.text("en")

    def text(self, lang: str) -> str:
        """The message and its hint in ``lang`` (``"ja"`` or ``"en"``)."""
        body, hint = (self.ja, self.hint_ja) if lang == "ja" else (self.message, self.hint)
        return f"{body}\n  → {hint}" if hint else body


class InvalidInput(DxMatchError):
    """A value or file given by the caller is wrong."""


class InvalidProject(InvalidInput):
    """A project file or model is wrong."""


class InvalidMapping(InvalidInput):
    """A column mapping is wrong."""


class InvalidPoolFile(InvalidInput):
    """A saved pool cannot be read, or cannot be written there."""


class InvalidStrategy(InvalidInput):
    """An evaluation sheet is wrong."""


class FeedRejected(DxMatchError):
    """A feed as a whole cannot be read; the message names the file and the remedy."""


class EmptyPool(DxMatchError):
    """There is no talent to match against."""


class UnknownTalent(DxMatchError):
    """A talent that is not in the pool was asked for."""


class PluginContractError(DxMatchError):
    """A line or an importer answered the wrong shape, type or range."""


class MissingExtra(DxMatchError, ImportError):
    """An optional library is not installed."""
