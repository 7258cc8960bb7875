"""A must line as another package would bring it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dxmatch.models import Position, Text, Verdict
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.rows import Bytes
from dxmatch.scoring import Constraint, Reason

HERE = "no line at all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Everybody(Constraint):
    """誰でも可 — everybody is fine."""

    title: ClassVar[Text] = Text(ja="誰でも可", en="Everybody")
    note: str = ""

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        return pool.full(rows, Verdict.YES).astype(np.uint8)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        return Reason("EVERYBODY", template=Text(ja="誰でも可", en="everybody is fine"))
