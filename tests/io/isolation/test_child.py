"""A child that dies, hangs or lies costs its file and nothing else; the next file has another."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dxmatch.errors import FeedRejected
from dxmatch.io.isolation import child as children
from dxmatch.io.isolation.child import ChildDied, borrow, close_all, give_back
from dxmatch.io.layout import FeedKind
from dxmatch.io.limits import Limits
from dxmatch.io.readers.arrow_reader import read_arrow


def parquet(rows: int = 3) -> bytes:
    file = BytesIO()
    pq.write_table(pa.table({"id": [str(number) for number in range(rows)]}), file)
    return file.getvalue()


def read(content: bytes, limits: Limits | None = None) -> int:
    return len(read_arrow(content, FeedKind.PARQUET, "a.parquet", limits).rows)


def program(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    close_all()
    monkeypatch.setattr(children, "_program", lambda: text)


def test_one_child_reads_many_files() -> None:
    close_all()
    read(parquet())
    first = borrow()
    give_back(first)
    read(parquet())
    again = borrow()
    give_back(again)
    assert first is again


def test_a_killed_child_is_replaced() -> None:
    read(parquet())
    child = borrow()
    child.close()
    give_back(child)
    assert read(parquet()) == 3


@pytest.mark.parametrize(
    "lie",
    [
        "import os; os.abort()",
        "import sys; sys.exit(0)",
        "import sys; sys.stdout.buffer.write(b'\\xff' * 64)",
        "import sys; sys.stdout.buffer.write((9).to_bytes(8, 'big') + b'[1, 2, 3]')",
        "import sys; sys.stdout.buffer.write((9).to_bytes(8, 'big') + b'not json!')",
        "import sys; sys.stdout.buffer.write((40).to_bytes(8, 'big') + "
        'b\'{"rows": 5, "columns": [["a", 1, null]]}\')',
    ],
)
def test_a_child_that_dies_or_lies_is_a_refusal(lie: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        program(patch, lie)
        with pytest.raises(FeedRejected) as refused:
            read(parquet())
    assert refused.value.code == "PARSER_DIED"
    assert "子プロセス" in refused.value.ja
    assert read(parquet()) == 3


def test_a_child_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        program(patch, "import time; time.sleep(600)")
        with pytest.raises(FeedRejected) as refused:
            read(parquet(), Limits(child_seconds=1))
    assert refused.value.code == "PARSER_TIMEOUT"


def test_no_python_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    close_all()
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(ChildDied):
        borrow()


def test_nothing_secret_is_inherited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DXMATCH_SECRET", "canary")
    show = "import os, json, sys; t = json.dumps({'end': 0, 'seen': dict(os.environ)}).encode();"
    with monkeypatch.context() as patch:
        program(patch, f"{show} sys.stdout.buffer.write(len(t).to_bytes(8, 'big') + t)")
        child = borrow()
        (frame,) = child.answers({"seconds": 60}, b"")
        child.close()
    assert "PATH" in frame["seen"]
    assert "DXMATCH_SECRET" not in frame["seen"]


def test_threads_have_children_of_their_own() -> None:
    contents = [parquet(rows) for rows in (1, 700, 2, 900)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read, contents)) == [1, 700, 2, 900]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_program_without_main_guard_that_forks_ends_cleanly() -> None:
    text = f"""
import os
from dxmatch.io.layout import FeedKind
from dxmatch.io.readers.arrow_reader import read_arrow
content = {parquet()!r}
read = lambda: len(read_arrow(content, FeedKind.PARQUET, "a", None).rows)
print(read(), flush=True)
pid = os.fork()
print(read(), flush=True)
if pid:
    print(os.waitpid(pid, 0)[1], read())
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", text], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["3", "3", "3", "0", "3"]
    assert not done.stderr
