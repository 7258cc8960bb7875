"""Settings of the documentation build: `make docs` runs sphinx-build with -W."""

from __future__ import annotations

import re
from dataclasses import fields
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from dxmatch import __version__
from dxmatch.io.issues import IssueCode, wording

project = "dxmatch"
author = "dxmatch maintainers"
copyright = "dxmatch maintainers"  # noqa: A001
release = version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
myst_heading_anchors = 3

# Nothing is loaded from other hosts: furo uses the fonts of the reader's system.
html_theme = "furo"
html_title = f"dxmatch {release}"

autodoc_typehints = "signature"
autodoc_member_order = "bysource"
napoleon_numpy_docstring = False
napoleon_use_ivar = True

RESULTS = {
    "dxmatch.matching.Finding",
    "dxmatch.matching.Match",
    "dxmatch.matching.Shortlist",
    "dxmatch.matching.WhyNot",
    "dxmatch.io.ImportReport",
    "dxmatch.io.QuarantinedRow",
    "dxmatch.io.RowIssue",
    "dxmatch.vocabulary.Resolution",
}
"""What the library gives; nobody builds these."""


def short_type(kind: Any) -> str:
    """A type as a reader would write it, without the checks that pydantic adds."""
    origin, parts = get_origin(kind), get_args(kind)
    if kind is NoneType:
        return "None"
    if origin is Annotated:
        return short_type(parts[0])
    if origin in (Union, UnionType):
        return " | ".join(map(short_type, parts))
    if origin is not None:
        inside = ", ".join("…" if part is ... else short_type(part) for part in parts)
        return f"{origin.__name__}[{inside}]"
    return str(getattr(kind, "__name__", kind))


def fields_of(model: type[BaseModel]) -> list[str]:
    """One list item per field: name, type, what it is."""
    lines = [""]
    for name, field in model.model_fields.items():
        needed = "required" if field.is_required() else ""
        told = ". ".join(part for part in (needed, field.description) if part)
        lines.append(f"* ``{name}`` : ``{short_type(field.annotation)}``{' — ' * bool(told)}{told}")
    return [*lines, ""]


def plain_code(line: str) -> str:
    """Docstrings write code as `x`, and `x`es; reStructuredText wants ``x`` and a gap."""
    return re.sub(r"(?<![`:\\])`([^`]+)`(?!`)(\w?)", _literal, line)


def _literal(found: re.Match[str]) -> str:
    code, letter = found.groups()
    return f"``{code}``" + (f"\\ {letter}" if letter else "")


def parts_of(result: type) -> list[str]:
    """One list item per public field that the docstring does not tell."""
    told = result.__doc__ or ""
    names = {field.name: field.type for field in fields(result)}
    shown = [name for name in names if not name.startswith("_") and f"    {name}:" not in told]
    return ["", *(f"* ``{name}`` : ``{names[name]}``" for name in shown), ""]


def before_napoleon(_app: Any, what: str, *rest: Any) -> None:
    """Napoleon takes the words before a colon for a type; in a property they are words."""
    lines = rest[-1]
    if what == "property" and lines:
        lines[0] = lines[0].replace(": ", " — ", 1)


def on_docstring(_app: Any, _what: str, name: str, value: Any, *rest: Any) -> None:
    """Adapt one docstring in place."""
    lines = rest[-1]
    lines[:] = [plain_code(line) for line in lines]
    if isinstance(value, type) and issubclass(value, BaseModel):
        lines += fields_of(value)
    elif name in RESULTS:
        lines += parts_of(value)
    elif value is IssueCode:
        for code, told in ((code, wording(code)) for code in IssueCode):
            lines.append(f"* ``{code}`` ({told.severity}) : {told.text.en}")


def on_signature(_app: Any, what: str, name: str, value: Any, *_: Any) -> tuple[str, str] | None:
    """Models are built by keyword and results not at all; a list of fields says more."""
    if what == "class" and isinstance(value, type) and issubclass(value, BaseModel):
        return "(**fields)", ""
    return ("", "") if name in RESULTS else None


def setup(app: Any) -> None:
    """Connect the adaptations."""
    app.connect("autodoc-process-docstring", before_napoleon, priority=400)
    app.connect("autodoc-process-docstring", on_docstring)
    app.connect("autodoc-process-signature", on_signature)
