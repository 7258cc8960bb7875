from pathlib import Path

import pytest

from dxmatch.cli.feeds import FeedArgument
from dxmatch.errors import InvalidInput


@pytest.mark.parametrize(
    ("text", "path", "mapping"),
    [
        ("a.csv", "a.csv", "all"),
        ("a.csv=own", "a.csv", "own"),
        ("a.csv=", "a.csv", "all"),
        ("dir/a.csv=dir/m.toml", "dir/a.csv", "dir/m.toml"),
        ("a=b.csv=own", "a=b.csv", "own"),
    ],
)
def test_a_feed_and_its_mapping(text: str, path: str, mapping: str) -> None:
    assert FeedArgument.of(text, "all") == FeedArgument(Path(path), mapping)


def test_a_file_that_has_the_sign_in_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a=b.csv").touch()
    assert FeedArgument.of("a=b.csv", None) == FeedArgument(Path("a=b.csv"), None)
    assert FeedArgument.of("a=b.csv=own", None) == FeedArgument(Path("a=b.csv"), "own")


def test_a_mapping_without_feed() -> None:
    with pytest.raises(InvalidInput) as caught:
        FeedArgument.of("=kawa.toml", None)
    assert caught.value.code == "NO_FEED"
    assert "talents.csv=mapping.toml" in caught.value.text("ja")
