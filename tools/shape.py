"""Hold the shape budget of the package: small files, small functions, flat classes, no cycles.

Run as ``python tools/shape.py [PACKAGE_DIR]``. Exit code 1 and one ``file:line`` per violation.
A function is measured from its ``def`` line to its last line, docstring left out; decorators are
not counted. The depth of a class is its number of ancestors inside the package. Imports inside
functions count as imports; those under ``if TYPE_CHECKING`` do not.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median

MAX_FILE, MAX_FUNCTION, MAX_PARAMETERS, MAX_DEPTH, MAX_PUBLIC = 300, 40, 7, 2, 25
DRAWERS = {"util", "utils", "misc", "common", "helper", "helpers"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class Shape:
    """What was measured, and where the budget is broken."""

    files: list[int] = field(default_factory=list)
    functions: list[int] = field(default_factory=list)
    parameters: list[int] = field(default_factory=list)
    bases: dict[str, tuple[str, set[str]]] = field(default_factory=dict)
    imports: dict[str, set[str]] = field(default_factory=dict)
    depth: int = 0
    violations: list[str] = field(default_factory=list)

    def over(self, where: str, what: str, found: int, limit: int) -> None:
        if found > limit:
            self.violations.append(f"{where}: {what} {found} > {limit}")

    def summary(self) -> str:
        rows = {"file lines": self.files, "function lines": self.functions}
        parts = [f"{name} median {median(v):g} max {max(v)}" for name, v in rows.items() if v]
        parts.append(f"parameters max {max(self.parameters, default=0)}")
        return f"shape: {len(self.files)} files; {'; '.join(parts)}; class depth max {self.depth}"


def module_name(path: Path, root: Path) -> str:
    parts = path.relative_to(root.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def docstring_lines(node: Function) -> int:
    if ast.get_docstring(node, clean=False) is None:
        return 0
    first = node.body[0]
    return (first.end_lineno or first.lineno) - first.lineno + 1


def count_parameters(node: Function, in_class: bool) -> int:
    args, names = node.args, [a.arg for a in (*node.args.posonlyargs, *node.args.args)]
    if in_class and names[:1] in (["self"], ["cls"], ["mcs"]):
        names = names[1:]
    return len(names) + len(args.kwonlyargs) + bool(args.vararg) + bool(args.kwarg)


def runtime_nodes(node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
    """Walk (parent, child), leaving out what only a type checker runs."""
    for child in ast.iter_child_nodes(node):
        yield node, child
        if isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
            for other in child.orelse:
                yield child, other
                yield from runtime_nodes(other)
        else:
            yield from runtime_nodes(child)


def imported(node: ast.AST, module: str, is_package: bool, known: set[str]) -> set[str]:
    """Modules of the package that one import statement names."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names} & known
    if not isinstance(node, ast.ImportFrom):
        return set()
    base = node.module or ""
    if node.level:
        above = module.split(".")[: module.count(".") + 1 - node.level + is_package]
        base = ".".join([*above, base] if base else above)
    names = {f"{base}.{alias.name}" for alias in node.names}
    return (names & known) or ({base} & known)


def class_depth(shape: Shape, name: str, seen: frozenset[str]) -> int:
    inside = shape.bases[name][1] & shape.bases.keys() - seen
    return max((1 + class_depth(shape, base, seen | {base}) for base in inside), default=0)


def measure_file(shape: Shape, path: Path, root: Path, known: set[str]) -> None:
    text = path.read_text(encoding="utf-8")
    module, lines = module_name(path, root), len(text.splitlines())
    shape.files.append(lines)
    shape.over(f"{path}:1", "lines in the file", lines, MAX_FILE)
    if path.stem.strip("_") in DRAWERS or path.parent.name in DRAWERS:
        shape.violations.append(f"{path}:1: a drawer, not a name")
    imports = shape.imports.setdefault(module, set())
    for parent, node in runtime_nodes(ast.parse(text, str(path))):
        imports |= imported(node, module, path.name == "__init__.py", known) - {module}
        if isinstance(node, Function):
            where = f"{path}:{node.lineno}"
            size = (node.end_lineno or node.lineno) - node.lineno + 1 - docstring_lines(node)
            parameters = count_parameters(node, isinstance(parent, ast.ClassDef))
            shape.functions.append(size)
            shape.parameters.append(parameters)
            shape.over(where, f"lines in {node.name}()", size, MAX_FUNCTION)
            shape.over(where, f"parameters of {node.name}()", parameters, MAX_PARAMETERS)
        elif isinstance(node, ast.ClassDef):
            bases = {ast.unparse(base).split("[")[0].split(".")[-1] for base in node.bases}
            shape.bases[node.name] = (f"{path}:{node.lineno}", bases)
        elif isinstance(node, ast.Assert):
            shape.violations.append(f"{path}:{node.lineno}: assert in the package")
        elif isinstance(node, ast.Assign | ast.AnnAssign) and module == root.name:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if [ast.unparse(t) for t in targets] == ["__all__"] and node.value:
                public = len(getattr(node.value, "elts", [None] * 999))  # a literal, or refused
                shape.over(f"{path}:{node.lineno}", "public names", public, MAX_PUBLIC)


def measure(root: Path) -> Shape:
    paths = sorted(root.rglob("*.py"))
    shape, known = Shape(), {module_name(path, root) for path in paths}
    for path in paths:
        measure_file(shape, path, root, known)
    for name, (where, _) in shape.bases.items():
        depth = class_depth(shape, name, frozenset({name}))
        shape.depth = max(shape.depth, depth)
        shape.over(where, f"class depth of {name}", depth, MAX_DEPTH)
    try:
        TopologicalSorter(shape.imports).prepare()
    except CycleError as error:
        shape.violations.append(f"{root}:1: import cycle {' -> '.join(reversed(error.args[1]))}")
    return shape


def main(arguments: list[str]) -> int:
    shape = measure(Path(arguments[0] if arguments else "src/dxmatch"))
    print(*shape.violations, shape.summary(), sep="\n")
    return 1 if shape.violations else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
