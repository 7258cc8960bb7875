"""Bad input: a message that says what, where and what to do; exit code 2; nothing written."""

from pathlib import Path

import pytest

from tests.cli.running import AS_OF, CHINO, HOSHI, dxmatch

SHEET = '[[must]]\nline = "must_have"\n[[want]]\nweight = {weight}\nline = "{line}"\n'


def refused(tmp_path: Path, *arguments: str) -> str:
    """The message in both languages, after checking what holds for all bad input."""
    out = tmp_path / "out.json"
    told = {}
    for lang in ("ja", "en"):
        result = dxmatch(*arguments, "--out", str(out), "--lang", lang)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert "Traceback" not in result.stderr
        assert "→" in result.stderr
        told[lang] = result.stderr
    assert told["ja"] != told["en"]
    assert not [path for path in tmp_path.rglob("*") if path.name.startswith((".out", "out"))]
    return told["en"]


def sheet_file(tmp_path: Path, weight: str = "10", line: str = "rate_fit") -> str:
    path = tmp_path / "sheet.toml"
    path.write_text(SHEET.format(weight=weight, line=line), "utf-8")
    return str(path)


def project_file(tmp_path: Path, old: str, new: str) -> str:
    text = Path(CHINO).read_text("utf-8")
    assert old in text
    path = tmp_path / "project.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return str(path)


def feed_file(tmp_path: Path, data: bytes, name: str = "feed.csv") -> str:
    path = tmp_path / name
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize("weight", ["-1", "0.5", '"10"', "true"])
def test_a_weight_that_is_no_whole_number_from_0(tmp_path: Path, weight: str) -> None:
    sheet = sheet_file(tmp_path, weight)
    told = refused(tmp_path, "match", CHINO, HOSHI, "--strategy", sheet, *AS_OF)
    assert "sheet.toml: want[0].weight: A weight must be a whole number" in told


def test_a_parameter_of_a_sheet(tmp_path: Path) -> None:
    sheet = sheet_file(tmp_path, weight="10\ndays = 0", line="lead_time")
    told = refused(tmp_path, "match", CHINO, HOSHI, "--strategy", sheet, *AS_OF)
    assert "sheet.toml: want[0]: LeadTime(days=…) must be a whole number from 1" in told


def test_all_weights_are_zero(tmp_path: Path) -> None:
    sheet = sheet_file(tmp_path, "0")
    told = refused(tmp_path, "match", CHINO, HOSHI, "--strategy", sheet, *AS_OF)
    assert "All weights are zero" in told


def test_an_unknown_line(tmp_path: Path) -> None:
    sheet = sheet_file(tmp_path, line="rate_fitt")
    told = refused(tmp_path, "match", CHINO, HOSHI, "--strategy", sheet, *AS_OF)
    assert "Did you mean 'rate_fit'?" in told


@pytest.mark.parametrize("text", ["[[must", "wants = 1", ""])
def test_a_sheet_that_is_none(tmp_path: Path, text: str) -> None:
    sheet = tmp_path / "sheet.toml"
    sheet.write_text(text, "utf-8")
    refused(tmp_path, "match", CHINO, HOSHI, "--strategy", str(sheet), *AS_OF)


def test_a_period_that_ends_before_it_starts(tmp_path: Path) -> None:
    project = project_file(tmp_path, "end = 2023-04-01", "end = 2022-04-01")
    told = refused(tmp_path, "match", project, HOSHI, *AS_OF)
    assert "project.toml: positions[0].period: the period ends before it starts" in told
    assert "`end` is the first day after the period" in told


def test_a_typo_in_a_field_of_a_project(tmp_path: Path) -> None:
    project = project_file(tmp_path, "onsite_days", "onsite_day")
    told = refused(tmp_path, "match", project, HOSHI, *AS_OF)
    assert "project.toml" in told
    assert "onsite_day" in told


