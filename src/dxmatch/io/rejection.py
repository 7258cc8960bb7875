"""How a feed as a whole is refused: what, where and what to do, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from dxmatch.errors import FeedRejected


@dataclass(frozen=True, slots=True)
class Rejection:
    """One reason to refuse a file, with the remedy."""

    code: str
    what: str
    ja: str
    hint: str
    hint_ja: str

    def of(self, file: str, detail: str = "") -> FeedRejected:
        """The exception for one file; ``detail`` (a position, a size) must hold no data."""
        more = f" ({detail})" if detail else ""
        return FeedRejected(
            f"{file}: {self.what}{more}.",
            ja=f"{file}: {self.ja}{more}。",
            hint=self.hint,
            hint_ja=self.hint_ja,
            code=self.code,
        )


_EXPORT = "Export the list as CSV, XLSX, JSON or JSON Lines."
_EXPORT_JA = "一覧を CSV・XLSX・JSON・JSON Lines のいずれかで出力してください。"

NOT_FOUND = Rejection(
    "FEED_NOT_FOUND",
    "no such file or folder",
    "ファイルまたはフォルダーがありません",
    "Check the path.",
    "パスを確認してください。",
)
UNREADABLE = Rejection(
    "FEED_UNREADABLE",
    "the file cannot be opened",
    "ファイルを開けません",
    "Check its permissions and that no other program holds it open.",
    "アクセス権と、ほかのアプリで開いていないかを確認してください。",
)
TOO_LARGE = Rejection(
    "FEED_TOO_LARGE",
    "the file is larger than the limit",
    "ファイルが上限より大きいです",
    "Split the file, or raise the limit: read_feed(…, limits=Limits(…)).",
    "ファイルを分けるか、read_feed(…, limits=Limits(…)) で上限を変えてください。",
)
EMPTY = Rejection(
    "FEED_EMPTY",
    "the file is empty",
    "ファイルが空です",
    "Export the list again, with its header line.",
    "見出し行を含めて、一覧をもう一度出力してください。",
)
NO_HEADER = Rejection(
    "FEED_NO_HEADER",
    "there is no header line where the mapping expects it",
    "列対応が示す位置に見出し行がありません",
    "Check skip_rows, header_rows and sheet under [format] of the mapping.",
    "列対応の [format] の skip_rows・header_rows・sheet を確認してください。",
)
BINARY = Rejection(
    "FEED_BINARY",
    "this is not a table but a binary file",
    "表ではなくバイナリファイルです",
    _EXPORT,
    _EXPORT_JA,
)
HTML = Rejection(
    "FEED_HTML",
    "this is a web page, perhaps a login or an error page saved as a file",
    "Web ページ(HTML)です。ログイン画面やエラー画面が保存された可能性があります",
    "Download the file again after signing in.",
    "ログインし直して、ファイルをもう一度ダウンロードしてください。",
)
ENCRYPTED = Rejection(
    "FEED_ENCRYPTED",
    "the workbook is protected by a password",
    "パスワード付きの Excel ブックです",
    "Open it in Excel, remove the password and save it again.",
    "Excel で開いてパスワードを解除し、保存し直してください。",
)
OLD_EXCEL = Rejection(
    "FEED_OLD_EXCEL",
    "this is a workbook of the old format (.xls)",
    "旧形式の Excel ブック(.xls)です",
    "Save it as .xlsx.",
    ".xlsx 形式で保存し直してください。",
)
NO_WORKBOOK = Rejection(
    "FEED_NO_WORKBOOK",
    "the archive holds no readable XLSX workbook",
    "読み取れる XLSX ブックではありません",
    "Open it in Excel and save it again as .xlsx.",
    "Excel で開き、.xlsx 形式で保存し直してください。",
)
NO_SHEET = Rejection(
    "FEED_NO_SHEET",
    "the workbook has no sheet of the name that the mapping gives",
    "列対応が示す名前のシートがありません",
    "Check sheet under [format] of the mapping.",
    "列対応の [format] の sheet を確認してください。",
)
AMBIGUOUS_ENCODING = Rejection(
    "ENCODING_AMBIGUOUS",
    "the text could be cp932 (Shift_JIS) or EUC-JP, and both read well",
    "文字コードが cp932(Shift_JIS)か EUC-JP か判別できません",
    'State it: encoding = "cp932" under [format] of the mapping, encoding="cp932" in read_feed, '
    "or --encoding cp932.",
    '列対応の [format] に encoding = "cp932"、read_feed に encoding="cp932"、または '
    "--encoding cp932 と指定してください。",
)
UNKNOWN_ENCODING = Rejection(
    "ENCODING_UNKNOWN",
    "the text is in no encoding that is known here (UTF-8, UTF-16, cp932, EUC-JP, ISO-2022-JP)",
    "文字コードが UTF-8・UTF-16・cp932・EUC-JP・ISO-2022-JP のいずれでもありません",
    "Save it as UTF-8, or state the encoding: --encoding NAME.",
    "UTF-8 で保存し直すか、--encoding で文字コードを指定してください。",
)
WRONG_ENCODING = Rejection(
    "ENCODING_WRONG",
    "the bytes are not valid in the encoding that was stated",
    "指定された文字コードでは読めないバイトがあります",
    "Leave the encoding out, or state another one.",
    "文字コードの指定を外すか、別の文字コードを指定してください。",
)
NOT_JSON = Rejection(
    "FEED_NOT_JSON",
    "this is not valid JSON",
    "JSON として正しくありません",
    "Export it again, as one array of objects or one object per line.",
    "オブジェクトの配列か、1 行に 1 件の形式で、もう一度出力してください。",
)
JSON_OBJECTS = Rejection(
    "FEED_JSON_OBJECTS",
    "JSON objects follow each other without an array around them, or go over several lines",
    "JSON のオブジェクトが、配列に入らずに並んでいるか、複数行にわたっています",
    'Write one object per line and state kind = "jsonl", or put them into one array [ … ].',
    '1 行に 1 件ずつ書いて kind = "jsonl" とするか、全体を一つの配列 [ … ] にしてください。',
)
NO_RECORDS = Rejection(
    "FEED_NO_RECORDS",
    "there is no list of records where the mapping expects it",
    "列対応が示す位置にレコードの配列がありません",
    "Check records under [format] of the mapping.",
    "列対応の [format] の records を確認してください。",
)
NO_RESUMES = Rejection(
    "FEED_NO_RESUMES",
    "the folder holds no JSON Resume (*.json)",
    "フォルダーに JSON Resume(*.json)がありません",
    "Give a file, or a folder of JSON Resume files; for a folder of skill sheets state the mapping "
    "skill-sheet.",
    "ファイル、または JSON Resume のフォルダーを指定してください。スキルシートのフォルダーなら、"
    "列対応 skill-sheet を指定してください。",
)
CSV_BROKEN = Rejection(
    "FEED_CSV_BROKEN",
    "the text cannot be split into rows",
    "行に分割できません",
    "A quotation mark may never be closed; look at the line and export the list again.",
    "引用符が閉じていない可能性があります。該当行を確認し、もう一度出力してください。",
)
WRONG_KIND = Rejection(
    "FEED_WRONG_KIND",
    "the file is not of the kind that the mapping states",
    "列対応が示す種類のファイルではありません",
    "Check kind under [format] of the mapping, or give the file that belongs to it.",
    "列対応の [format] の kind を確認するか、対応するファイルを指定してください。",
)
