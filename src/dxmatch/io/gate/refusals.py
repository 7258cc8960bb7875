"""Why an archive or its markup is refused: what, where and what to do, in both languages."""

from __future__ import annotations

from dxmatch.io.rejection import Rejection

_SAVE = "Open it in Excel and save it again as .xlsx."
_SAVE_JA = "Excel で開き、.xlsx 形式で保存し直してください。"

UNSAFE_ARCHIVE = Rejection(
    "FEED_ARCHIVE_UNSAFE",
    "the archive is put together in a way that programs read differently",
    "読むソフトによって内容が変わる、不審な作りの圧縮ファイルです",
    f"{_SAVE} If the warning stays, ask the sender.",
    f"{_SAVE_JA}それでも表示される場合は、送付元に確認してください。",
)
UNPACKS_TOO_LARGE = Rejection(
    "FEED_UNPACKS_TOO_LARGE",
    "the workbook unpacks to more than the limit",
    "展開後の大きさが上限を超える Excel ブックです",
    "Delete unused sheets and pictures and save it again, or raise limits=Limits(xlsx_bytes=…).",
    "使わないシートや図を削除して保存し直すか、limits=Limits(xlsx_bytes=…) で変えてください。",
)
TOO_MANY_CELLS = Rejection(
    "FEED_TOO_MANY_CELLS",
    "the sheet has more rows or cells than the limit",
    "シートの行数またはセル数が上限を超えています",
    "Delete unused rows and columns, or raise limits=Limits(rows=…, xlsx_cells=…).",
    "使わない行・列を削除するか、limits=Limits(rows=…, xlsx_cells=…) で上限を変えてください。",
)
MACROS = Rejection(
    "FEED_MACROS",
    "the workbook holds macros",
    "マクロを含む Excel ブックです",
    "Save it as .xlsx (a workbook without macros).",
    "マクロなしの .xlsx 形式で保存し直してください。",
)
BINARY_WORKBOOK = Rejection(
    "FEED_XLSB",
    "this is a binary workbook (.xlsb)",
    "バイナリ形式の Excel ブック(.xlsb)です",
    "Save it as .xlsx.",
    ".xlsx 形式で保存し直してください。",
)
ENTITIES = Rejection(
    "FEED_XML_DTD",
    "the workbook declares entities (DOCTYPE), which no spreadsheet program writes",
    "表計算ソフトが書かない宣言(DOCTYPE)を含んでいます",
    f"{_SAVE} If the warning stays, ask the sender.",
    f"{_SAVE_JA}それでも表示される場合は、送付元に確認してください。",
)
BROKEN_MARKUP = Rejection(
    "FEED_XML_BROKEN",
    "a part of the workbook is not well-formed",
    "Excel ブックの一部が壊れています",
    _SAVE,
    _SAVE_JA,
)
BAD_REFERENCE = Rejection(
    "FEED_CELL_REFERENCE",
    "a row has a number that no sheet has (1 to 1,048,576)",
    "シートにありえない行番号(1〜1,048,576 以外)があります",
    _SAVE,
    _SAVE_JA,
)
TOO_SLOW = Rejection(
    "PARSER_TIMEOUT",
    "reading takes longer than the limit",
    "読み取りに上限を超える時間がかかっています",
    "Split the file, or raise limits=Limits(child_seconds=…).",
    "ファイルを分けるか、limits=Limits(child_seconds=…) で上限を変えてください。",
)
DIED = Rejection(
    "PARSER_DIED",
    "the file ended the process that read it; nothing else was harmed",
    "このファイルを読む子プロセスが異常終了しました(ほかの処理には影響ありません)",
    "The file is damaged or hostile. Export the list again, as CSV or XLSX.",
    "ファイルが壊れているか、悪意のある内容です。一覧を CSV か XLSX で出力し直してください。",
)
BROKEN_TABLE = Rejection(
    "FEED_TABLE_BROKEN",
    "the Parquet or Arrow file is damaged",
    "Parquet または Arrow のファイルが壊れています",
    "Export it again; a file cut off in the middle cannot be read.",
    "もう一度出力してください。途中で切れたファイルは読めません。",
)
TABLE_TOO_LARGE = Rejection(
    "FEED_UNPACKS_TOO_LARGE",
    "the table unpacks to more than the limit",
    "展開後の大きさが上限を超える表です",
    "Split the file, or raise the limit: limits=Limits(rows=…, xlsx_bytes=…, child_bytes=…).",
    "ファイルを分けるか、limits=Limits(rows=…, xlsx_bytes=…, child_bytes=…) で変えてください。",
)
EXTENSION_TYPE = Rejection(
    "FEED_EXTENSION_TYPE",
    "a column is of an extension type",
    "拡張型(extension type)の列があります",
    "Write the column as plain text or numbers.",
    "その列を文字列か数値で出力してください。",
)
