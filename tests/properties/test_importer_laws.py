"""The laws of the importer: nothing is lost, no row disturbs another, and the form is no matter."""

from __future__ import annotations

import logging
import tempfile
import traceback
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.errors import DxMatchError
from dxmatch.io import ImportReport, read_feed
from dxmatch.io.layout import FeedKind
from dxmatch.models import Talent
from tests.io.feed import (
    AS_OF,
    GOOD,
    as_csv,
    as_json,
    as_json_lines,
    as_parquet,
    as_xlsx,
    mapping,
    row,
)

RATES = ["60~80万円/月", "応相談", "時給5,000円〜", "70-90", "無償", "", "-", "時価", "５０万円"]
DAYS = ["週3~5", "50%", "フル稼働", "週9日", "", "0.5人月", "?"]
DATES = ["2027/4/1", "即日", "R9.4.1", "平成32年", "4月上旬", "応相談", "いつか", ""]
SKILLS = ["Python、SQL", "Java(5年)", "なし", "AWS(EC2,S3)", "C言語/Go", "まったく知らない語"]
NOTES = ["設計書を残す", "", "外国籍不可", "=1+1", "改行\nあり", 'カンマ,と"引用符"']
TITLES = ["PM", "エンジニア", "", "データ分析"]

CELLS = st.fixed_dictionaries(
    {
        "職種": st.sampled_from(TITLES),
        "スキル": st.sampled_from(SKILLS),
        "希望単価": st.sampled_from(RATES),
        "稼働率": st.sampled_from(DAYS),
        "参画可能日": st.sampled_from(DATES),
        "備考": st.sampled_from(NOTES),
    }
)
IDS = st.sampled_from(["", "-", "A-1", "A-2", "A-3", "B:1", "00123", "長" * 70])
ROWS = st.lists(
    st.builds(lambda id_, cells: row(管理番号=id_, **cells), IDS, CELLS), min_size=1, max_size=6
)
BLANK = dict.fromkeys(GOOD, "")


def imported(content: bytes, name: str = "feed.csv", kind: FeedKind | None = None) -> ImportReport:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return read_feed(path, mapping(kind), as_of=AS_OF)


@given(ROWS, st.integers(0, 2))
def test_conservation(rows: list[dict[str, str]], blanks: int) -> None:
    """Property 53: seen = accepted + quarantined + blank; what is not accepted is kept raw."""
    report = imported(as_csv([*rows, *[BLANK] * blanks, GOOD]))
    assert report.seen == len(rows) + blanks + 1
    assert report.seen == report.accepted + report.quarantined + report.blank
    written = [tuple(entry.values()) for entry in [*rows, *[BLANK] * blanks, GOOD]]
    for waiting in report.quarantine:
        assert waiting.cells == written[waiting.row - 2]
        assert waiting.issues
    assert len({waiting.row for waiting in report.quarantine}) == report.quarantined


@given(ROWS, st.data())
def test_locality(rows: list[dict[str, str]], data: st.DataObject) -> None:
    """Property 54: good rows among bad ones give the same talents as the good rows alone."""
    good = [row(管理番号=f"G-{n}") for n in range(3)]
    alone = imported(as_csv(good)).talents
    mixed = list(rows)
    for entry in good:
        mixed.insert(data.draw(st.integers(0, len(mixed))), entry)
    report = imported(as_csv(mixed))
    among = {talent.id: talent for talent in report.talents if talent.id.startswith("G-")}
    assert among == {talent.id: talent for talent in alone}


@given(ROWS)
def test_the_good_rows_of_a_feed_alone_give_the_same_talents(rows: list[dict[str, str]]) -> None:
    """Leaving out the rows that wait changes nothing for those that were accepted."""
    report = imported(as_csv(rows))
    waiting = {entry.row for entry in report.quarantine}
    rest = [entry for number, entry in enumerate(rows, start=2) if number not in waiting]
    if rest:
        again = imported(as_csv(rest))
        assert again.talents == report.talents
        assert again.quarantined == 0


