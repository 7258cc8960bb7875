"""Talents that come, change and go, on columns: nobody else is looked at."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dxmatch.errors import InvalidInput
from dxmatch.models.pool.identity import at_rows, find, in_order, ranked, row_of
from dxmatch.models.pool.talent_columns import TalentColumns


def changed(old: TalentColumns, new: TalentColumns, deletes: Iterable[str]) -> TalentColumns:
    """``old`` without ``deletes``, and with ``new`` in place of whoever has the same key.

    Raises:
        UnknownTalent: a key to delete is not there.
        InvalidInput: the same talent comes twice, or both comes and goes.
    """
    new, gone = in_order(new), sorted({deletes} if isinstance(deletes, str) else set(deletes))
    rows = [row_of(old, key) for key in gone]
    _refuse_both([key for key in gone if find(new, key) is not None])
    both = TalentColumns.chained([old, new])
    order, repeated = ranked(both)
    stays = np.ones(len(both), np.bool_)
    stays[order[:-1][repeated]] = False  # of two with one key the old one comes first
    stays[np.array(rows, np.intp)] = False
    return at_rows(both, order[stays[order]])


def _refuse_both(both: list[str]) -> None:
    if both:
        shown = ", ".join(both[:3])
        raise InvalidInput(
            f"{len(both)} talent(s) are to be kept and to be deleted: {shown}.",
            ja=f"更新と削除の両方に指定された人材があります({len(both)}件): {shown}。",
            hint="Name each talent once, in upserts or in deletes.",
            hint_ja="人材ごとに、更新(upserts)か削除(deletes)の一方だけに指定してください。",
            code="CHANGE_TWICE",
        )
