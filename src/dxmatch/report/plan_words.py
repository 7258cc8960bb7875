"""The words around a plan, in both languages."""

from __future__ import annotations

from typing import Final

from dxmatch.models import Text

PLAN: Final = Text(ja="配置計画", en="Plan")
POLICY: Final = Text(ja="方針", en="Policy")
PROOF: Final = Text(ja="証明", en="Evidence")
FILLED: Final = Text(ja="{filled} / {seats} 席を充足", en="{filled} of {seats} seats filled")
PROJECT: Final = Text(ja="案件", en="Project")
POSITION: Final = Text(ja="ポジション", en="Position")
SEAT: Final = Text(ja="席", en="Seat")
TALENT: Final = Text(ja="人材", en="Talent")
POINTS: Final = Text(ja="得点", en="Points")
PERIOD: Final = Text(ja="期間", en="Period")
SHARE: Final = Text(ja="稼働率", en="Workload")
NOTE: Final = Text(ja="備考", en="Note")
LOCKED: Final = Text(ja="確定済", en="locked")
REVIEW: Final = Text(ja="要確認", en="review")
OVERRIDES: Final = Text(ja="確定により必須要件の例外", en="a lock overrides the must lines")
EMPTY: Final = Text(ja="空席", en="empty")
UNFILLED: Final = Text(ja="空席と対処", en="Empty seats and remedies")
REASON: Final = Text(ja="理由", en="Reason")
REMEDY: Final = Text(ja="最小の対処", en="Smallest remedy")
SHARING: Final = Text(ja="分け合いの代償", en="The price of sharing")
ALONE: Final = Text(ja="単独なら", en="Alone")
HERE: Final = Text(ja="この計画", en="Here")
GIVEN_UP: Final = Text(ja="差", en="Given up")
PREFERRED: Final = Text(ja="どの席を優先したか", en="Who was preferred where")
ELSEWHERE: Final = Text(ja="ほかに望まれた席", en="Also wanted at")
CALENDAR: Final = Text(ja="人材の週ごとの稼働", en="People by week")
SEATS: Final = Text(ja="案件ごとの席", en="Projects and seats")
LATE: Final = Text(
    ja="時間切れのため、ここまでで最良の計画です。", en="The time was over: the best plan so far."
)
CALENDAR_NOTE: Final = Text(
    ja="一列が一週間、色は案件です。塗りの高さはその週に最も高い日の稼働率で、重ねると値が表示されます。",
    en="One column is one week, a colour is a project. The filled height is the workload of the "
    "busiest day; hover over it for the numbers.",
)

SEAT_HEADS: Final = (PROJECT, POSITION, SEAT, TALENT, POINTS, PERIOD, NOTE)
EMPTY_HEADS: Final = (POSITION, SEAT, REASON, REMEDY)
SHARED_HEADS: Final = (PROJECT, ALONE, HERE, GIVEN_UP)
PREFERRED_HEADS: Final = (TALENT, POSITION, ELSEWHERE, REASON)
