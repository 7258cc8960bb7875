"""Why a pool file is refused: what, and what to do, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dxmatch.errors import InvalidPoolFile


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason, with the remedy."""

    code: str
    what: str
    ja: str
    hint: str
    hint_ja: str

    def of(self, name: str, detail: str = "") -> InvalidPoolFile:
        """The exception for one file; ``detail`` holds no data of it."""
        more = f" ({detail})" if detail else ""
        return InvalidPoolFile(
            f"{name[:100]}: {self.what}{more}.",
            ja=f"{name[:100]}: {self.ja}{more}。",
            hint=self.hint,
            hint_ja=self.hint_ja,
            code=self.code,
        )


_AGAIN: Final = "Build the pool from the feeds again and save it, or take a copy that is whole."
_AGAIN_JA: Final = "人材データからプールを作り直して保存するか、壊れていない複製を使ってください。"

UNREADABLE: Final = Refusal(
    "POOL_FILE_UNREADABLE",
    "the file cannot be opened",
    "ファイルを開けません",
    "Check the name of the file and whether you may read it.",
    "ファイル名と、読み取りの権限を確認してください。",
)
OTHER_KIND: Final = Refusal(
    "POOL_FILE_KIND",
    "this is no pool file",
    "プールのファイルではありません",
    "Give a file that `pool.save` wrote; a feed is read with `read_feed`.",
    "pool.save で保存したファイルを指定してください。人材データは read_feed で読み取ります。",
)
OTHER_VERSION: Final = Refusal(
    "POOL_FILE_VERSION",
    "the file has another version of the format",
    "ファイルの形式のバージョンが異なります",
    f"Use the dxmatch that wrote it. {_AGAIN}",
    f"保存したときの dxmatch を使ってください。{_AGAIN_JA}",
)
DAMAGED: Final = Refusal(
    "POOL_FILE_DAMAGED",
    "the file is damaged",
    "ファイルが壊れています",
    _AGAIN,
    _AGAIN_JA,
)
EXISTS: Final = Refusal(
    "POOL_FILE_EXISTS",
    "there is something already",
    "すでに存在します",
    "Give another name, or replace it with force=True.",
    "別の名前にするか、force=True で置き換えてください。",
)
NOT_WRITTEN: Final = Refusal(
    "CANNOT_WRITE",
    "cannot be written",
    "書き込めません",
    "Check the folder, its permissions and the free space.",
    "フォルダー、アクセス権、空き容量を確認してください。",
)
