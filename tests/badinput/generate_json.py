"""JSON and JSON Lines: odd values, hostile tokens, files cut off at any byte."""

from __future__ import annotations

import json
from random import Random

from tests.badinput.building import LABELS
from tests.badinput.case import Case, Klass, Survives
from tests.badinput.damage import Feed, feed, flip, splice

_VALUES = (
    "null", "true", "false", "0", "-1", "1e3", "80.5", '""', '" "', "[]", "{}", "[[]]", "[null]",
    '{"a": 1}', '["Python", "SQL"]', '{"min": 60, "max": 80}', "[1, [2, [3]]]", '"NA"', '"=1+1"',
)  # fmt: skip
_TOKENS = (
    "NaN", "Infinity", "-Infinity", "1e999", "-1e999", "01", "1.", ".5", "+1", "0x10", "'x'",
    '"\\ud800"', '"\\x41"', '"\\u12"', '"\t"', '"\n"', "undefined", "None", "True", "//", "/**/",
    "[" * 70 + "]" * 70, "[" * 5000, '{"a":' * 70 + "1" + "}" * 70, "9" * 500, "9" * 5000,
    "1" + "0" * 399, '"' + "x" * 100_000 + '"', '"\\u0000"', '"\ufeff"', "", ",", "}", "]",
)  # fmt: skip


def json_case(name: str, random: Random) -> Case:
    """One damage of a JSON array or of JSON Lines."""
    return random.choice((_value, _value, _token, _duplicate, _cut, _layout, _bytes))(name, random)


def _texts(source: Feed) -> list[str]:
    return [json.dumps(row, ensure_ascii=False) for row in source.rows]


def _file(random: Random, texts: list[str]) -> tuple[bytes, str]:
    if random.random() < 0.5:
        return ("\n".join(texts) + "\n").encode("utf-8", "surrogatepass"), "feed.jsonl"
    return ("[" + ",\n".join(texts) + "]").encode("utf-8", "surrogatepass"), "feed.json"


def _with(source: Feed, label: str, token: str) -> list[str]:
    """The records, one of them with a token for a value."""
    texts = _texts(source)
    marked = json.dumps({**source.rows[source.place], label: "@@"}, ensure_ascii=False)
    texts[source.place] = marked.replace('"@@"', token)
    return texts


def _value(name: str, random: Random) -> Case:
    """A valid value of an odd type costs at most its own record."""
    source = feed(random)
    content, file = _file(random, _with(source, random.choice(LABELS), random.choice(_VALUES)))
    return _case(name, content, file, Survives(source.good, refusable=False))


def _token(name: str, random: Random) -> Case:
    """What is no JSON costs one line of JSON Lines, and perhaps the whole of an array."""
    source = feed(random)
    token = random.choice(_TOKENS)
    content, file = _file(random, _with(source, random.choice(LABELS), token))
    if "\n" in token:
        return _case(name, content, file, Survives())
    lines = file.endswith("l")
    return _case(name, content, file, Survives(source.good, refusable=not lines))


def _duplicate(name: str, random: Random) -> Case:
    """A key that stands twice in a record."""
    source = feed(random)
    texts = _texts(source)
    label = random.choice(LABELS)
    extra = f"{json.dumps(label, ensure_ascii=False)}: {random.choice(_VALUES)}, "
    texts[source.place] = "{" + extra + texts[source.place][1:]
    content, file = _file(random, texts)
    return _case(name, content, file, Survives(source.good))


def _cut(name: str, random: Random) -> Case:
    """The file ends too early."""
    source = feed(random)
    texts = _texts(source)
    end = random.randint(1, len(texts[source.place].encode()) - 1)
    kept = [text.encode() for text in texts[: source.place]]
    content, file = _file(random, [])
    separator, start = (b",\n", b"[") if file == "feed.json" else (b"\n", b"")
    content = start + separator.join([*kept, texts[source.place].encode()[:end]])
    return _case(name, content, file, Survives(source.good[: source.place]))


def _layout(name: str, random: Random) -> Case:
    """Odd but right: white space, key order, escapes, a byte order mark, more keys."""
    source = feed(random)
    texts = []
    for row in source.rows:
        pairs = [*row.items(), ("備考", random.choice(("", "x", "=1")))]
        random.shuffle(pairs)
        separators = random.choice(((",", ":"), (", ", " : "), (" ,", ":  ")))
        escaped = random.random() < 0.5
        texts.append(json.dumps(dict(pairs), ensure_ascii=escaped, separators=separators))
    content, file = _file(random, texts)
    if random.random() < 0.4:
        content = b"\xef\xbb\xbf" + content
    if random.random() < 0.4:
        content += random.choice((b"\n\n", b"  \n", b"\r\n"))
    every = (*source.good, source.rows[source.place]["人材ID"])
    return _case(name, content, file, Survives(every, refusable=False))


def _bytes(name: str, random: Random) -> Case:
    """Any bytes or brackets within one record."""
    source = feed(random)
    texts = _texts(source)
    if random.random() < 0.5:
        texts[source.place] = splice(random, texts[source.place], list('{}[],:\\"'), 2)
        content, file = _file(random, texts)
    else:
        start = [text.encode() for text in texts]
        start[source.place] = flip(random, start[source.place], random.randint(1, 5), avoid=b"\n\r")
        content, file = b"\n".join(start) + b"\n", "feed.jsonl"
    # A bracket or quote can join a record of an array with the next one.
    good = source.good if file == "feed.jsonl" else ()
    return _case(name, content, file, Survives(good))


def _case(name: str, content: bytes, file: str, due: Survives) -> Case:
    return Case(name, Klass.JSON, lambda: content, due, file_name=file)
