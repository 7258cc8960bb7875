"""The program of the child process: bytes of a Parquet or Arrow file in, columns of text out.

It runs by itself (``python -I``) and imports nothing of dxmatch. What it answers is data only:
frames of JSON, each behind its length, and the host checks their form. Before it reads a file it
limits its own memory and time, and the right to write files.
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO

_ROWS, _FEW_ROWS = 1024, 16
_FRAME_CHARS = 4_000_000
_EXTENSION_KEY = b"ARROW:extension:name"


class Refused(Exception):
    """The file is not read: a word for the host, and a detail without data."""


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Answer one job after the other until the host closes the pipe."""
    while head := source.read(8):
        job = json.loads(source.read(int.from_bytes(head, "big")))
        content = source.read(job["size"])
        sys.path[:] = job["path"]
        _confine(job)
        for answer in _answers(job, content):
            frame = json.dumps(answer, ensure_ascii=True).encode("ascii")
            sink.write(len(frame).to_bytes(8, "big") + frame)
        sink.flush()


def _answers(job: dict[str, Any], content: bytes) -> Iterator[dict[str, Any]]:
    try:
        yield from _read(job, content)
    except Refused as refusal:
        yield {"refused": refusal.args[0], "detail": refusal.args[1]}
    except MemoryError:
        yield {"refused": "large", "detail": "memory"}
    except Exception as error:  # noqa: BLE001 - whatever a parser raises means: not readable
        yield {"refused": "broken", "detail": type(error).__name__}


def _confine(job: dict[str, Any]) -> None:
    try:
        import resource
    except ImportError:  # Windows: the host's clock is what is left
        return
    spent = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(spent.ru_utime + spent.ru_stime) + job["seconds"] + 1
    wanted = {
        resource.RLIMIT_AS: job["bytes"],
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, soft in wanted.items():
        hard = resource.getrlimit(kind)[1]
        if hard != resource.RLIM_INFINITY:
            soft = min(soft, hard)  # noqa: PLW2901
        try:
            resource.setrlimit(kind, (soft, hard))
        except (ValueError, OSError):  # a system that does not know this bound
            continue


def _read(job: dict[str, Any], content: bytes) -> Iterator[dict[str, Any]]:
    import pyarrow as pa

    pa.set_cpu_count(1)
    if job["kind"] == "parquet":
        schema, batches = _parquet(pa, job, content)
    else:
        schema, batches = _arrow(pa, content)
    if len(schema.names) > job["columns"]:
        raise Refused("large", f"{job['columns']:,} columns")
    for column in schema:
        _refuse_extension(pa, column)
    yield {"header": list(schema.names)}
    rows = chars = 0
    step = _FEW_ROWS  # until it is known how long the texts are
    for batch in batches:
        rows += batch.num_rows
        if rows > job["rows"]:
            raise Refused("large", f"{job['rows']:,} rows")
        batch.validate(full=True)
        start = 0
        while start < batch.num_rows:
            part = batch.slice(start, step)
            columns = [_texts(pa, column) for column in part.columns]
            size = sum(len(text) for column in columns for text in column if type(text) is str)
            chars += size
            if chars > job["chars"]:
                raise Refused("large", f"{job['chars']:,} characters")
            yield {"rows": part.num_rows, "columns": columns}
            start += part.num_rows
            step = min(_ROWS, step * 2) if size < _FRAME_CHARS else max(1, step // 2)
    yield {"end": rows}


def _parquet(pa: Any, job: dict[str, Any], content: bytes) -> tuple[Any, Iterator[Any]]:
    import pyarrow.parquet as pq

    file = pq.ParquetFile(pa.BufferReader(content), page_checksum_verification=True)
    told = file.metadata
    groups = [told.row_group(number) for number in range(told.num_row_groups)]
    if told.num_rows > job["rows"] or sum(group.num_rows for group in groups) > job["rows"]:
        raise Refused("large", f"{job['rows']:,} rows")
    if sum(group.total_byte_size for group in groups) > job["chars"]:
        raise Refused("large", f"{job['chars']:,} bytes")
    return file.schema_arrow, file.iter_batches(batch_size=_ROWS, use_threads=False)


def _arrow(pa: Any, content: bytes) -> tuple[Any, Iterator[Any]]:
    source = pa.BufferReader(content)
    if content.startswith(b"ARROW1"):
        file = pa.ipc.open_file(source)
        return file.schema, (file.get_batch(n) for n in range(file.num_record_batches))
    stream = pa.ipc.open_stream(source)
    return stream.schema, iter(stream)


def _refuse_extension(pa: Any, column: Any, depth: int = 0) -> None:
    kind = column.type
    named = column.metadata and _EXTENSION_KEY in column.metadata
    if named or isinstance(kind, pa.BaseExtensionType) or depth > 16:
        raise Refused("extension", "")
    if pa.types.is_dictionary(kind) and isinstance(kind.value_type, pa.BaseExtensionType):
        raise Refused("extension", "")
    for number in range(kind.num_fields):
        if pa.types.is_nested(kind):
            _refuse_extension(pa, kind.field(number), depth + 1)


def _texts(pa: Any, column: Any) -> list[Any]:
    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.dictionary_decode()
        kind = column.type
    if pa.types.is_timestamp(kind) and kind.unit == "ns":
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
    elif pa.types.is_duration(kind) and kind.unit == "ns":
        column = column.cast(pa.duration("us"), safe=False)
    elif pa.types.is_time64(kind) and kind.unit == "ns":
        column = column.cast(pa.time64("us"), safe=False)
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return list(column.to_pylist())
    return [_plain(value) for value in column.to_pylist()]


def _plain(value: Any) -> Any:
    """A value as text; lists and structures keep their shape; no value is None."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        midnight = value.time() == time() and value.tzinfo is None
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")  # many writers do not say that their bytes are text
        except UnicodeDecodeError:
            return {"base64": base64.b64encode(value).decode("ascii")}
    return str(value)


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
