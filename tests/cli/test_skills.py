from tests.cli.running import dxmatch, dxmatch_json


def test_a_known_name() -> None:
    result = dxmatch("skills", "resolve", "Ｐｙｔｈｏｎ")
    assert result.exit_code == 0
    assert "python" in result.stdout
    assert "100.0%" in result.stdout


def test_a_name_that_stays_open_ends_with_1_and_candidates() -> None:
    (found,) = dxmatch_json("skills", "resolve", "Postgre Scheme")
    assert found["skill"] is None
    assert found["candidates"]
    assert dxmatch("skills", "resolve", "Postgre Scheme").exit_code == 1


def test_json_shape() -> None:
    found = dxmatch_json("skills", "resolve", "Python", "K8s")
    assert [set(entry) for entry in found] == [
        {"name", "skill", "ja", "en", "method", "score", "candidates"}
    ] * 2
    assert [entry["skill"] for entry in found] == ["python", "kubernetes"]
    assert found[0]["score"] == 10_000


def test_a_name_cannot_speak_to_the_terminal() -> None:
    assert "\x1b" not in dxmatch("skills", "resolve", "\x1b[31m[red]x").stdout


def test_an_id_is_never_broken() -> None:
    told = dxmatch("skills", "resolve", "三層分離", "標準化20業務").stdout
    assert "three-layer-separation" in told
    assert "system-standardization" in told
