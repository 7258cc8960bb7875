"""A proposal as TOML: data for the import, comments for the person who checks it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from dxmatch.io.fields import FIELDS
from dxmatch.io.mapping import Mapping
from dxmatch.io.proposal.proposed_column import ColumnState, ProposedColumn
from dxmatch.io.proposal.shown import shown
from dxmatch.models import Model, Text

_HEAD = (
    "列対応の案: {file} の見出しと値から作りました(dxmatch map)。",
    "「要確認」の行を確かめ、直してから使ってください。",
    "A proposed mapping, made from the labels and values of {file} (dxmatch map).",
    "Look at the lines marked 要確認 (check) before you use it.",
)


Columns = Sequence[ProposedColumn]


def toml_text(file: str, mapping: Mapping, columns: Columns, findings: Sequence[Text]) -> str:
    """The text of a mapping file; `read_mapping` gives back ``mapping``."""
    lines = [*_head(shown(file), mapping, findings), *_columns(mapping, columns)]
    for field, options in mapping.fields.items():
        lines += ["", f"[fields.{field}]", *_table(_set(options))]
    return "\n".join([*lines, ""])


def _head(file: str, mapping: Mapping, findings: Sequence[Text]) -> Iterator[str]:
    yield from (_comment(line.format(file=file)) for line in _HEAD)
    yield ""
    yield "[vendor]"
    yield _comment("要確認: 会員企業の ID と名前 / check: id and name of the vendor")
    yield from _table({"id": mapping.vendor.id, "name": mapping.vendor.name})
    yield ""
    yield "[format]"
    yield from (_comment(f"{found.ja} / {found.en}") for found in findings)
    yield from _table(_set(mapping.format))
    yield ""


def _columns(mapping: Mapping, columns: Columns) -> Iterator[str]:
    yield "[columns]"
    for field, labels in mapping.columns.items():
        yield from _doubts([column for column in columns if column.field == field])
        several = FIELDS[field].several and len(labels) > 1
        yield f"{field} = {_value(list(labels) if several else labels[0])}"
    yield from _left_out(columns)


def _doubts(columns: Columns) -> Iterator[str]:
    for column in columns:
        if column.state is not ColumnState.CHECK:
            continue
        ja = "。".join(reason.ja for reason in column.reasons)
        en = "; ".join(reason.en for reason in column.reasons)
        place = _name(column)
        yield _comment(f"要確認 {place} ({column.confidence:.2f}): {ja}")
        yield _comment(f"check {place}: {en}")


def _left_out(columns: Columns) -> Iterator[str]:
    protected = [c for c in columns if c.state is ColumnState.PROTECTED]
    others = [c for c in columns if c.state is ColumnState.LEFT_OUT]
    if protected:
        yield ""
        yield _comment("取り込まない列(個人の特定、公正な採用選考) / columns never imported:")
        yield from (_comment(f"  {_name(c)}") for c in protected)
    if others:
        yield ""
        yield _comment("対応のない列 / columns without a field:")
        for column in others:
            why = " / ".join(f"{reason.ja} / {reason.en}" for reason in column.reasons)
            yield _comment(f"  {_name(column)}: {why}")


def _name(column: ProposedColumn) -> str:
    return f"{column.letter} {shown(column.label)}".strip()


def _set(model: Model) -> dict[str, Any]:
    return model.model_dump(mode="json", exclude_defaults=True)


def _table(values: dict[str, Any]) -> Iterator[str]:
    for name, value in values.items():
        yield f"{name} = {_value(value)}"


def _value(value: Any) -> str:
    """TOML writes texts, numbers and lists as JSON does; only DEL must be escaped too."""
    if isinstance(value, dict):
        inside = ", ".join(f"{_value(key)} = {_value(item)}" for key, item in value.items())
        return f"{{ {inside} }}"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    return f"# {text}"
