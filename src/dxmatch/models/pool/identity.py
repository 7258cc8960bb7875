"""Who is who: talents in order of ``(vendor, id)``, none twice, found by ``vendor:id``."""

from __future__ import annotations

from bisect import bisect_left
from operator import eq

import numpy as np

from dxmatch.errors import InvalidInput, UnknownTalent
from dxmatch.models.pool.rows import Bools, Index
from dxmatch.models.pool.talent_columns import TalentColumns


def in_order(talents: TalentColumns) -> TalentColumns:
    """The talents in order of vendor and id, as canonical columns.

    Raises:
        InvalidInput: two talents have the same vendor and id.
    """
    order, repeated = ranked(talents)
    if repeated.any():
        raise _twice(talents, order[:-1][repeated])
    return at_rows(talents, order)


def at_rows(talents: TalentColumns, rows: Index) -> TalentColumns:
    """Canonical columns for some rows."""
    same = rows.size == len(talents) and bool(np.all(rows == np.arange(rows.size)))
    return (talents if same else talents.take(rows)).canonical()


def ranked(talents: TalentColumns) -> tuple[Index, Bools]:
    """All rows in order of vendor and id, then of row; and which are the same as the next one."""
    vendor = talents.parts["vendor"]
    names = list(vendor.values)
    place = {name: number for number, name in enumerate(sorted(set(names)))}
    firm = np.array([place[name] for name in names], np.uint32)[vendor.codes]
    if talents.ids.ascending and bool(np.all(firm[1:] >= firm[:-1])):
        return np.arange(firm.size), np.zeros(firm.size - 1, np.bool_)
    ids = list(talents.ids)
    order = np.array(sorted(range(len(ids)), key=ids.__getitem__), np.intp)
    order = order[np.argsort(firm[order], kind="stable")]
    ids, firm = [ids[row] for row in order.tolist()], firm[order]
    same = np.fromiter(map(eq, ids, ids[1:]), np.bool_, max(len(ids) - 1, 0))
    return order, same & (firm[1:] == firm[:-1])


def _twice(talents: TalentColumns, rows: Index) -> InvalidInput:
    twice = sorted({key_of(talents, row) for row in rows.tolist()})
    shown = ", ".join(twice[:3])
    return InvalidInput(
        f"{len(twice)} talent id(s) occur twice: {shown}.",
        ja=f"人材 ID が重複しています({len(twice)}件): {shown}。",
        hint="Give each vendor its own id, each talent of a vendor a different id, "
        "and each feed only once.",
        hint_ja="会員企業ごとに別の企業 ID、人材ごとに別の ID を付け、同じ人材データは"
        "一度だけ渡してください。",
        code="DUPLICATE_TALENT",
    )


def key_of(talents: TalentColumns, row: int) -> str:
    """``vendor:id`` of one row, without making the talent."""
    return f"{talents.parts['vendor'][row]}:{talents.ids[row]}"


def find(ordered: TalentColumns, key: str) -> int | None:
    """The row of ``vendor:id`` in talents that are in order; None if there is none.

    In canonical columns that are in order the vendors are too, and so are their codes.
    """
    vendor, _, identity = key.partition(":")
    firms, ids = ordered.parts["vendor"], ordered.ids
    firm = bisect_left(firms.values, vendor)
    if firm == len(firms.values) or firms.values[firm] != vendor:
        return None
    rows = range(*firms.codes.searchsorted([firm, firm + 1]).tolist())
    place = bisect_left(rows, identity, key=ids.__getitem__)
    return rows[place] if place < len(rows) and ids[rows[place]] == identity else None


def row_of(ordered: TalentColumns, key: str) -> int:
    """The row of ``vendor:id`` in talents that are in order.

    Raises:
        UnknownTalent: there is none.
    """
    row = find(ordered, key)
    if row is None:
        raise UnknownTalent(
            f"There is no talent {key!r} in this pool of {len(ordered)}.",
            ja=f"人材 {key!r} はこのプール({len(ordered)}名)にいません。",
            hint="Write it as vendor:id, exactly as in the shortlist.",
            hint_ja="候補者リストと同じ「会員企業:ID」の形で指定してください。",
            code="UNKNOWN_TALENT",
        )
    return row
