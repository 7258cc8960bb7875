"""read_feed: good rows go through, bad ones wait with all that is wrong, and places are right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dxmatch.errors import FeedRejected, InvalidMapping
from dxmatch.examples import EXPORTED, feeds
from dxmatch.io import IssueCode, Mapping, Severity, SkipReason, read_feed
from dxmatch.io.issues import wording
from dxmatch.models import Rate, RateUnit
from tests.io.feed import AS_OF, GOOD, as_csv, as_json_lines, as_xlsx, mapping, read, row


def test_a_good_row_becomes_a_talent(tmp_path: Path) -> None:
    report = read(tmp_path, as_csv([GOOD]))
    (talent,) = report.talents
    assert talent.key == "acme:A-1"
    assert [claim.skill for claim in talent.skills] == ["python", "sql"]
    assert talent.rate == Rate(unit=RateUnit.MONTH, low=600_000, high=800_000)
    assert talent.availability is not None
    assert talent.availability.min_share == 60
    assert [(w.start, w.share) for w in talent.availability.windows] == [(date(2027, 4, 1), 100)]
    assert (talent.headline, talent.summary) == ("データエンジニア", "設計書を残す")
    assert (report.seen, report.accepted, report.quarantined, report.blank) == (1, 1, 0, 0)


def test_ids_keep_their_zeros_and_na_is_a_word(tmp_path: Path) -> None:
    rows = [row(管理番号=text) for text in ("00123", "1E5", "NULL-1", "3/4")]
    report = read(tmp_path, as_csv(rows))
    assert [talent.id for talent in report.talents] == ["00123", "1E5", "NULL-1", "3/4"]


@pytest.mark.parametrize("text", ["", "  ", "-", "未定"])
def test_a_row_without_its_id_waits(tmp_path: Path, text: str) -> None:
    report = read(tmp_path, as_csv([GOOD, row(管理番号=text)]))
    (waiting,) = report.quarantine
    assert [issue.code for issue in waiting.issues if _is_error(issue.code)] == [
        IssueCode.MISSING_REQUIRED
    ]
    assert waiting.issues[-1].place("en") == "feed.csv, row 3, column A (管理番号)"


def test_the_first_of_two_equal_ids_is_kept(tmp_path: Path) -> None:
    report = read(tmp_path, as_csv([GOOD, row(職種="PM"), row(管理番号="A-2")]))
    assert [talent.headline for talent in report.talents] == ["データエンジニア"] * 2
    assert [(q.row, q.issues[-1].code) for q in report.quarantine] == [(3, IssueCode.DUPLICATE_ID)]


def test_a_row_that_waits_does_not_occupy_its_id(tmp_path: Path) -> None:
    content = as_csv([GOOD]).replace(b"\r\n", b",stray\r\n").replace(b",stray", b"", 1)
    content += as_csv([GOOD]).partition(b"\r\n")[2]
    report = read(tmp_path, content)
    assert [issue.code for issue in report.quarantine[0].issues] == [IssueCode.RAGGED_ROW]
    assert report.accepted == 1


def test_all_that_is_wrong_in_a_row_is_listed(tmp_path: Path) -> None:
    bad = row(参画可能日="平成32年4月1日", 稼働率="週9日", 希望単価="~80万")
    report = read(tmp_path, as_csv([GOOD, bad]))
    codes = {issue.code for issue in report.issues if issue.row == 3}
    assert {IssueCode.ERA_OUT_OF_RANGE, IssueCode.OUT_OF_RANGE} <= codes
    assert IssueCode.DUPLICATE_ID in codes
    assert report.quarantine[0].issues == tuple(i for i in report.issues if i.row == 3)


def test_blank_rows_are_counted_and_numbers_stay_right(tmp_path: Path) -> None:
    blank = dict.fromkeys(GOOD, "")
    report = read(tmp_path, as_csv([GOOD, blank, blank, row(管理番号="")]))
    assert (report.seen, report.accepted, report.quarantined, report.blank) == (4, 1, 1, 2)
    assert report.quarantine[0].row == 5


def test_protected_columns_are_left_out_even_if_mapped(tmp_path: Path) -> None:
    rows = [{**GOOD, "氏名": "山田太郎", "性別": "女", "最寄駅": "茅野"}]
    report = read(tmp_path, as_csv(rows), chosen=mapping(summary="氏名", english="性別"))
    assert {(c.label, c.reason) for c in report.skipped} == {
        ("氏名", SkipReason.PROTECTED_ATTRIBUTE),
        ("性別", SkipReason.PROTECTED_ATTRIBUTE),
        ("最寄駅", SkipReason.UNMAPPED),
        ("備考", SkipReason.UNMAPPED),
    }
    assert "山田" not in report.talents[0].model_dump_json()
    assert [c.letter for c in report.skipped] == ["G", "H", "I", "J"]


@pytest.mark.parametrize("text", ["外国籍不可", "40代までの若手を希望", "男性歓迎"])
def test_a_forbidden_phrase_drops_the_text_and_keeps_the_row(tmp_path: Path, text: str) -> None:
    report = read(tmp_path, as_csv([row(備考=text)]))
    assert [(i.code, i.label) for i in report.issues] == [(IssueCode.PROTECTED_ATTRIBUTE, "備考")]
    assert report.talents[0].summary == ""


def test_several_columns_of_one_field_add_up(tmp_path: Path) -> None:
    both = Mapping.model_validate(
        {
            "vendor": {"id": "acme", "name": "Acme"},
            "columns": {"id": "管理番号", "skills": ["言語", "DB"], "summary": ["職種", "備考"]},
        }
    )
    rows = [{**GOOD, "言語": "Python、Go", "DB": "PostgreSQL"}]
    (talent,) = read(tmp_path, as_csv(rows), chosen=both).talents
    assert [claim.skill for claim in talent.skills] == ["go", "postgresql", "python"]
    assert talent.summary == "データエンジニア\n設計書を残す"


def test_a_default_stands_for_empty_cells_and_missing_columns(tmp_path: Path) -> None:
    chosen = Mapping.model_validate(
        {
            "vendor": {"id": "acme", "name": "Acme"},
            "columns": {"id": "管理番号", "rate": "希望単価"},
            "fields": {
                "rate": {"default": "50万円/月"},
                "english": {"default": "ビジネス"},
            },
        }
    )
    rows = [GOOD, row(管理番号="A-2", 希望単価="")]
    first, second = read(tmp_path, as_csv(rows), chosen=chosen).talents
    assert first.rate == Rate(unit=RateUnit.MONTH, low=600_000, high=800_000)
    assert second.rate == Rate.exactly(500_000)
    assert [claim.level.name for claim in first.languages] == ["BUSINESS"]


def test_a_missing_column_is_refused_unless_it_is_optional(tmp_path: Path) -> None:
    content = as_csv([{k: v for k, v in GOOD.items() if k != "スキル"} | {"スキル一覧": "Go"}])
    with pytest.raises(InvalidMapping) as error:
        read(tmp_path, content)
    assert "columns.skills" in error.value.message
    assert "スキル一覧" in error.value.hint_ja
    chosen = mapping().model_copy(
        update={
            "fields": {"skills": mapping().options("skills").model_copy(update={"optional": True})}
        }
    )
    assert read(tmp_path, content, chosen=chosen).accepted == 1


def test_another_separator_is_suggested(tmp_path: Path) -> None:
    with pytest.raises(InvalidMapping) as error:
        read(tmp_path, as_csv([GOOD], delimiter=";"))
    assert "delimiter" in error.value.hint
    assert "delimiter" in error.value.hint_ja


def test_without_a_day_relative_dates_are_unknown_and_noted(tmp_path: Path) -> None:
    path = tmp_path / "feed.csv"
    path.write_bytes(as_csv([row(参画可能日="来月")]))
    report = read_feed(path, mapping())
    assert IssueCode.AS_OF_NEEDED in report.counts()
    assert report.accepted == 1


def test_a_repeated_label_is_refused_with_its_columns(tmp_path: Path) -> None:
    content = as_csv([GOOD]).replace("職種".encode(), "備考".encode())
    with pytest.raises(InvalidMapping, match=r"several columns \(B, G\)"):
        read(tmp_path, content, chosen=mapping(headline="希望単価"))


def test_a_headerless_file_shows_no_cell_in_its_complaint(tmp_path: Path) -> None:
    content = "A-1,山田太郎,09012345678\r\n".encode()
    for chosen in (mapping(), None):
        path = tmp_path / "feed.csv"
        path.write_bytes(content)
        with pytest.raises(InvalidMapping) as error:
            read_feed(path, chosen)
        for text in (error.value.text("ja"), error.value.text("en"), repr(error.value)):
            assert "山田" not in text
            assert "090" not in text


@pytest.mark.parametrize("name", feeds())
def test_a_shipped_profile_is_found_by_its_columns(name: str) -> None:
    path, profile = feeds()[name]
    found, named = (read_feed(path, m, as_of=EXPORTED) for m in (None, profile))
    assert found == named
    assert found.mapping == profile


@pytest.mark.parametrize("name", feeds())
def test_the_example_feeds_come_through(name: str) -> None:
    path, profile = feeds()[name]
    report = read_feed(path, profile, as_of=EXPORTED)
    assert report.seen == report.accepted + report.quarantined + report.blank
    assert report.accepted > 100
    assert 0 < report.quarantined < 30
    for talent in report.talents:
        assert talent.skills
        assert talent.id.startswith("DEMO-")


def test_a_broken_json_file_is_called_so_without_a_mapping(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_text('[{"id": 1')
    with pytest.raises(FeedRejected) as error:
        read_feed(path)
    assert error.value.code == "FEED_NOT_JSON"


def test_without_a_fitting_profile_the_user_is_told_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "feed.csv"
    path.write_bytes(as_csv([GOOD]))
    with pytest.raises(InvalidMapping) as error:
        read_feed(path)
    assert "hoshi-freelance" in error.value.hint
    assert "[columns]" in error.value.hint_ja


def test_an_unknown_profile_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "feed.csv"
    path.write_bytes(as_csv([GOOD]))
    with pytest.raises(InvalidMapping) as error:
        read_feed(path, "hoshi-freelanse")
    assert "'hoshi-freelance'" in error.value.hint


def test_a_mapping_for_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FeedRejected) as error:
        read(tmp_path, as_xlsx([GOOD]), chosen=read_profile("hoshi-freelance"))
    assert error.value.code == "FEED_WRONG_KIND"


def read_profile(name: str) -> Mapping:
    from dxmatch.io import profiles

    return profiles()[name]


def test_a_folder_without_resumes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FeedRejected) as error:
        read_feed(tmp_path)
    assert error.value.code == "FEED_NO_RESUMES"


@pytest.mark.parametrize("name", ["none.csv", "長" * 400, "a\0b.csv", "a/b/c.csv"])
def test_what_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FeedRejected) as error:
        read_feed(tmp_path / name, mapping())
    assert error.value.code == "FEED_NOT_FOUND"
    with pytest.raises(InvalidMapping):
        read_feed(feeds()["hoshi_freelance"][0], tmp_path / f"{name}.toml")


def test_a_truncated_last_line_costs_one_row(tmp_path: Path) -> None:
    content = as_json_lines([GOOD, row(管理番号="A-2")])[:-40]
    report = read(tmp_path, content, "feed.jsonl")
    assert [(q.row, q.labels, q.issues[0].code) for q in report.quarantine] == [
        (2, (), IssueCode.TRUNCATED)
    ]
    assert report.accepted == 1


def test_progress_is_told(tmp_path: Path) -> None:
    path = tmp_path / "feed.csv"
    path.write_bytes(as_csv([row(管理番号=f"A-{n}") for n in range(2500)]))
    told: list[tuple[int, int | None]] = []
    read_feed(path, mapping(), as_of=AS_OF, progress=lambda done, total: told.append((done, total)))
    assert told == [(1000, 2500), (2000, 2500), (2500, 2500)]


def test_nested_json_and_a_flat_table_land_in_the_same_places(tmp_path: Path) -> None:
    chosen = Mapping.model_validate(
        {
            "vendor": {"id": "acme", "name": "Acme"},
            "columns": {
                "id": "id",
                "skills": "skills",
                "rate_low": "rate.min",
                "rate_high": "rate.max",
                "rate_unit": "rate.unit",
            },
        }
    )
    line = (
        '{"id":7,"skills":[{"name":"Java","level":4,"years":5.5},{"name":"Go"}],'
        '"rate":{"min":5000,"max":null,"unit":"hour"},"name":"山田"}\n'
    )
    report = read(tmp_path, line.encode(), "feed.jsonl", chosen)
    (talent,) = report.talents
    assert talent.id == "7"
    assert [(c.skill, c.level, c.years) for c in talent.skills] == [
        ("go", None, None),
        ("java", 4, 5.5),
    ]
    assert talent.rate == Rate(unit=RateUnit.HOUR, low=5000)
    assert [(c.label, c.reason) for c in report.skipped] == [
        ("name", SkipReason.PROTECTED_ATTRIBUTE)
    ]


def _is_error(code: IssueCode) -> bool:
    return wording(code).severity is Severity.ERROR
