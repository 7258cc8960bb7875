"""How an output is refused: what, and what to do, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from dxmatch.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class OutRefusal:
    """One reason not to write somewhere, with the remedy."""

    code: str
    what: str
    ja: str
    hint: str
    hint_ja: str

    def of(self, name: str, detail: str = "") -> InvalidInput:
        """The exception for one file or folder; ``detail`` must hold no data."""
        more = f" ({detail})" if detail else ""
        return InvalidInput(
            f"{name}: {self.what}{more}.",
            ja=f"{name}: {self.ja}{more}。",
            hint=self.hint,
            hint_ja=self.hint_ja,
            code=self.code,
        )


OUT_EXISTS = OutRefusal(
    "OUT_EXISTS",
    "there is something already",
    "すでに存在します",
    "Give another name, or replace what is there with --force (force=True).",
    "別の名前にするか、--force(force=True)で置き換えてください。",
)
OUT_LINK = OutRefusal(
    "OUT_LINK",
    "this is a link to somewhere else",
    "別の場所へのリンクです",
    "Give the folder or file itself.",
    "リンクではなく、実際のフォルダーやファイルを指定してください。",
)
OUT_NO_FOLDER = OutRefusal(
    "OUT_NO_FOLDER",
    "this is no folder",
    "フォルダーではありません",
    "Give the name of a folder.",
    "フォルダー名を指定してください。",
)
OUT_FOREIGN = OutRefusal(
    "OUT_FOREIGN",
    "the folder holds folders or links, so it is not replaced",
    "フォルダーの中にフォルダーやリンクがあるため、置き換えません",
    "Give a folder that holds results of dxmatch only.",
    "dxmatch の結果だけを入れたフォルダーを指定してください。",
)
OUT_HERE = OutRefusal(
    "OUT_HERE",
    "the current folder cannot be replaced",
    "作業中のフォルダーは置き換えられません",
    "Run the command from another folder.",
    "別のフォルダーから実行してください。",
)
OUT_FAILED = OutRefusal(
    "CANNOT_WRITE",
    "cannot be written",
    "書き込めません",
    "Check the folder, its permissions and the free space.",
    "フォルダー、アクセス権、空き容量を確認してください。",
)
OUT_HOLDS_FEED = OutRefusal(
    "OUT_HOLDS_FEED",
    "a feed lies in the output folder",
    "出力先のフォルダーに人材データがあります",
    "Give a folder of its own.",
    "出力専用のフォルダーを指定してください。",
)
OUT_IS_INPUT = OutRefusal(
    "OUT_IS_INPUT",
    "this file is read by the same command, so it is not replaced",
    "同じコマンドで読むファイルなので、上書きしません",
    "Give another name for the output.",
    "出力には別の名前を指定してください。",
)
OUT_SUFFIX = OutRefusal(
    "OUT_SUFFIX",
    "talents cannot be written in this format",
    "この形式では人材を書き出せません",
    "Use .jsonl, .json, .csv or .xlsx, or a name without suffix for a folder of JSON Resumes.",
    "拡張子を .jsonl・.json・.csv・.xlsx にするか、JSON Resume のフォルダーなら拡張子なしで指定"
    "してください。",
)
