"""One picture: ratios of all engines, and how the time grows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks import ours
from benchmarks.peers.engine import optional
from benchmarks.report.result import Core, Result, Scene


def plot(result: Result, path: Path) -> None:
    """Write the picture; nothing happens without matplotlib."""
    matplotlib = optional("matplotlib")
    if matplotlib is None:
        return
    matplotlib.use("Agg")
    pyplot: Any = optional("matplotlib.pyplot")
    figure, (left, right) = pyplot.subplots(
        1, 2, figsize=(11, 5.2), width_ratios=(3, 2), layout="constrained"
    )
    _ratios(left, result.scenes)
    _growth(right, result.cores)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=110, metadata={"Software": None})
    pyplot.close(figure)


def _ratios(axes: Any, scenes: list[Scene]) -> None:
    labels = list(
        dict.fromkeys(e.label for s in scenes for e in s.engines if e.label != ours.LABEL)
    )
    for number, scene in enumerate(scenes):
        found = [(scene.ratio(label, ours.LABEL), place) for place, label in enumerate(labels)]
        known = [(value, place) for value, place in found if value is not None]
        name = f"{scene.size:,}" + (" (examples)" if scene.title == "examples" else "")
        marker = "osD^vP"[number % 6]
        axes.plot(*zip(*known, strict=True), marker, label=name, alpha=0.85)
    axes.set_yticks(range(len(labels)), labels)
    axes.invert_yaxis()
    axes.set_xscale("log")
    axes.axvline(1, color="black", linewidth=1)
    axes.grid(color="0.9")
    axes.set_axisbelow(True)
    axes.set_xlabel("time against dxmatch (= 1) in the same run, one position")
    axes.legend(title="talents", loc="lower center", bbox_to_anchor=(0.5, 1), ncols=len(scenes))


def _growth(axes: Any, cores: list[Core]) -> None:
    if not cores:
        return
    large = cores[-1]
    axes.plot(
        [core.size / cores[0].size for core in cores],
        [core.bare / cores[0].bare for core in cores],
        marker="o",
        label=f"talents, from {cores[0].size:,}",
    )
    skills = large.by_skills
    axes.plot(
        list(skills),
        [seconds / skills[1] for seconds in skills.values()],
        marker="s",
        label="skills asked for, from 1",
    )
    lines = {count: seconds for count, seconds in large.by_must_lines.items() if count}
    axes.plot(
        list(lines),
        [seconds / lines[1] for seconds in lines.values()],
        marker="^",
        label="must lines, from 1",
    )
    end = max(large.size / cores[0].size, *skills)
    axes.plot([1, end], [1, end], color="grey", linestyle=":", label="proportional")
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel("times as much of it")
    axes.set_ylabel("times as long")
    axes.legend()
