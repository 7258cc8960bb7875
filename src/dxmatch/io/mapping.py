"""列対応: which column of a vendor is which field. A mapping is data only, never code."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Self

from pydantic import Field, ValidationError, field_validator, model_validator

from dxmatch.errors import InvalidInput, InvalidMapping
from dxmatch.io.config_file import read_config
from dxmatch.io.decode import known_encoding
from dxmatch.io.field_check import Problem, complain, unknown_fields, value_problems
from dxmatch.io.field_options import FieldOptions
from dxmatch.io.fields import FIELDS
from dxmatch.io.labels import label_key
from dxmatch.io.layout import FeedKind, Layout
from dxmatch.io.suggestion import allowed_names
from dxmatch.models import Model, Text, Vendor

_NO_OPTIONS = FieldOptions()
_WITHOUT_ID = frozenset({FeedKind.JSON_RESUME, FeedKind.SKILL_SHEET})


class Mapping(Model):
    """A vendor, the layout of its files, and a column (or several) for each field.

    A column is named by its label; by ``group/label`` under a header of two lines if the label
    alone is not unique; by a dotted path (``rate.min``) in JSON.
    """

    vendor: Vendor
    format: Layout = Layout()
    columns: Table[str, tuple[str, ...]] = Field(
        default_factory=dict, description="field → column label, or list of labels"
    )
    fields: Table[str, FieldOptions] = Field(
        default_factory=dict, description="field → how to read it"
    )

    @field_validator("columns", mode="before")
    @classmethod
    def _one_or_several(cls, columns: Any) -> Any:
        if not isinstance(columns, Table):
            return columns
        return {
            field: (labels,) if isinstance(labels, str) else labels
            for field, labels in columns.items()
        }

    @model_validator(mode="after")
    def _sound(self) -> Self:
        kind = self.format.kind
        for problem in _target_problems(self.columns, self.fields, kind):
            raise ValueError(f"{problem.place}: {problem.what.en} ({problem.what.ja})")
        if kind not in _WITHOUT_ID and "id" not in self.columns:
            raise ValueError("columns.id is needed (columns.id が必要です)")
        return self

    def options(self, field: str) -> FieldOptions:
        """How to read a field; the defaults if nothing is said."""
        return self.fields.get(field, _NO_OPTIONS)


def read_mapping(file: Path | Traversable) -> Mapping:
    """Read a mapping from a TOML file.

    Raises:
        InvalidMapping: says the place (``columns.skils``), what is wrong and what is allowed.
    """
    return mapping_from_table(read_config(file, InvalidMapping), file.name)


def mapping_from_table(table: dict[str, Any], name: str) -> Mapping:
    """The mapping that a parsed table describes; ``name`` is used in messages.

    Raises:
        InvalidMapping: see `read_mapping`.
    """
    columns, fields = table.get("columns", {}), table.get("fields", {})
    problems = list(unknown_fields(Mapping, {k: v for k, v in table.items() if k != "fields"}))
    if isinstance(columns, dict) and isinstance(fields, dict):
        kind = _kind(table)
        problems += _target_problems(columns, fields, kind)
        if not problems and "id" not in columns and kind not in _WITHOUT_ID:
            problems.append(Problem("columns.id", _NEEDS_ID))
    if problems:
        raise complain(InvalidMapping, name, problems, "MAPPING_FIELD")
    try:
        mapping = Mapping.model_validate(table)
    except ValidationError as error:
        found = list(value_problems(Mapping, error))
        raise complain(InvalidMapping, name, found, "MAPPING_VALUE") from None
    if mapping.format.encoding is not None:
        _check_encoding(mapping.format.encoding, name)
    return mapping


_NEEDS_ID = Text(
    ja="人材IDの列が必要です。", en="the column with the identifier of a talent is needed."
)


def _kind(table: dict[str, Any]) -> FeedKind | None:
    stated = _get(table.get("format"), "kind")
    return next((kind for kind in FeedKind if kind.value == stated), None)


def _check_encoding(encoding: str, name: str) -> None:
    try:
        known_encoding(encoding)
    except InvalidInput as error:
        raise InvalidMapping(
            f"{name}: format.encoding: there is no such encoding.",
            ja=f"{name}: format.encoding: この文字コードはありません。",
            hint=error.hint,
            hint_ja=error.hint_ja,
            code="MAPPING_ENCODING",
        ) from None


def _target_problems(
    columns: Table[str, Any], fields: Table[str, Any], kind: FeedKind | None
) -> Iterator[Problem]:
    aliases = kind is FeedKind.SKILL_SHEET  # any of the labels may stand on a sheet
    for field, labels in columns.items():
        if field not in FIELDS:
            yield Problem(f"columns.{field}", _NO_FIELD, allowed_names(field, FIELDS))
        else:
            yield from _label_problems(field, labels, several=aliases or FIELDS[field].several)
    for field, options in fields.items():
        if field not in FIELDS:
            yield Problem(f"fields.{field}", _NO_FIELD, allowed_names(field, FIELDS))
            continue
        allowed = FIELDS[field].options
        for option in sorted(_given(options) - allowed):
            place = f"fields.{field}.{option}"
            yield Problem(place, _NO_OPTION, allowed_names(option, allowed))
        yield from _unit_problems(field, options)


def _given(options: Any) -> set[str]:
    """The options that say something; a model that was read back from JSON names them all."""
    if isinstance(options, FieldOptions):
        said = {name: getattr(options, name) for name in options.model_fields_set}
        return {name for name, value in said.items() if value != getattr(_NO_OPTIONS, name)}
    return set(options) if isinstance(options, dict) else set()


def _unit_problems(field: str, options: Any) -> Iterator[Problem]:
    unit = options.unit if isinstance(options, FieldOptions) else _get(options, "unit")
    units = FIELDS[field].units
    if unit is not None and units and unit not in units:
        yield Problem(f"fields.{field}.unit", _NO_UNIT, allowed_names(str(unit), units))


def _get(table: Any, key: str) -> Any:
    return table.get(key) if isinstance(table, dict) else None


_NO_FIELD = Text(ja="この項目はありません。", en="there is no such field.")
_NO_OPTION = Text(ja="この項目にこの指定はできません。", en="this field has no such option.")
_NO_UNIT = Text(ja="この項目にこの単位は使えません。", en="this field has no such unit.")
_ONE_COLUMN = Text(ja="この項目の列は一つだけです。", en="this field takes one column only.")
_TWICE = Text(ja="同じ列が二度書かれています。", en="the same column stands there twice.")
_NO_LABEL = Text(
    ja="列の見出しを文字列か文字列の配列で書いてください。",
    en="a label or a list of labels is needed.",
)


def _label_problems(field: str, labels: Any, *, several: bool) -> Iterator[Problem]:
    place = f"columns.{field}"
    listed = [labels] if isinstance(labels, str) else labels
    if not _are_labels(listed):
        yield Problem(place, _NO_LABEL)
    elif len(listed) > 1 and not several:
        yield Problem(place, _ONE_COLUMN)
    elif len({label_key(label) for label in listed}) < len(listed):
        yield Problem(place, _TWICE)


def _are_labels(labels: Any) -> bool:
    if not isinstance(labels, list | tuple) or not labels:
        return False
    return all(isinstance(label, str) and label.strip() for label in labels)
