"""Skill sheets are no table: what is proposed for them is the shipped template."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table
from pathlib import Path
from typing import Final

from dxmatch.errors import FeedRejected
from dxmatch.io.feed_file import open_feed
from dxmatch.io.labels import label_key
from dxmatch.io.layout import FeedKind, History, Layout
from dxmatch.io.limits import Limits
from dxmatch.io.mapping import Mapping
from dxmatch.io.proposal import wording
from dxmatch.io.proposal.evidence import Tester
from dxmatch.io.proposal.proposed import MappingProposal
from dxmatch.io.proposal.proposed_column import ColumnState, ProposedColumn
from dxmatch.io.proposal.sampling import Sample, samples
from dxmatch.io.proposal.value_words import value_words
from dxmatch.io.protected_columns import is_protected_label
from dxmatch.io.readers.form_cells import Labels, read_form
from dxmatch.io.readers.project_history import find_history
from dxmatch.io.readers.workbook import WorkbookSheet, read_workbook
from dxmatch.io.skill_sheets import over_template, read_skill_sheets, template, workbooks_of
from dxmatch.models import Text, Vendor

_FEWEST_LABELS: Final = 2
_BOOKS: Final = 3
_MOST_BYTES: Final = 16 * 1024 * 1024
_MOST_ROWS: Final = 1_000
_SHOWN: Final = 3


def propose_skill_sheets(
    path: Path, vendor: Vendor | None, *, sheet: str | None, tester: Tester, limits: Limits
) -> MappingProposal | None:
    """The template for a workbook or folder of skill sheets, and how it reads them; None else.

    The proposal does not say the name of a workbook: it is often that of a person.

    Raises:
        FeedRejected: the sheets cannot be read.
    """
    if not any(_holds_forms(book, sheet, limits) for book in workbooks_of(path)[:_BOOKS]):
        return None
    named = vendor or template().vendor
    mapping = Mapping(vendor=named, format=Layout(kind=FeedKind.SKILL_SHEET, sheet=sheet))
    table = read_skill_sheets(path, mapping, as_of=tester.as_of, limits=limits)
    whole = over_template(mapping)
    fields = {label: name for name, labels in whole.columns.items() for label in labels}
    columns = tuple(
        _proposed(sample, fields, whole, tester) for sample in samples(table) if sample.values
    )
    kind = Text(
        ja=wording.KIND.ja.format(kind=FeedKind.SKILL_SHEET.value),
        en=wording.KIND.en.format(kind=FeedKind.SKILL_SHEET.value),
    )
    findings = (kind, wording.SKILL_SHEETS)
    name = path.name if path.is_dir() else FeedKind.SKILL_SHEET.value
    return MappingProposal(name, mapping, columns, "", len(table.rows), findings)


def _holds_forms(book: Path, wanted: str | None, limits: Limits) -> bool:
    """Whether at least half of the sheets are a form with a table of projects below it."""
    try:
        file = open_feed(book, limits)
        if file.kind is not FeedKind.XLSX or len(file.content) > _MOST_BYTES:
            return False
        sheets = read_workbook(file.content, file.name, limits).sheets
    except FeedRejected:  # whoever reads the file says why
        return False
    filled = [sheet for sheet in sheets if sheet.rows and wanted in {None, sheet.name}]
    return bool(filled) and 2 * sum(map(_is_form, filled)) >= len(filled)


def _is_form(sheet: WorkbookSheet) -> bool:
    if len(sheet.grid) > _MOST_ROWS:
        return False
    base = template()
    labels = Labels.of(label for names in base.columns.values() for label in names)
    history = find_history(sheet, base.format.history or History(), labels)
    if history is None or not history.projects:
        return False
    ids = set(map(label_key, base.columns["id"]))
    if any(label_key(cell) in ids for cell in sheet.grid[history.first]):
        return False  # a table of talents
    values, _ = read_form(sheet, labels, lambda row: row < history.first)
    return len({label_key(value.label) for value in values if value.texts}) >= _FEWEST_LABELS


def _proposed(
    sample: Sample, fields: Table[str, str], mapping: Mapping, tester: Tester
) -> ProposedColumn:
    field, label = fields.get(sample.label), sample.label
    if is_protected_label(label):
        return ProposedColumn(-1, label, ColumnState.PROTECTED, reasons=(wording.PROTECTED,))
    if field is None:
        return ProposedColumn(-1, label, ColumnState.LEFT_OUT, reasons=(wording.NO_FIELD,))
    options = mapping.options(field)
    trial = tester.trial(field, sample.values, options)
    doubts = tuple(_doubts(trial.read))
    return ProposedColumn(
        -1,
        label,
        ColumnState.CHECK if doubts else ColumnState.SURE,
        field,
        round(trial.read, 2),
        (wording.BY_LABEL, *doubts),
        reading=tuple(
            value_words(tester.read(field, value, options), field)
            for value in sample.values[:_SHOWN]
        ),
    )


def _doubts(read: float) -> Iterator[Text]:
    if read < 1:
        few = wording.FEW_READ
        yield Text(ja=few.ja.format(share=read), en=few.en.format(share=read))
