"""From a file to a proposal of its mapping."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping as Table
from datetime import date
from pathlib import Path
from typing import Final

from dxmatch.errors import InvalidInput
from dxmatch.io.feed_file import open_feed
from dxmatch.io.field_options import FieldOptions
from dxmatch.io.fields import FIELDS
from dxmatch.io.labels import LabelIndex
from dxmatch.io.layout import FeedKind, Layout
from dxmatch.io.limits import Limits
from dxmatch.io.mapping import Mapping
from dxmatch.io.proposal import wording
from dxmatch.io.proposal.assignment import LEAST, SURE, Pair, assign, pairs_of
from dxmatch.io.proposal.evidence import Tester
from dxmatch.io.proposal.label_knowledge import is_fieldless
from dxmatch.io.proposal.layout_found import FoundTable, find_table
from dxmatch.io.proposal.proposed import MappingProposal
from dxmatch.io.proposal.proposed_column import ColumnState, ProposedColumn
from dxmatch.io.proposal.sampling import Sample, samples
from dxmatch.io.proposal.skill_sheet_forms import propose_skill_sheets
from dxmatch.io.proposal.value_words import value_words
from dxmatch.io.protected_columns import is_protected_label
from dxmatch.io.table import Sheet
from dxmatch.models import Text, Vendor
from dxmatch.vocabulary import Vocabulary

_SHOWN: Final = 3
_CLOSE: Final = 0.15


def propose_mapping(
    path: str | Path,
    *,
    vendor: str | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    as_of: date | None = None,
    vocabulary: Vocabulary | None = None,
    limits: Limits | None = None,
) -> MappingProposal:
    """Propose how to read a feed, from its labels and the first different values of each column.

    Columns that identify a person or must not be used are never mapped or looked into. Of skill
    sheets the shipped template is proposed, with what it reads on them.

    Args:
        path: CSV, TSV, XLSX, JSON or JSON Lines; or a folder of skill sheets.
        vendor: id of the vendor; by default made from the name of the file.
        encoding: of a text file, if it cannot be found out.
        sheet: of a workbook; the first visible one by default.
        as_of: the day of the feed, for the readings that are shown (即日).
        vocabulary: where skills are looked up; the shipped one by default.
        limits: how much is read at most.

    Raises:
        FeedRejected: the file is no feed, or its encoding is unclear.
        InvalidInput: no label is known, or no column can be the id; ``vendor`` is no id.
    """
    path, limits = Path(path), limits or Limits()
    tester, named = Tester(vocabulary or Vocabulary.default(), as_of), _vendor(vendor, path)
    forms = propose_skill_sheets(
        path, named if vendor else None, sheet=sheet, tester=tester, limits=limits
    )
    if forms is not None:
        return forms
    file = open_feed(path, limits)
    table = find_table(file, encoding, sheet, limits)
    if not table.known:
        raise _no_labels(file.name)
    columns = _columns(table.sheet, tester)
    chosen = {place: pair for place, (_, pair, _) in columns.items() if pair is not None}
    if all(pair.field != "id" for pair in chosen.values()):
        raise _no_id(file.name)
    mapping = Mapping(
        vendor=named,
        format=_said(table.layout),
        columns=_labels(chosen, table.sheet),
        fields=_options(chosen),
    )
    proposed = tuple(
        _proposed(sample, pair, pairs, tester) for sample, pair, pairs in columns.values()
    )
    return MappingProposal(
        file.name, mapping, proposed, table.sheet.encoding, len(table.sheet.rows), _findings(table)
    )


_Found = tuple[Sample, Pair | None, tuple[Pair, ...]]


def _columns(sheet: Sheet, tester: Tester) -> dict[int, _Found]:
    """Every column with the pair that was chosen and all that were possible."""
    index = LabelIndex(sheet.header)
    possible: dict[int, tuple[Pair, ...]] = {}
    # In JSON an object that is null stands where its parts would be: {"consent": null}.
    opened = {label.partition(".")[0] for label in sheet.header if "." in label}
    looked = [
        sample
        for sample in samples(sheet)
        if sample.values or not sheet.open_ended or sample.label not in opened
    ]
    for sample in looked:
        usable = index.find(sample.label) == [sample.index] and sample.label.strip()
        if usable and not is_protected_label(sample.label):
            possible[sample.index] = pairs_of(sample, tester)
    chosen = assign(possible)
    return {
        sample.index: (sample, chosen.get(sample.index), possible.get(sample.index, ()))
        for sample in looked
    }


def _proposed(
    sample: Sample, pair: Pair | None, pairs: tuple[Pair, ...], tester: Tester
) -> ProposedColumn:
    place, label = sample.index, sample.label
    if is_protected_label(label):
        return ProposedColumn(place, label, ColumnState.PROTECTED, reasons=(wording.PROTECTED,))
    if pair is None:
        likely = [other.field for other in pairs if other.score >= LEAST]
        why = (_why_not(sample, pairs, likely),)
        return ProposedColumn(
            place, label, ColumnState.LEFT_OUT, reasons=why, others=tuple(likely[:3])
        )
    others = tuple(
        other.field
        for other in pairs
        if other is not pair and other.score >= max(LEAST, pair.score - _CLOSE)
    )
    sure = pair.score >= SURE and pair.by_label and not others and not pair.choice.doubts
    reasons = pair.reasons
    if others:
        reasons = (*reasons, _with(wording.OTHERS, fields=", ".join(others)))
    if not sample.values:
        reasons = (*reasons, wording.NO_VALUES)
    return ProposedColumn(
        place,
        label,
        ColumnState.SURE if sure else ColumnState.CHECK,
        pair.field,
        round(min(1.0, pair.score), 2),
        reasons,
        others,
        _reading(sample, pair, tester),
    )


def _why_not(sample: Sample, pairs: tuple[Pair, ...], likely: list[str]) -> Text:
    if not sample.label.strip():
        return wording.UNLABELLED
    if likely:
        return _with(wording.TAKEN, field=likely[0])
    if is_fieldless(sample.label):
        return wording.NO_FIELD
    return wording.UNLIKE if pairs or sample.values else wording.NO_VALUES


def _reading(sample: Sample, pair: Pair, tester: Tester) -> tuple[Text, ...]:
    """The first values in words; an id that was only guessed may be a name, and is not shown."""
    if pair.field == "id" and not pair.by_label:
        return ()
    options = pair.choice.trial.options
    return tuple(
        value_words(tester.read(pair.field, value, options), pair.field)
        for value in sample.values[:_SHOWN]
    )


def _labels(chosen: Table[int, Pair], sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """Field → labels, in the order of the fields."""
    return {
        field: labels
        for field in FIELDS
        if (
            labels := tuple(
                sheet.header[place] for place, pair in chosen.items() if pair.field == field
            )
        )
    }


def _options(chosen: Table[int, Pair]) -> dict[str, FieldOptions]:
    """What the best column of each field needs."""
    best: dict[str, Pair] = {}
    for pair in chosen.values():
        known = best.get(pair.field)
        if known is None or known.score < pair.score:
            best[pair.field] = pair
    return {
        field: best[field].choice.trial.options
        for field in FIELDS
        if field in best and best[field].choice.trial.options.model_fields_set
    }


def _said(layout: Layout) -> Layout:
    """The layout with what it says and nothing that goes without saying."""
    said = {
        name: value
        for name in type(layout).model_fields
        if (value := getattr(layout, name)) != type(layout).model_fields[name].default
    }
    return Layout.model_validate(said)


def _vendor(given: str | None, path: Path) -> Vendor:
    if given is not None:
        if not re.fullmatch(r"[a-z0-9][a-z0-9._+#-]{0,79}", given):
            raise InvalidInput(
                "The id of a vendor is 1 to 80 lower-case letters, digits and hyphens.",
                ja="会員企業の ID は半角小文字・数字・ハイフンで 80 文字までです。",
                hint="For example --vendor kawa-jinzai.",
                hint_ja="例: --vendor kawa-jinzai",
                code="VENDOR_ID",
            )
        return Vendor(id=given, name=given)
    plain = unicodedata.normalize("NFKC", path.stem).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
    return Vendor(id=slug or "vendor", name=slug or "vendor")


def _findings(table: FoundTable) -> tuple[Text, ...]:
    layout, sheet = table.layout, table.sheet
    kind = layout.kind or FeedKind.CSV
    found = [_with(wording.KIND, kind=kind.value)]
    if sheet.encoding:
        found.append(_with(wording.ENCODING, encoding=sheet.encoding))
    if layout.delimiter:
        found.append(_with(wording.DELIMITER, sign=layout.delimiter))
    if sheet.name:
        found.append(wording.SHEET)
    if layout.skip_rows:
        found.append(_with(wording.TITLES, rows=layout.skip_rows))
    if layout.header_rows > 1:
        found.append(_with(wording.LINES, rows=layout.header_rows))
    if layout.records:
        found.append(wording.RECORDS)
    return tuple(found)


def _with(text: Text, **values: object) -> Text:
    return Text(ja=text.ja.format(**values), en=text.en.format(**values))


def _no_labels(file: str) -> InvalidInput:
    return InvalidInput(
        f"{file}: no label of a column is known, so the header line was not found.",
        ja=f"{file}: 知っている列の見出しがなく、見出し行を特定できません。",
        hint="Look whether the file has a header line; write the mapping by hand otherwise.",
        hint_ja="見出し行があるかを確認してください。ある場合は列対応を手で書いてください。",
        code="MAP_NO_LABELS",
    )


def _no_id(file: str) -> InvalidInput:
    return InvalidInput(
        f"{file}: no column identifies a talent (管理番号, talent_id …).",
        ja=f"{file}: 人材を識別する列(管理番号、人材ID など)が見つかりません。",
        hint="Ask the vendor for a column with an id of its own for each talent.",
        hint_ja="人材ごとに異なる番号の列を、会員企業に付けてもらってください。",
        code="MAP_NO_ID",
    )
