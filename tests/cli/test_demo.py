from tests.cli.running import dxmatch, dxmatch_json


def test_the_demo_shows_import_funnel_and_reasons() -> None:
    result = dxmatch("demo")
    assert result.exit_code == 0
    assert result.stdout.count("隔離") >= 3
    assert result.stdout.count("絞り込み内訳") == 4
    assert "茅野市" in result.stdout
    assert "スキル充足度: " in result.stdout
    assert result.stderr == ""


def test_the_demo_in_english() -> None:
    result = dxmatch("demo", "--lang", "en")
    assert "accepted" in result.stdout
    assert result.stdout.count("Funnel") == 4


def test_json_is_the_shape_of_match_and_nothing_else_on_stdout() -> None:
    found = dxmatch_json("demo")
    assert [entry["position"]["id"] for entry in found] == [
        "cdo-assistant", "security", "api-developer", "project-manager",
    ]  # fmt: skip
    assert all(len(entry["matches"]) == 3 for entry in found)


def test_the_demo_is_the_same_every_time() -> None:
    assert dxmatch("demo").stdout == dxmatch("demo").stdout