@pytest.mark.parametrize("which", ["project", "sheet"])
def test_a_file_without_end_is_not_read_to_the_end(tmp_path: Path, which: str) -> None:
    """A sparse file stands for /dev/zero: only as much as can be a hand-written file is read."""
    files = {"project": CHINO, "sheet": sheet_file(tmp_path)}
    files[which] = str(tmp_path / "endless.toml")
    with Path(files[which]).open("wb") as endless:
        endless.truncate(2**40)
    command = ["match", files["project"], HOSHI, "--strategy", files["sheet"], *AS_OF]
    told = refused(tmp_path, *command)
    assert "endless.toml" in told and "2 MB" in told


@pytest.mark.parametrize("which", ["project", "feed", "sheet"])
def test_a_file_that_is_not_there(tmp_path: Path, which: str) -> None:
    files = {"project": CHINO, "feed": HOSHI, "sheet": sheet_file(tmp_path)}
    files[which] = str(tmp_path / "nowhere.toml")
    command = ["match", files["project"], files["feed"], "--strategy", files["sheet"], *AS_OF]
    assert "nowhere.toml" in refused(tmp_path, *command)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n\x00\x01", b"<!DOCTYPE html><html></html>", b"\xd0\xcf\x11\xe0" * 200]
)
def test_a_file_that_is_no_feed(tmp_path: Path, data: bytes) -> None:
    profile = HOSHI.rpartition("=")[2]
    feed = feed_file(tmp_path, data)
    assert "feed.csv" in refused(tmp_path, "match", CHINO, f"{feed}={profile}", *AS_OF)


def test_an_empty_pool(tmp_path: Path) -> None:
    path, _, profile = HOSHI.rpartition("=")
    header = Path(path).read_bytes().splitlines(keepends=True)[0]
    feed = feed_file(tmp_path, header)
    told = refused(tmp_path, "match", CHINO, f"{feed}={profile}", "--encoding", "cp932", *AS_OF)
    assert "pool is empty" in told


def test_an_unknown_mapping(tmp_path: Path) -> None:
    path = HOSHI.rpartition("=")[0]
    assert "hoshi-freelnce" in refused(tmp_path, "match", CHINO, f"{path}=hoshi-freelnce", *AS_OF)


@pytest.mark.parametrize("k", ["0", "-3"])
def test_a_list_of_nobody(tmp_path: Path, k: str) -> None:
    result = dxmatch("match", CHINO, HOSHI, "-k", k)
    assert result.exit_code == 2
    assert "1 以上の整数" in result.stderr


def test_no_day(tmp_path: Path) -> None:
    assert "YYYY-MM-DD" in refused(tmp_path, "match", CHINO, HOSHI, "--as-of", "tomorrow")


@pytest.mark.parametrize(
    "arguments",
    [["match"], ["match", CHINO], ["matsch"], ["match", CHINO, HOSHI, "--format", "xml"],
     ["lines", "--lang", "fr"], ["demo", "--frmat", "json"]],
)  # fmt: skip
def test_wrong_usage_is_told_in_both_languages(arguments: list[str]) -> None:
    result = dxmatch(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "ありません" in result.stderr or "誤りがあります" in result.stderr
    assert any(word in result.stderr for word in ("Missing", "No such", "Invalid value"))


@pytest.mark.parametrize("what", ["project", "sheet", "feed", "mapping", "quarantine", "map"])
def test_an_output_that_is_an_input_is_spared(tmp_path: Path, what: str) -> None:
    project, sheet = project_file(tmp_path, "id", "id"), sheet_file(tmp_path)
    feed, mapping = tmp_path / "kawa.csv", tmp_path / "kawa.toml"
    for made in (feed, mapping):
        made.write_bytes((Path("examples/custom") / made.name).read_bytes())
    outs = {"project": project, "sheet": sheet, "feed": str(feed), "mapping": str(mapping)}
    named = f"{feed}={mapping}"
    if what in outs:
        arguments = ["match", project, named, "-s", sheet, *AS_OF, "--out", outs[what]]
    elif what == "quarantine":
        arguments = ["check", named, *AS_OF, "--quarantine", str(feed)]
    else:
        arguments = ["map", str(feed), "--out", str(feed), "--force"]
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    result = dxmatch(*arguments, "--lang", "en")
    assert result.exit_code == 2
    assert "is read by the same command" in result.stderr
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
