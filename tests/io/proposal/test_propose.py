"""A proposed mapping is the one that a careful person would write, and says where it is unsure."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxmatch import examples
from dxmatch.errors import FeedRejected, InvalidInput
from dxmatch.io import profiles, read_feed, read_mapping
from dxmatch.io.fields import FIELDS
from dxmatch.io.mapping import Mapping
from dxmatch.io.proposal import ColumnState, MappingProposal, propose_mapping
from tests.io.feed import AS_OF
from tests.io.proposal.vendors import GUESSED, VENDORS, VendorFeed, text


def proposed(folder: Path, feed: VendorFeed) -> MappingProposal:
    path = folder / feed.name
    path.write_bytes(feed.content)
    return propose_mapping(path)


def pairs(mapping: Mapping) -> set[tuple[str, str]]:
    return {(field, label) for field, labels in mapping.columns.items() for label in labels}


@pytest.mark.parametrize("feed", VENDORS, ids=lambda feed: feed.name)
def test_the_proposal_is_what_a_careful_person_would_write(
    tmp_path: Path, feed: VendorFeed
) -> None:
    found = proposed(tmp_path, feed)
    assert dict(found.mapping.columns) == feed.columns
    options = found.mapping.model_dump(mode="json", exclude_defaults=True).get("fields", {})
    if feed.name == "slashed.csv":  # any separator that finds the skills is right
        options.pop("skills", None)
    assert options == feed.options
    layout = found.mapping.format.model_dump(mode="json", exclude_defaults=True)
    assert layout.items() >= feed.layout.items()
    assert sum(c.state is ColumnState.LEFT_OUT for c in found.columns) == feed.unmapped


@pytest.mark.parametrize("feed", VENDORS, ids=lambda feed: feed.name)
def test_what_is_proposed_imports_every_row_at_once(tmp_path: Path, feed: VendorFeed) -> None:
    """Law: read_mapping(to_toml()) == mapping, and the file is read with it."""
    found = proposed(tmp_path, feed)
    file = tmp_path / "m.toml"
    file.write_text(found.to_toml(), encoding="utf-8")
    assert read_mapping(file) == found.mapping
    report = read_feed(tmp_path / feed.name, file, as_of=AS_OF)
    assert report.accepted == report.seen - report.blank > 0
    assert all(talent.skills for talent in report.talents) or feed.name == "places.csv"


def test_the_shipped_feeds_give_the_columns_of_the_shipped_profiles() -> None:
    """60 of 60 columns, none beside them."""
    right = 0
    for path, name in examples.feeds().values():
        found, profile = propose_mapping(path).mapping, profiles()[name]
        assert pairs(found) == pairs(profile)
        right += len(pairs(found))
        assert found.format.skip_rows == profile.format.skip_rows
        assert found.format.header_rows == profile.format.header_rows
        assert found.format.kind is profile.format.kind
        for field, options in profile.fields.items():
            said = found.options(field)
            assert (said.scale, said.unit, said.levels) == (
                options.scale,
                options.unit,
                options.levels,
            )
    assert right == 60


def test_a_shipped_feed_imports_the_same_people_under_its_proposal() -> None:
    """Only what the vendor's contract says about consent is not in the file."""
    for path, name in examples.feeds().values():
        ours = read_feed(path, propose_mapping(path, vendor=name).mapping, as_of=AS_OF)
        theirs = read_feed(path, name, as_of=AS_OF)
        assert (ours.accepted, ours.quarantined) == (theirs.accepted, theirs.quarantined)
        for one, other in zip(ours.talents, theirs.talents, strict=True):
            update = {"consent": None}
            assert one.model_copy(update=update) == other.model_copy(update=update)


def test_protected_columns_are_named_and_never_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes(
        text(
            "人材ID,氏名,国籍,メモ欄X,スキル",
            *(f"A{n},架空太郎,秘密国,架空次郎,Java" for n in "12"),
        )
    )
    found = propose_mapping(path)
    states = {column.label: column.state for column in found.columns}
    assert states["氏名"] is states["国籍"] is ColumnState.PROTECTED
    assert states["メモ欄X"] is ColumnState.LEFT_OUT
    told = found.to_toml() + found.text("ja") + found.text("en") + repr(found)
    told += str([column.reading for column in found.columns])
    assert "架空" not in told
    assert "秘密国" not in told


def test_a_guess_by_values_is_one_to_be_checked(tmp_path: Path) -> None:
    found = proposed(tmp_path, GUESSED)
    assert {column.label for column in found.unsure} == {"できること", "いつから", "お金"}
    toml = found.to_toml()
    assert toml.count("# 要確認") == toml.count("# check ") + 1 == 4


def test_a_field_of_one_column_gets_the_better_one(tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_bytes(text("人材ID,単価,月額,スキル", "A1,60万円,高め,Java", "A2,70万円,安め,Go"))
    found = propose_mapping(path)
    assert found.mapping.columns["rate"] == ("単価",)
    assert found.columns[2].others[:0] == ()
    assert found.columns[2].state is ColumnState.LEFT_OUT


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (text("X.A,Y町,9", "X.B,Z町,8"), "MAP_NO_LABELS"),
        (text("スキル,単価", "Java,60万", "Java,60万"), "MAP_NO_ID"),
        (b"", "FEED_EMPTY"),
        (b"\n\n\n", "FEED_EMPTY"),
        (b"%PDF-1.7", "FEED_BINARY"),
    ],
)
def test_a_file_without_labels_or_ids_is_refused_in_words(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises((InvalidInput, FeedRejected)) as refused:
        propose_mapping(path)
    assert refused.value.code == code
    assert "X.A" not in str(refused.value) + refused.value.text("ja")


def test_hostile_labels_stay_data(tmp_path: Path) -> None:
    """A label can close no string and open no table."""
    labels = [
        '"] [vendor] id = "x',
        "a\x7fb",
        "\u202e逆",
        "スキル\\",
        "'''",
        "x" * 500,
        "単価\u0001",
    ]
    path = tmp_path / "h.csv"
    quoted = ",".join('"' + label.replace('"', '""') + '"' for label in ["人材ID", *labels])
    path.write_bytes(text(quoted, "A1" + ",Java" * 7, "A2" + ",Go" * 7))
    found = propose_mapping(path)
    file = tmp_path / "m.toml"
    file.write_text(found.to_toml(), encoding="utf-8")
    assert read_mapping(file) == found.mapping
    assert found.mapping.vendor.id == "h"


def test_repeated_and_empty_labels_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(text("人材ID,スキル,,備考,備考", "A1,Java,x,y,z", "A2,Go,x,y,z"))
    found = propose_mapping(path)
    assert set(found.mapping.columns) == {"id", "skills"}
    assert read_feed(path, found.mapping).accepted == 2


def test_every_field_is_known_by_a_label() -> None:
    from dxmatch.io.proposal.label_knowledge import knowledge

    named = {field for fields in knowledge().exact.values() for field in fields}
    assert named == set(FIELDS)
    assert {field for _, field in knowledge().within} <= set(FIELDS)


def test_a_vendor_id_must_be_one(tmp_path: Path) -> None:
    path = tmp_path / "候補者.csv"
    path.write_bytes(GUESSED.content)
    assert propose_mapping(path).mapping.vendor.id == "vendor"
    assert propose_mapping(path, vendor="kawa-2").mapping.vendor.id == "kawa-2"
    with pytest.raises(InvalidInput):
        propose_mapping(path, vendor="Kawa 2")
