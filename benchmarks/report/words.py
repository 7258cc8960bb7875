"""The words of the page, in both languages."""

from __future__ import annotations

from benchmarks.peers.engine import Covers
from dxmatch.models import Lang, Text

ENGINE = Text(ja="エンジン", en="engine")
MUST = Text(ja="必須要件", en="must lines")
INDEX = Text(ja="索引作成", en="index")
BYTES = Text(ja="バイト/人", en="bytes/talent")
P99 = Text(ja="p99", en="p99")
MEASURE = Text(ja="項目", en="measure")
VALUE = Text(ja="結果", en="result")

COVERS = {
    Covers.ALL: Text(ja="すべて", en="all"),
    Covers.NO_SCHEDULE: Text(ja="日程なし", en="no schedule"),
    Covers.NONE: Text(ja="なし", en="none"),
}

EXAMPLES = Text(ja="例データ {size}", en="examples {size}")
SAME = Text(
    ja="同じ実行の中で測った時間の比(dxmatch = 1)。1 より大きければ dxmatch のほうが速い。",
    en="Times as ratios within one run (dxmatch = 1); above 1 dxmatch is faster.",
)
RUN = Text(
    ja="環境: {machine}。{versions}。必須要件を満たす割合の平均: {eligible}。",
    en="Run on {machine}; {versions}. Mean share that satisfies the must lines: {eligible}.",
)
COMMAND = Text(ja="コマンド: `{command}`", en="Command: `{command}`")
PLOT = Text(ja="時間の比と、規模に対する伸び", en="Ratios, and growth with the size")

BARE = Text(
    ja="{size} 人: 上位 20 名を探すだけの時間と、理論上の下限(必要な列を一度読む時間)の比",
    en="{size} talents: the bare search for 20, against reading the necessary columns once",
)
WHOLE = Text(
    ja="{size} 人: 説明付きの `match()` 全体と、探すだけの時間の比(理由の文も読む場合)",
    en="{size} talents: whole `match()` with 20 explained, against the bare search "
    "(with all reasons read)",
)
COLD = Text(
    ja="{size} 人: 初めて尋ねる日付と、尋ねたことのある日付の時間の比",
    en="{size} talents: dates never asked before, against dates asked before",
)
SKILLS = Text(
    ja="{size} 人: 求めるスキル数 {counts} に対する時間の比",
    en="{size} talents: time for {counts} skills asked for",
)
LINES = Text(
    ja="{size} 人: 必須要件の行数 {counts} に対する時間の比",
    en="{size} talents: time for {counts} must lines",
)
BATCH = Text(
    ja="一括 {needs} 件 × {size} 人: {label}({threads} スレッド、必須要件: {covers})と、"
    "同じスレッド数の dxmatch の時間の比",
    en="{needs} positions × {size} talents: {label} (threads: {threads}, must lines: {covers}), "
    "against dxmatch on as many threads",
)
BATCH_OURS = Text(
    ja="一括 {needs} 件 × {size} 人: dxmatch({threads} スレッド)と、1 スレッドの時間の比",
    en="{needs} positions × {size} talents: dxmatch (threads: {threads}), against one thread",
)
START = Text(
    ja="`import dxmatch` と `import numpy` の時間の比(空の Python を差し引く)。"
    "括弧内は検索に使う名前も読み込む場合",
    en="`import dxmatch` against `import numpy`, both above an empty Python "
    "(with the names of a search loaded)",
)
GROWTH = Text(
    ja="{small} 人から {large} 人へ({times} 倍)のときの時間の倍率",
    en="Time from {small} to {large} talents ({times} times as many)",
)


def languages() -> tuple[Lang, ...]:
    """Both languages."""
    return ("en", "ja")
