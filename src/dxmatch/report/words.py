"""The words around the data, in both languages; reasons have their own table of codes."""

from __future__ import annotations

from typing import Final

from dxmatch.models import Text, Verdict

RANK: Final = Text(ja="順位", en="Rank")
TALENT: Final = Text(ja="人材", en="Talent")
TOTAL: Final = Text(ja="総得点", en="Total")
FINDINGS: Final = Text(ja="所見と主な理由", en="Findings and main reasons")
REVIEW: Final = Text(ja="要確認", en="review")
MUST: Final = Text(ja="必須", en="must")
WANT: Final = Text(ja="評価", en="want")

FUNNEL: Final = Text(ja="絞り込み内訳", en="Funnel")
LINE: Final = Text(ja="評価行", en="Line")
NO: Final = Text(ja="不適合", en="No")
UNKNOWN: Final = Text(ja="要確認", en="Unknown")
LEFT: Final = Text(ja="残り", en="Left")
WHOLE_POOL: Final = Text(ja="人材プール全体", en="Whole pool")
FUNNEL_NOTE: Final = Text(
    ja="不適合・要確認はプール全体での人数、残りはその行までをすべて通った人数です。",
    en="No and Unknown count over the whole pool; Left counts who passed all lines so far.",
)
NOBODY: Final = Text(
    ja="必須要件を満たす人材がいません。どの行で何人減ったかは次の表のとおりです。",
    en="Nobody satisfies the must lines. The table below says which line excludes how many.",
)

ASKED: Final = Text(ja="問い合わせた人材", en="Talents asked about")

PERIOD: Final = Text(ja="期間", en="period")
WORKLOAD: Final = Text(ja="稼働率", en="workload")
AS_OF: Final = Text(ja="基準日", en="as of")
SHEET: Final = Text(ja="評価表", en="sheet")
HEADCOUNT: Final = Text(ja="募集 {count} 名", en="{count} wanted")
ELIGIBLE: Final = Text(
    ja="人材 {pool} 名のうち適格 {eligible} 名、上位 {shown} 名",
    en="{eligible} eligible of {pool} talents, the best {shown}",
)

SIGNS: Final = {Verdict.YES: "○", Verdict.UNKNOWN: "？", Verdict.NO: "×"}
STYLES: Final = {Verdict.YES: "green", Verdict.UNKNOWN: "yellow", Verdict.NO: "red"}

MAPPING: Final = Text(ja="列対応", en="mapping")
ENCODING: Final = Text(ja="文字コード", en="encoding")
SHEET_OF_BOOK: Final = Text(ja="シート", en="sheet")
COUNTS: Final = Text(
    ja="{seen:,} 行 = 取込 {accepted:,} + 隔離 {quarantined:,} + 空行 {blank:,}",
    en="{seen:,} rows = {accepted:,} accepted + {quarantined:,} quarantined + {blank:,} blank",
)
RESULT_COUNTS: Final = Text(
    ja="{seen:,} 行 = 取込 {accepted:,} + 隔離 {quarantined:,} + 空行 {blank:,} "
    "+ 破棄 {discarded:,}",
    en="{seen:,} rows = {accepted:,} accepted + {quarantined:,} quarantined + {blank:,} blank "
    "+ {discarded:,} discarded",
)
CORRECTED: Final = Text(
    ja="修正して取り込んだ行: {corrected:,}", en="rows taken in after a correction: {corrected:,}"
)
ALL_WAITING: Final = Text(
    ja="隔離した行の内容は quarantine.xlsx(修正用)と quarantine.jsonl にあります。",
    en="The rows that wait are in quarantine.xlsx (to correct) and quarantine.jsonl.",
)
ISSUES: Final = Text(ja="取込エラー", en="Issues")
EFFECT: Final = Text(ja="扱い", en="Effect")
CODE: Final = Text(ja="コード", en="Code")
COUNT: Final = Text(ja="件数", en="Count")
MEANING: Final = Text(ja="内容と対処", en="What it means, what to do")
ROWS: Final = Text(ja="(行: {rows})", en="(rows: {rows})")
QUARANTINED: Final = Text(ja="隔離された行", en="Quarantined rows")
PLACE: Final = Text(ja="場所", en="Place")
PROBLEM: Final = Text(ja="内容", en="Problem")
NOT_IMPORTED: Final = Text(ja="取り込まない列", en="Columns not imported")
MORE: Final = Text(
    ja="ほか {count:,} 行(--format json ですべて表示)",
    en="and {count:,} more (--format json has all)",
)
EFFECTS: Final = {
    "note": Text(ja="採用", en="used"),
    "warning": Text(ja="不明扱い", en="unknown"),
    "error": Text(ja="行を隔離", en="row waits"),
}
EFFECT_STYLES: Final = {"note": "dim", "warning": "yellow", "error": "red"}

PROPOSED: Final = Text(
    ja="{columns} 列のうち {mapped} 列を項目に対応(要確認 {check} 列)",
    en="{mapped} of {columns} columns are mapped to fields ({check} to check)",
)
COLUMN: Final = Text(ja="列", en="Column")
FIELD: Final = Text(ja="項目", en="Field")
HOW_SURE: Final = Text(ja="確かさ", en="How sure")
HOW_READ: Final = Text(
    ja="読み取った値(先頭)と確認すること", en="First values as read; what to check"
)

TEAM: Final = Text(ja="第{rank}案: {score} 点 / 100", en="Team {rank}: {score} out of 100")
POSITION: Final = Text(ja="ポジション", en="Position")
SEAT: Final = Text(ja="席", en="Seat")
VENDOR: Final = Text(ja="会員企業", en="Vendor")
REASONS: Final = Text(ja="理由", en="Reasons")
TEAMS: Final = Text(ja="体制案", en="Teams")
TEAM_LINES: Final = Text(ja="体制の評価行", en="Team lines")
TEAM_NUMBER: Final = Text(ja="案", en="Team")
POINTS: Final = Text(ja="得点・判定", en="Points or verdict")
