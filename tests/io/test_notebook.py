from datetime import date
from pathlib import Path
from typing import Any

from dxmatch.examples import EXPORTED, feeds
from dxmatch.io import read_feed
from tests.page.skeleton import skeleton, texts


def test_an_import_report_shows_counts_and_codes_but_no_cell() -> None:
    path, mapping = feeds()["hoshi_freelance"]
    report = read_feed(path, mapping, as_of=EXPORTED)
    html: Any = report._repr_html_()
    told = texts(html)
    for count in (report.seen, report.accepted, report.quarantined):
        assert f"{count:,}" in told
    assert all(code.value in told for code in report.counts())
    assert not any(talent.id in html for talent in report.talents)
    assert not any(t.headline in html for t in report.talents if len(t.headline) > 8)


def test_hostile_labels_stay_text(tmp_path: Path) -> None:
    made = []
    for label in ("<img src=x onerror=1>", "plain"):
        feed = tmp_path / "feed.csv"
        feed.write_text(f"管理番号,スキル,{label}\n1,Java,x\n", encoding="utf-8")
        mapping = tmp_path / "m.toml"
        mapping.write_text(
            'vendor = { id = "v", name = "V" }\n[columns]\nid = "管理番号"\nskills = "スキル"\n',
            encoding="utf-8",
        )
        made.append(read_feed(feed, mapping, as_of=date(2027, 1, 1)))
    first, second = (skeleton(str(report._repr_html_())) for report in made)
    assert first == second and made[0].skipped
