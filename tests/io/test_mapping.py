"""A mapping is data: every mistake in it is named by its place, with what is allowed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from dxmatch.errors import InvalidMapping
from dxmatch.io.fields import FIELDS
from dxmatch.io.layout import FeedKind
from dxmatch.io.mapping import Mapping, mapping_from_table, read_mapping
from dxmatch.io.shipped import profiles, resume_mapping
from dxmatch.models import Vendor

TEN_LINES = """
[vendor]
id = "acme"
name = "Acme"

[columns]
id = "ID"
skills = ["言語", "ツール"]
rate = "単価"
[fields.rate]
scale = "man"
"""


def table(text: str = TEN_LINES) -> dict[str, Any]:
    return tomllib.loads(text)


def refused(text: str) -> InvalidMapping:
    with pytest.raises(InvalidMapping) as error:
        mapping_from_table(table(text), "m.toml")
    assert "m.toml" in error.value.ja
    return error.value


def test_ten_lines_are_enough() -> None:
    mapping = mapping_from_table(table(), "m.toml")
    assert mapping.vendor == Vendor(id="acme", name="Acme")
    assert mapping.columns == {"id": ("ID",), "skills": ("言語", "ツール"), "rate": ("単価",)}
    assert mapping.options("rate").scale.value == "man"
    assert mapping.options("skills").default is None


def test_the_same_mapping_can_be_written_in_python() -> None:
    built = Mapping.model_validate(table())
    assert built == mapping_from_table(table(), "m.toml")
    assert Mapping.model_validate_json(built.model_dump_json()) == built


@pytest.mark.parametrize(
    ("old", "new", "place", "hint"),
    [
        ("skills =", "skils =", "columns.skils", "'skills'"),
        ("[fields.rate]", "[fields.rates]", "fields.rates", "'rate'"),
        ("scale =", "scael =", "fields.rate.scael", "'scale'"),
        ("[columns]", "[colums]", "colums", "'columns'"),
        ("[fields.rate]", "[field.rate]", "field", "'fields'"),
        ("name =", "nam =", "vendor.nam", "'name'"),
        ('scale = "man"', 'unit = "days_per_week"', "fields.rate.unit", "person_month"),
        ('scale = "man"', "levels = {A = 1}", "fields.rate.levels", "scale"),
    ],
)
def test_an_unknown_name_is_answered_with_the_allowed_ones(
    old: str, new: str, place: str, hint: str
) -> None:
    error = refused(TEN_LINES.replace(old, new))
    assert f" {place}:" in error.message
    assert f" {place}:" in error.ja
    assert hint in error.hint


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('rate = "単価"', 'rate = ["単価", "月額"]', "columns.rate"),
        ('["言語", "ツール"]', '["言語", "言 語"]', "columns.skills"),
        ('["言語", "ツール"]', "[]", "columns.skills"),
        ('["言語", "ツール"]', '[""]', "columns.skills"),
        ('["言語", "ツール"]', "3", "columns.skills"),
        ('id = "ID"', "", "columns.id"),
        ('id = "acme"', 'id = "Acme Inc"', "vendor.id"),
        ('scale = "man"', 'scale = "oku"', "fields.rate.scale"),
        ("[columns]", "[format]\nheader_rows = 0\n[columns]", "format.header_rows"),
        ("[columns]", '[format]\ndelimiter = "\\""\n[columns]', "format"),
        ("[columns]", '[format]\nkind = "docx"\n[columns]', "format.kind"),
        ("[columns]", '[format]\nencoding = "utf-9"\n[columns]', "format.encoding"),
    ],
)
def test_a_wrong_value_is_named_by_place(old: str, new: str, place: str) -> None:
    assert old in TEN_LINES
    assert f" {place}:" in refused(TEN_LINES.replace(old, new, 1)).message


def test_a_field_written_twice_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(TEN_LINES.replace('rate = "単価"', 'rate = "単価"\nrate = "月額"'))
    with pytest.raises(InvalidMapping, match="line 10"):
        read_mapping(path)


def test_python_mappings_are_checked_too() -> None:
    vendor = Vendor(id="acme", name="Acme")
    for columns in ({"id": ("ID",), "skils": ("x",)}, {"skills": ("x",)}, {"id": ("a", "b")}):
        with pytest.raises(ValidationError):
            Mapping(vendor=vendor, columns=columns)


def test_a_mapping_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        mapping_from_table(table(), "m.toml").vendor = Vendor(id="b", name="B")  # type: ignore[misc]


def test_the_shipped_mappings_are_sound() -> None:
    assert list(profiles()) == [
        "hoshi-freelance",
        "midori-prosharing",
        "skill-sheet",
        "sora-export",
    ]
    for name, mapping in profiles().items():
        assert mapping.vendor.id == name
        assert set(mapping.columns) <= set(FIELDS)
    assert resume_mapping().format.kind is FeedKind.JSON_RESUME


def test_the_schema_describes_every_part() -> None:
    schema = Mapping.model_json_schema()
    assert set(schema["properties"]) == {"vendor", "format", "columns", "fields"}
    assert schema["additionalProperties"] is False
