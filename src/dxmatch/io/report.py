"""取込の結果: the talents of a feed, and everything that was noticed on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dxmatch.io.issues import IssueCode, Severity, wording
from dxmatch.io.notebook import report_html
from dxmatch.io.protected_columns import protected_topic
from dxmatch.io.protected_topics import ProtectedTopic
from dxmatch.io.table import Sheet, column_letter
from dxmatch.models import Lang, Talent, Text


@dataclass(frozen=True, slots=True)
class RowIssue:
    """取込エラー: what was noticed in one cell or row. The value itself is never part of it.

    Attributes:
        file: name of the file.
        sheet: name of the sheet; empty where there are none.
        row: number of the row as a spreadsheet shows it (JSON Lines: the line), from 1; 0 if the
            whole table or column is meant.
        column: place of the column from 0; None if the whole row is meant.
        label: label of that column, or the field if no column stands for it.
        code: what was noticed.
        cell: the cell as a spreadsheet shows it (D5), for forms that are no table; else empty.
    """

    file: str
    sheet: str
    row: int
    column: int | None
    label: str
    code: IssueCode
    cell: str = ""

    @property
    def severity(self) -> Severity:
        """What the issue does to its row."""
        return wording(self.code).severity

    @property
    def letter(self) -> str:
        """The column as a spreadsheet shows it (A, B … AA); empty for a whole row."""
        return "" if self.column is None else column_letter(self.column)

    def place(self, lang: Lang = "ja") -> str:
        """File, sheet, row and column in words."""
        parts = [self.file] + ([self.sheet] if self.sheet else [])
        if self.cell:
            named = (
                f"{self.cell}「{self.label}」" if lang == "ja" else f"{self.cell} ({self.label})"
            )
            return (" " if lang == "ja" else ", ").join([*parts, named])
        if self.row:
            parts.append(f"{self.row} 行目" if lang == "ja" else f"row {self.row}")
        if self.letter:
            column = f"{self.letter} 列" if lang == "ja" else f"column {self.letter}"
            parts.append(
                f"{column}「{self.label}」" if lang == "ja" else f"{column} ({self.label})"
            )
        elif self.label:
            parts.append(self.label)
        return (" " if lang == "ja" else ", ").join(parts)

    def text(self, lang: Lang = "ja") -> str:
        """Place and message."""
        return f"{self.place(lang)}: {wording(self.code).text.get(lang)}"

    def hint(self, lang: Lang = "ja") -> str:
        """What to do about it."""
        return wording(self.code).hint.get(lang)


def issue_at(sheet: Sheet, row: int, column: int | None, code: IssueCode) -> RowIssue:
    """What was noticed at a place of a sheet; the header gives the label."""
    known = column is not None and column < len(sheet.header)
    label = sheet.header[column] if known and column is not None else ""
    return RowIssue(sheet.file, sheet.name, row, column, label, code)


@dataclass(frozen=True, slots=True)
class QuarantinedRow:
    """隔離された行: the row as it came, with all that is wrong in it, waiting for a correction.

    ``cells`` stand under ``labels``; a row that could not be split (``MALFORMED_ROW``) is its
    whole text in one cell without a label.
    """

    file: str
    sheet: str
    row: int
    labels: tuple[str, ...] = field(repr=False)
    cells: tuple[str, ...] = field(repr=False)
    issues: tuple[RowIssue, ...]


class SkipReason(StrEnum):
    """Why a column of a feed was not imported."""

    PROTECTED_ATTRIBUTE = "PROTECTED_ATTRIBUTE"
    UNMAPPED = "UNMAPPED"


_SKIPPED = {
    SkipReason.PROTECTED_ATTRIBUTE: Text(
        ja="取り込みません({topic}。{source})", en="never imported: {topic} ({source})"
    ),
    SkipReason.UNMAPPED: Text(ja="列対応にありません", en="not part of the mapping"),
}


@dataclass(frozen=True, slots=True)
class SkippedColumn:
    """A column that was not imported, and why. The label may be data if a header was missing."""

    column: int
    label: str = field(repr=False)
    reason: SkipReason

    @property
    def letter(self) -> str:
        """The column as a spreadsheet shows it."""
        return column_letter(self.column)

    @property
    def topic(self) -> ProtectedTopic | None:
        """What a protected column is about; None for a column that is not mapped."""
        protected = self.reason is SkipReason.PROTECTED_ATTRIBUTE
        return protected_topic(self.label) if protected else None

    def text(self, lang: Lang = "ja") -> str:
        """Column and reason in words; of a protected one the topic and the rule behind it."""
        topic, reason = self.topic or ProtectedTopic.IDENTITY, _SKIPPED[self.reason].get(lang)
        words = reason.format(topic=topic.label.get(lang), source=topic.source.get(lang))
        return f"{self.letter} {self.label}: {words}"


_SUMMARY = Text(
    ja="{file}: {seen:,} 行中 取込 {accepted:,}・隔離 {quarantined:,}・空行 {blank:,}"
    "(列対応 {mapping}、文字コード {encoding})",
    en="{file}: of {seen:,} rows, {accepted:,} accepted, {quarantined:,} quarantined, "
    "{blank:,} blank (mapping {mapping}, encoding {encoding})",
)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a feed. ``seen = accepted + quarantined + blank``, always.

    Attributes:
        file: name of the file or folder.
        sheet: the sheet that was read; empty where there are none.
        mapping: id of the vendor whose mapping was used.
        encoding: how the text was stored; empty for XLSX.
        talents: the accepted ones, in the order of the feed; kept as columns, each made when it
            is read.
        issues: everything noticed, in accepted rows too, in the order of the rows; kept as
            numbers, each made when it is read.
        quarantine: the rows that wait, each with all its issues.
        blank: number of rows in which nothing is written.
        skipped: columns that were not imported, and why.
    """

    file: str
    sheet: str
    mapping: str
    encoding: str
    talents: Sequence[Talent] = field(repr=False)
    issues: Sequence[RowIssue] = field(repr=False)
    quarantine: tuple[QuarantinedRow, ...] = field(repr=False)
    blank: int
    skipped: tuple[SkippedColumn, ...] = field(repr=False)

    @property
    def accepted(self) -> int:
        """Number of rows that became talents."""
        return len(self.talents)

    @property
    def quarantined(self) -> int:
        """Number of rows that wait."""
        return len(self.quarantine)

    @property
    def seen(self) -> int:
        """Number of rows below the header."""
        return self.accepted + self.quarantined + self.blank

    def __repr__(self) -> str:
        return (
            f"ImportReport({self.file!r}, seen={self.seen}, accepted={self.accepted}, "
            f"quarantined={self.quarantined}, blank={self.blank})"
        )

    def _repr_html_(self) -> str:
        return report_html(self)

    def counts(self) -> dict[IssueCode, int]:
        """How often each code occurs, the most severe and most frequent first."""
        found = Counter(issue.code for issue in self.issues)
        order = list(Severity)
        ranked = sorted(
            found, key=lambda code: (-order.index(wording(code).severity), -found[code], code.value)
        )
        return {code: found[code] for code in ranked}

    def summary(self, lang: Lang = "ja") -> str:
        """Counts, what was noticed how often, and which columns were left out."""
        none = "-"
        lines = [
            _SUMMARY.get(lang).format(
                file=self.file,
                seen=self.seen,
                accepted=self.accepted,
                quarantined=self.quarantined,
                blank=self.blank,
                mapping=self.mapping,
                encoding=self.encoding or none,
            )
        ]
        for code, count in self.counts().items():
            words = wording(code)
            lines.append(f"  {words.severity:7} {code} × {count}: {words.text.get(lang)}")
        lines += [f"  {column.text(lang)}" for column in self.skipped]
        return "\n".join(lines)
