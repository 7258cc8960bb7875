"""The tree of a document without its texts: tags, attribute names, and values of fixed ones."""

from __future__ import annotations

from html.parser import HTMLParser

FIXED = {"class", "role", "scope", "id", "aria-labelledby", "viewBox", "lang", "tabindex"}


class Skeleton(HTMLParser):
    """Collects what a parser sees beside the text."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = [f"{name}={value}" if name in FIXED else name for name, value in attrs]
        self.seen.append(f"<{tag} {' '.join(told)}>")

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.seen.append("<!-- -->")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def skeleton(html: str) -> list[str]:
    parser = Skeleton()
    parser.feed(html)
    parser.close()
    return parser.seen


def texts(html: str) -> str:
    parser = Skeleton()
    parser.feed(html)
    parser.close()
    return "\n".join(parser.texts)
