"""The Markdown of one run: one table of engines, one of what concerns dxmatch alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks import ours
from benchmarks.peers.engine import Entry
from benchmarks.report import words
from benchmarks.report.result import Core, Result, Scene
from dxmatch.models import Lang

Row = list[str]


def ratio(value: float | None) -> str:
    """Two digits that mean something."""
    if value is None:
        return "–"
    if value >= 9.95:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 0.95 else f"{value:.2f}"


def markdown(heads: Row, rows: Sequence[Row]) -> str:
    """A pipe table; all columns but the first are numbers."""
    rule = ["---", *["--:"] * (len(heads) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in (heads, rule, *rows))


def engines_table(result: Result, lang: Lang) -> str:
    """Every engine: must lines, medians at each size; p99, index and memory at the largest."""
    large = max(result.scenes, key=lambda scene: scene.size)
    known: dict[str, Entry] = {}
    for scene in result.scenes:
        for engine in scene.engines:
            known.setdefault(engine.label, engine)
    heads = [words.ENGINE.get(lang), words.MUST.get(lang)]
    heads += [_title(scene, lang) for scene in result.scenes]
    heads += [f"{word.get(lang)} {large.size:,}" for word in (words.P99, words.INDEX, words.BYTES)]
    rows = [
        [
            engine.label,
            words.COVERS[engine.covers].get(lang),
            *(ratio(scene.ratio(engine.label, ours.LABEL)) for scene in result.scenes),
            *_at_largest(large, engine.label),
        ]
        for engine in known.values()
    ]
    return markdown(heads, rows)


def _title(scene: Scene, lang: Lang) -> str:
    size = f"{scene.size:,}"
    return words.EXAMPLES.get(lang).format(size=size) if scene.title == "examples" else size


def _at_largest(large: Scene, label: str) -> Row:
    indexes = {engine.label: engine.index for engine in large.engines}
    if label not in indexes:
        return ["–", "–", "–"]
    mine, base = indexes[label], indexes[ours.LABEL]
    slow = large.timings[label].p99 / large.timings[ours.LABEL].p99
    built = mine.seconds / base.seconds if mine.seconds and base.seconds else None
    held = f"{mine.nbytes / large.size:,.0f}" if mine.nbytes else "–"
    return [ratio(slow), ratio(built), held]


def measures_table(result: Result, lang: Lang) -> str:
    """Floor, explanations, growth, batches, start-up."""
    rows = [_whole(core, lang) for core in result.cores]
    rows += [*_alone(result.cores[-1], lang), *_growth(result, lang), *_batch(result, lang)]
    if result.startup:
        light, full = (
            result.startup[name] / result.startup["numpy"] for name in ("dxmatch", "names")
        )
        rows.append([words.START.get(lang), f"{ratio(light)} ({ratio(full)})"])
    return markdown([words.MEASURE.get(lang), words.VALUE.get(lang)], rows)


def _whole(core: Core, lang: Lang) -> Row:
    told = f"{ratio(core.explained / core.bare)} ({ratio(core.told / core.bare)})"
    return [words.WHOLE.get(lang).format(size=f"{core.size:,}"), told]


def _alone(core: Core, lang: Lang) -> Iterator[Row]:
    size = f"{core.size:,}"
    yield [words.BARE.get(lang).format(size=size), ratio(core.bare / core.floor)]
    yield [words.COLD.get(lang).format(size=size), ratio(core.cold / core.warm)]
    for word, times in ((words.SKILLS, core.by_skills), (words.LINES, core.by_must_lines)):
        counts = " / ".join(map(str, times))
        base = next(iter(times.values()))
        shown = " / ".join(ratio(seconds / base) for seconds in times.values())
        yield [word.get(lang).format(size=size, counts=counts), shown]


def _growth(result: Result, lang: Lang) -> Iterator[Row]:
    if len(result.cores) > 1:
        small, large = result.cores[0], result.cores[-1]
        told = words.GROWTH.get(lang).format(
            small=f"{small.size:,}", large=f"{large.size:,}", times=f"{large.size / small.size:g}"
        )
        yield [told, ratio(large.bare / small.bare)]


def _batch(result: Result, lang: Lang) -> Iterator[Row]:
    """Peers against dxmatch on as many threads, dxmatch against itself on one."""
    mine = {line.threads: line.seconds for line in result.batch if line.label == ours.LABEL}
    needs, size = (f"{number:,}" for number in result.batch_size)
    for line in result.batch:
        covers = words.COVERS[line.covers].get(lang)
        word = words.BATCH_OURS if line.label == ours.LABEL else words.BATCH
        told = word.get(lang).format(
            needs=needs, size=size, label=line.label, threads=line.threads, covers=covers
        )
        base = mine[1] if line.label == ours.LABEL else mine[line.threads]
        yield [told, ratio(line.seconds / base)]


def page(result: Result, lang: Lang, picture: str) -> str:
    """The generated part of the page in one language."""
    versions = ", ".join(f"{name} {version}" for name, version in result.versions.items())
    shares = ", ".join(f"{scene.eligible:.1%}" for scene in result.scenes)
    run = words.RUN.get(lang).format(machine=result.machine, versions=versions, eligible=shares)
    return "\n\n".join(
        [
            words.SAME.get(lang),
            engines_table(result, lang),
            f"![{words.PLOT.get(lang)}]({picture})",
            measures_table(result, lang),
            run,
            words.COMMAND.get(lang).format(command=result.command),
        ]
    )
