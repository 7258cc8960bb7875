"""The words of a proposal: what was found, what is to be checked, and what else it could be."""

from __future__ import annotations

from typing import Final

from dxmatch.models import Text

MIXED_AMOUNTS: Final = Text(
    ja="円と万円が混じっているようです。桁は値の大きさから読みます。scale を確かめてください",
    en="yen and 万円 seem to be mixed; amounts are read by their size. Check scale",
)
AMOUNT_BY_SIZE: Final = Text(
    ja="単位の書かれていない金額があります。scale と unit は値の大きさから決めました",
    en="some amounts have no unit; scale and unit were taken from their size",
)
WORK_BY_SIZE: Final = Text(
    ja="単位のない数があります。unit は値の大きさから決めました"
    "(days_per_week, days_per_month, hours_per_month, percent など)",
    en="some numbers have no unit; unit was taken from their size "
    "(days_per_week, days_per_month, hours_per_month, percent …)",
)
DATE_ORDER: Final = Text(
    ja="日と月のどちらが先か、値からは決まりません(mdy か dmy)",
    en="the values do not tell whether the day or the month comes first (mdy or dmy)",
)
LEVELS: Final = Text(
    ja="記号がどのレベル(1〜7)に当たるかは、会員企業に確かめてください",
    en="ask the vendor which level (1 to 7) each mark means",
)
NO_LEVELS: Final = Text(
    ja="意味の分からない記号があります。levels に書くまで使いません",
    en="there are marks of unknown meaning; they are not used until levels says it",
)
SEPARATOR: Final = Text(
    ja="区切りの記号は、読み取れたスキルの数から決めました",
    en="the separator was chosen by the number of skills that it gives",
)

BY_LABEL: Final = Text(ja="見出しの名前から", en="by its label")
BY_VALUES: Final = Text(ja="見出しは知らない名前で、値から推測", en="guessed from its values")
FEW_READ: Final = Text(
    ja="値の {share:.0%} しか読み取れません", en="only {share:.0%} of its values can be read"
)
NO_VALUES: Final = Text(ja="値が一つもありません", en="it has no values")
NOT_UNIQUE: Final = Text(ja="同じ値が繰り返されています", en="its values repeat")
OTHERS: Final = Text(ja="ほかの候補: {fields}", en="could also be: {fields}")
TAKEN: Final = Text(
    ja="{field} のようですが、ほかの列を使いました", en="like {field}, but another column was taken"
)
NO_FIELD: Final = Text(ja="対応する項目がありません", en="there is no field for it")
UNLIKE: Final = Text(ja="どの項目か分かりません", en="no field is like it")
REPEATED: Final = Text(
    ja="同じ見出しの列がほかにもあるため、指定できません",
    en="another column has the same label, so it cannot be named",
)
UNLABELLED: Final = Text(ja="見出しがありません", en="it has no label")
PROTECTED: Final = Text(
    ja="個人を特定する、または公正な採用選考に反する項目のため取り込みません",
    en="never imported: it identifies a person or must not be used in fair recruitment",
)
KIND: Final = Text(ja="種類: {kind}", en="kind: {kind}")
SKILL_SHEETS: Final = Text(
    ja="スキルシート(1 シート 1 名)です。項目名は付属のひな型 skill-sheet が知っています。"
    "違う項目名だけを [columns] に書き足してください",
    en="skill sheets, one person each. The shipped template skill-sheet knows the labels; "
    "write only other labels under [columns]",
)
ENCODING: Final = Text(ja="文字コード: {encoding}", en="encoding: {encoding}")
DELIMITER: Final = Text(ja="区切り文字: {sign}", en="delimiter: {sign}")
SHEET: Final = Text(
    ja="最初に見えるシート、または指定されたシートを読みました",
    en="the first visible sheet was read, or the one given",
)
TITLES: Final = Text(ja="見出しの上に {rows} 行あります", en="rows above the header: {rows}")
LINES: Final = Text(ja="見出しは {rows} 行です", en="lines of the header: {rows}")
RECORDS: Final = Text(
    ja="最も長いオブジェクトの配列を読みました", en="the longest list of objects was read"
)
