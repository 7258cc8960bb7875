"""評価表 as a file of any kind: TOML, Markdown, HTML or XLSX, by its suffix.

It stands here and not in `scoring`, which never sees files, nor in `io`, which never sees
strategies; `matching` is the lowest layer that may know both, so every edge can use it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dxmatch._atomic import write_whole
from dxmatch.errors import FeedRejected, InvalidInput, InvalidStrategy
from dxmatch.io.formula_safe import guarded
from dxmatch.io.limits import Limits
from dxmatch.io.out_refusal import OUT_EXISTS, OUT_FAILED, OUT_LINK
from dxmatch.io.readers.workbook import read_workbook
from dxmatch.io.writers.workbook import CELL_CHARS, text_workbook
from dxmatch.models import Lang
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.refusal import refused_at
from dxmatch.scoring.sheet import read_strategy, strategy_to_toml
from dxmatch.scoring.sheet_rows import head, sheet_rows, strategy_from_rows
from dxmatch.scoring.sheet_text import (
    strategy_from_html,
    strategy_from_markdown,
    strategy_to_html,
    strategy_to_markdown,
)

SHEET_NAME: Final = "dxmatch-sheet"
_WIDTHS: Final = (10, 28, 8, 20, 60)
_MAX_BYTES: Final = 2_000_000


def sheet_bytes(strategy: Strategy, suffix: str, lang: Lang = "ja") -> bytes:
    """The bytes of a sheet file; equal sheets give equal bytes.

    ``suffix`` is ``.toml``, ``.md``, ``.html`` or ``.xlsx``; ``lang`` is that of titles and labels.

    Raises:
        InvalidInput: another suffix, or a cell that XLSX cannot hold.
        InvalidStrategy: a line holds a Python object that has no place in a file.
    """
    if suffix.lower() not in _WRITERS:
        raise _suffix(suffix)
    return _WRITERS[suffix.lower()](strategy, lang)


def write_sheet(
    strategy: Strategy, path: str | Path, lang: Lang = "ja", *, force: bool = False
) -> None:
    """Write a sheet as the suffix of ``path`` says; `read_sheet` gives the same strategy back.

    XLSX holds strings only, and a title that a spreadsheet program could run is guarded.

    Raises:
        InvalidInput: see `sheet_bytes`; something is there and ``force`` is not given; or the
            disk says no.
        InvalidStrategy: a line holds a Python object that has no place in a file.
    """
    path = Path(path)
    content = sheet_bytes(strategy, path.suffix, lang)
    if path.is_symlink():
        raise OUT_LINK.of(path.name)
    if path.exists() and not force:
        raise OUT_EXISTS.of(path.name)
    try:
        write_whole(path, content)
    except OSError as error:
        raise OUT_FAILED.of(path.name, type(error).__name__) from None


def read_sheet(path: str | Path) -> Strategy:
    """Read a sheet file: TOML, or the table that `write_sheet` wrote and somebody changed.

    Raises:
        InvalidStrategy: the file is missing, too large, damaged, or not a sheet; names the file.
    """
    path = Path(path)
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        return read_strategy(path)
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        what = type(error).__name__
        raise _refused(path, f"cannot be read ({what})", f"を読めません({what})") from None
    if len(content) > _MAX_BYTES:
        raise _refused(path, "is larger than 2 MB", "が 2 MB を超えています")
    try:
        return reader(content)
    except UnicodeDecodeError:
        raise _refused(path, "is not UTF-8", "が UTF-8 ではありません") from None
    except FeedRejected as error:
        raise _refused(
            path, f"is no workbook: {error.message}", f"を読めません: {error.ja}"
        ) from None
    except InvalidStrategy as error:
        raise refused_at(path.name, error) from None


def _toml(strategy: Strategy, lang: Lang) -> bytes:  # noqa: ARG001
    return strategy_to_toml(strategy).encode("utf-8")


def _markdown(strategy: Strategy, lang: Lang) -> bytes:
    return strategy_to_markdown(strategy, lang).encode("utf-8")


def _html(strategy: Strategy, lang: Lang) -> bytes:
    policy = "default-src 'none'"
    page = (
        f'<!doctype html>\n<html lang="{lang}">\n<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>{'評価表' if lang == 'ja' else 'Evaluation sheet'}</title></head>\n<body>\n"
    )
    return (page + strategy_to_html(strategy, lang) + "</body>\n</html>\n").encode("utf-8")


def _xlsx(strategy: Strategy, lang: Lang) -> bytes:
    out = BytesIO()
    with text_workbook(out) as book:
        sheet = book.add_worksheet(SHEET_NAME)
        bold = book.add_format({"bold": True, "bg_color": "#DDE6F0"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        for column, (label, width) in enumerate(zip(head(lang), _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, label, bold)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(sheet_rows(strategy, lang), start=1):
            for column, cell in enumerate(row):
                if len(cell) >= CELL_CHARS:
                    raise _too_long(number + 1)
                if cell:
                    sheet.write_string(number, column, guarded(cell), wrap)
    return out.getvalue()


def _from_xlsx(content: bytes) -> Strategy:
    book = read_workbook(content, "sheet.xlsx", Limits())
    ours = [sheet for sheet in book.sheets if sheet.name == SHEET_NAME] or list(book.sheets)
    return strategy_from_rows(ours[0].grid if ours else ())


_WRITERS: Final[Mapping[str, Callable[[Strategy, Lang], bytes]]] = MappingProxyType(
    {".toml": _toml, ".md": _markdown, ".html": _html, ".xlsx": _xlsx}
)
_READERS: Final[Mapping[str, Callable[[bytes], Strategy]]] = MappingProxyType(
    {
        ".md": lambda content: strategy_from_markdown(content.decode("utf-8-sig")),
        ".html": lambda content: strategy_from_html(content.decode("utf-8-sig")),
        ".xlsx": _from_xlsx,
    }
)


def _suffix(suffix: str) -> InvalidInput:
    known = ", ".join(_WRITERS)
    return InvalidInput(
        f"A sheet cannot be written as {suffix or 'a file without suffix'}.",
        ja=f"評価表を {suffix or '拡張子なし'} の形式では書き出せません。",
        hint=f"Use one of: {known}",
        hint_ja=f"使える拡張子: {known}",
        code="OUT_SUFFIX",
    )


def _too_long(row: int) -> InvalidInput:
    return InvalidInput(
        f"Row {row} of the sheet is longer than the {CELL_CHARS:,} characters of a cell.",
        ja=f"評価表の {row} 行目が、セルに入る {CELL_CHARS:,} 文字を超えています。",
        hint="Write TOML or Markdown instead.",
        hint_ja="TOML か Markdown で書き出してください。",
        code="CELL_TOO_LONG",
    )


def _refused(path: Path, what: str, what_ja: str) -> InvalidStrategy:
    return InvalidStrategy(
        f"Evaluation sheet: {path.name} {what}.",
        ja=f"評価表: {path.name} {what_ja}。",
        hint="A sheet file is TOML, or a Markdown, HTML or XLSX table written by dxmatch sheets.",
        hint_ja="TOML か、dxmatch sheets の書き出した Markdown・HTML・XLSX を指定してください。",
        code="BAD_SHEET",
    )
