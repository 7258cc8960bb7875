"""The generated part of the pages, and nothing else of them, is replaced."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.measure.batches import BatchLine
from benchmarks.measure.rounds import Timing, in_turns
from benchmarks.peers.engine import Covers, Entry, Index
from benchmarks.report import pages
from benchmarks.report.plot import plot
from benchmarks.report.result import Core, Result, Scene
from benchmarks.report.tables import engines_table, measures_table, page, ratio

from benchmarks import ours

RESULT = Result(
    machine="a machine",
    versions={"numpy": "2"},
    command="make bench",
    scenes=[
        Scene(
            "drawn",
            1_000,
            0.09,
            [
                Entry(ours.LABEL, Covers.ALL, Index(2.0, 160_000)),
                Entry("peer", Covers.NONE, Index(5.0, 80_000)),
            ],
            {ours.LABEL: Timing(0.5, 1.0), "peer": Timing(6.0, 30.0)},
        )
    ],
    cores=[Core(1_000, 0.5, 0.75, 1.0, 0.25, 0.5, 2.0, {1: 1.0, 2: 1.5}, {0: 1.0, 1: 1.2})],
    batch=[
        BatchLine(ours.LABEL, Covers.ALL, 1, 2.0),
        BatchLine(ours.LABEL, Covers.ALL, 2, 1.2),
        BatchLine("peer", Covers.NONE, 2, 3.6),
    ],
    batch_size=(100, 1_000),
    startup={"numpy": 0.1, "dxmatch": 0.02, "names": 0.3},
)


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


def test_engines_are_shown_as_ratios() -> None:
    heads, _, mine, peer = rows(engines_table(RESULT, "en"))
    assert heads[2:] == ["1,000", "p99 1,000", "index 1,000", "bytes/talent 1,000"]
    assert mine == ["dxmatch", "all", "1.0", "1.0", "1.0", "160"]
    assert peer == ["peer", "none", "12", "30", "2.5", "80"]


def test_measures_are_shown_as_ratios() -> None:
    values = dict(rows(measures_table(RESULT, "en"))[2:])
    assert sorted(values.values()) == sorted(
        ["1.5 (2.0)", "2.0", "4.0", "1.0 / 1.5", "1.0 / 1.2", "1.0", "0.60", "3.0", "0.20 (3.0)"]
    )


def test_ratios_have_two_digits_that_mean_something() -> None:
    shown = [ratio(value) for value in (None, 0.043, 0.99, 1.26, 9.94, 9.96, 1234.5)]
    assert shown == ["–", "0.04", "1.0", "1.3", "9.9", "10", "1,234"]


def test_both_languages_say_the_same_numbers() -> None:
    number = re.compile(r"\d+\.\d+")
    en, ja = (page(RESULT, lang, "p.png") for lang in ("en", "ja"))
    assert number.findall(engines_table(RESULT, "en")) == number.findall(
        engines_table(RESULT, "ja")
    )
    assert "エンジン" in ja
    assert "engine" in en


def test_only_the_part_between_the_markers_is_replaced() -> None:
    text = f"before\n{pages.BEGIN}\nold\n{pages.END}\nafter\n"
    once = pages.filled(text, r"new \1")
    assert once == f"before\n{pages.BEGIN}\n\nnew \\1\n\n{pages.END}\nafter\n"
    assert pages.filled(once, r"new \1") == once


@pytest.mark.parametrize("text", ["", pages.BEGIN, pages.END * 2 + pages.BEGIN])
def test_a_page_without_markers_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="once each"):
        pages.filled(text, "new")


@pytest.mark.parametrize("lang", ["", "ja"])
def test_the_pages_have_their_markers(lang: str) -> None:
    text = (Path(pages.DOCS) / lang / "performance.md").read_text("utf-8")
    assert "new" in pages.filled(text, "new")


def test_engines_take_turns_and_the_first_round_is_not_counted() -> None:
    calls: list[tuple[str, int]] = []

    def called(name: str) -> Callable[[int], None]:
        return lambda given: calls.append((name, given))

    timings = in_turns({name: called(name) for name in "ab"}, [1, 2], 2)
    turns = [set(calls[at : at + 2]) for at in range(0, len(calls), 2)]
    assert turns == [{("a", 1), ("b", 1)}, {("a", 2), ("b", 2)}] * 3
    assert len({calls[at][0] for at in range(0, len(calls), 2)}) == 2
    assert timings.keys() == {"a", "b"}


def test_the_picture_is_written(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    target = tmp_path / "images" / "picture.png"
    plot(RESULT, target)
    assert target.read_bytes().startswith(b"\x89PNG")
    once = target.read_bytes()
    plot(RESULT, target)
    assert target.read_bytes() == once
