"""A whole run, with few peers: results before time, and an exit code if they differ."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from benchmarks.__main__ import main
from benchmarks.market.needs import Need
from benchmarks.measure import bandwidth, growth
from benchmarks.peers import numpy_scan
from benchmarks.peers.engine import Covers, Engine, Formula, Ranking
from benchmarks.peers.ready import Ready

from benchmarks import suite

ARGUMENTS = ["--sizes", "1000", "--needs", "3", "--rounds", "1", "--batch", "5"]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bandwidth, "_BYTES", 2**20)
    monkeypatch.setattr(growth, "_NEEDS", 2)
    monkeypatch.setattr(suite, "startup", lambda: {"numpy": 1.0, "dxmatch": 0.5, "names": 2.0})


def worse(ready: Ready) -> Engine:
    """An engine that overlooks the best talent."""
    (right,) = numpy_scan.engines(ready)

    def best(need: Need) -> Ranking:
        found = right.best(need)
        return Ranking(found.rows[1:], found.scores[1:])

    return Engine("worse", Formula.SHEET, Covers.ALL, best)


def test_a_run_prints_every_engine(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(suite, "peers", lambda ready, _: numpy_scan.engines(ready))
    main(ARGUMENTS)
    printed = capsys.readouterr().out
    assert "| dxmatch | all | 1.0 | 1.0 |" in printed
    assert "| numpy, written for this sheet | all |" in printed
    assert "5 positions × 1,000 talents: scipy" in printed
    assert "make bench SIZES=1000" in printed


def test_a_difference_ends_the_run_with_an_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def one(ready: Ready, _: object) -> Iterator[Engine]:
        yield worse(ready)

    monkeypatch.setattr(suite, "peers", one)
    with pytest.raises(SystemExit) as ended:
        main(ARGUMENTS)
    assert "worse and dxmatch disagree" in str(ended.value.code)


@pytest.mark.parametrize("sizes", ["many", "10"])
def test_sizes_are_whole_numbers_from_a_thousand(sizes: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--sizes", sizes])
    assert ended.value.code == 2