@given(ROWS)
def test_idempotence(rows: list[dict[str, str]]) -> None:
    """Property 55: the same bytes give the same report."""
    content = as_csv(rows)
    assert imported(content) == imported(content)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp932", "euc_jp"])
@given(rows=ROWS)
def test_encoding_independence(rows: list[dict[str, str]], encoding: str) -> None:
    """Property 59: the same table in another encoding gives the same talents and issues."""
    safe = [{k: v.replace("〜", "から") for k, v in entry.items()} for entry in rows]
    utf, other = imported(as_csv(safe)), imported(as_csv(safe, encoding))
    assert other.talents == utf.talents
    assert other.issues == utf.issues


@given(ROWS)
def test_format_independence(rows: list[dict[str, str]]) -> None:
    """Property 58: every kind of file of the same table gives the same talents and codes."""
    first = imported(as_csv(rows))
    others = [
        imported(as_xlsx(rows), "feed.xlsx"),
        imported(as_json(rows), "feed.json"),
        imported(as_json_lines(rows), "feed.jsonl"),
        imported(as_csv(rows, delimiter="\t"), "feed.tsv", FeedKind.TSV),
        imported(as_parquet(rows), "feed.parquet", FeedKind.PARQUET),
    ]
    for other in others:
        assert other.talents == first.talents
        assert [issue.code for issue in other.issues] == [issue.code for issue in first.issues]
        assert other.quarantined == first.quarantined


CANARIES = ("山田花子カナリア", "090-1234-5678", "canary@example.jp")


@given(ROWS, st.sampled_from(list(GOOD)), st.sampled_from(CANARIES))
def test_no_value_leaks(rows: list[dict[str, str]], label: str, canary: str) -> None:
    """A name or phone in any cell is in no repr, no issue text, no summary and no log."""
    rows = [{**entry, label: canary, "氏名": canary, "電話": canary} for entry in rows]
    rows[0]["管理番号"] = ""
    with _logged() as records:
        report = imported(as_csv(rows))
    texts = [repr(report), repr(report.quarantine), repr(report.issues), repr(report.skipped)]
    texts += [f(lang) for i in report.issues for f in (i.text, i.hint) for lang in ("ja", "en")]
    texts += [report.summary("ja"), report.summary("en"), *records]
    if label != "管理番号":  # an id is shown: the vendor alone knows whose it is
        texts += [repr(report.talents)]
    assert not [text for text in texts if canary in text]
    fields = set(Talent.model_fields) - {"id", "summary", "headline"}
    stored = [talent.model_dump_json(include=fields) for talent in report.talents]
    assert not [text for text in stored if canary in text]


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.json", "a.jsonl", "a.xlsx", "a.tsv"]))
def test_totality(content: bytes, name: str) -> None:
    """Property 63: any bytes give a report or a refusal that says what, where and what to do."""
    try:
        report = imported(content, name)
    except DxMatchError as error:
        assert name in error.message
        assert error.ja
        assert error.hint
        return
    assert report.seen == report.accepted + report.quarantined + report.blank


def test_a_broken_file_shows_no_cell_in_its_traceback(tmp_path: Path) -> None:
    """The whole chain of an exception is silent, as a log would print it."""
    for name, content in {
        "a.json": f'[{{"氏名": "{CANARIES[0]}", '.encode(),
        "a.jsonl": f"{CANARIES[0]}\n".encode(),
        "a.csv": f"氏名,電話\n{CANARIES[0]},{CANARIES[1]}\n".encode(),
        "b.csv": f"{CANARIES[0]},\n".encode() + b"\xff\xff",
    }.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(DxMatchError) as error:
            read_feed(path, mapping(), as_of=AS_OF)
        text = "".join(traceback.format_exception(error.value))
        shown = text.replace(str(tmp_path), "")
        assert not [canary for canary in CANARIES if canary in shown]


class _logged(logging.Handler):
    """Everything that is logged meanwhile."""

    def __init__(self) -> None:
        super().__init__(level=0)
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record.getMessage())

    def __enter__(self) -> list[str]:
        logging.getLogger().addHandler(self)
        return self.records

    def __exit__(self, *_: object) -> None:
        logging.getLogger().removeHandler(self)
