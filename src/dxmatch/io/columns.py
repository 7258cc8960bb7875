"""A mapping laid on the header of a sheet: which column is read as which field."""

from __future__ import annotations

from dataclasses import dataclass

from dxmatch.errors import InvalidMapping
from dxmatch.io.labels import LabelIndex, label_key
from dxmatch.io.mapping import Mapping
from dxmatch.io.protected_columns import is_protected_label
from dxmatch.io.report import SkippedColumn, SkipReason
from dxmatch.io.suggestion import closest
from dxmatch.io.table import Sheet, column_letter


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is read; ``index`` is None for a field that has only a default."""

    field: str
    index: int | None
    label: str


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """The columns to read, and those that are left out with the reason."""

    columns: tuple[Column, ...]
    skipped: tuple[SkippedColumn, ...]


def plan_columns(mapping: Mapping, sheet: Sheet) -> ColumnPlan:
    """Find every mapped column in the header.

    Protected columns are never planned, even if they are mapped. Where rows may lack columns
    (JSON), only ``id`` must be there.

    Raises:
        InvalidMapping: a mapped column is missing, or its label stands there twice.
    """
    index, columns = LabelIndex(sheet.header), []
    for field, labels in mapping.columns.items():
        optional = mapping.options(field).optional or (sheet.open_ended and field != "id")
        for label in labels:
            if is_protected_label(label):
                continue
            found = index.find(label)
            if len(found) > 1:
                raise _repeated(mapping, sheet, field, label, found)
            if not found and not optional and not any(map(index.find, labels)):
                raise _missing(mapping, sheet, field, label)
            columns += [Column(field, place, label) for place in found]
    planned = {column.field for column in columns}
    columns += [
        Column(field, None, "")
        for field, options in mapping.fields.items()
        if options.default is not None and field not in planned
    ]
    return ColumnPlan(tuple(columns), _skipped(sheet, columns))


def fits(mapping: Mapping, sheet: Sheet) -> bool:
    """Whether a sheet is laid out as the mapping says: every column is there, once.

    Where rows may lack columns, ``id`` and more than half of the others must be there.
    """
    index = LabelIndex(sheet.header)
    labels = [label for group in mapping.columns.values() for label in group]
    found = [label for label in labels if len(index.find(label)) == 1]
    if sheet.open_ended:
        return set(mapping.columns["id"]) <= set(found) and 2 * len(found) > len(labels)
    return len(found) == len(labels)


def _skipped(sheet: Sheet, columns: list[Column]) -> tuple[SkippedColumn, ...]:
    read = {column.index for column in columns}
    # In JSON an object that is null stands where its parts would be: {"consent": null}.
    opened = {column.label.partition(".")[0] for column in columns if "." in column.label}
    return tuple(
        SkippedColumn(
            place,
            label,
            SkipReason.PROTECTED_ATTRIBUTE if is_protected_label(label) else SkipReason.UNMAPPED,
        )
        for place, label in enumerate(sheet.header)
        if place not in read and not (sheet.open_ended and label in opened)
    )


def _where(mapping: Mapping, sheet: Sheet) -> tuple[str, str]:
    name = f"{sheet.file} [{sheet.name}]" if sheet.name else sheet.file
    return name, mapping.vendor.id


def _missing(mapping: Mapping, sheet: Sheet, field: str, label: str) -> InvalidMapping:
    name, vendor = _where(mapping, sheet)
    # The header may be a person's row by mistake, so only a label like the sought one is shown.
    keys = {label_key(text): text for text in sheet.header if text}
    near = closest(label_key(label), keys)
    guess, guess_ja = "", ""
    if len(sheet.header) == 1 and any(sign in sheet.header[0] for sign in ";\t|,"):
        guess = "The header is one single column: state delimiter under [format]. "
        guess_ja = "見出しが一列に見えます。[format] に delimiter を書いてください。"
    elif near is not None:
        guess, guess_ja = f"Did you mean {keys[near]!r}? ", f"「{keys[near]}」ではありませんか。"
    return InvalidMapping(
        f"{name}: there is no column {label!r} for columns.{field} of the mapping {vendor}.",
        ja=f"{name}: 列対応 {vendor} の columns.{field} が指す列「{label}」がありません。",
        hint=f"{guess}Correct the label, or state optional = true under [fields.{field}]; "
        "check skip_rows and header_rows if the header stands elsewhere.",
        hint_ja=f"{guess_ja}見出しを直すか、[fields.{field}] に optional = true を書いてください。"
        "見出しの位置が違うときは skip_rows・header_rows を確認してください。",
        code="COLUMN_NOT_FOUND",
    )


def _repeated(
    mapping: Mapping, sheet: Sheet, field: str, label: str, found: list[int]
) -> InvalidMapping:
    name, vendor = _where(mapping, sheet)
    letters = ", ".join(map(column_letter, found))
    return InvalidMapping(
        f"{name}: {label!r} for columns.{field} of the mapping {vendor} names several columns "
        f"({letters}).",
        ja=f"{name}: 列対応 {vendor} の columns.{field} が指す「{label}」の列が複数あります"
        f"({letters})。",
        hint="Write group/label under a header of two lines, or give the columns distinct labels.",
        hint_ja="2 行見出しなら「上段/下段」と書くか、見出しを別々の名前にしてください。",
        code="COLUMN_REPEATED",
    )
