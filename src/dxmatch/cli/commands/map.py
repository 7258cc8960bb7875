"""dxmatch map: propose the mapping of a new feed, and write it as a TOML file with comments."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from dxmatch.cli.choices import AsOfOption, EncodingOption, LangOption, Language, OutOption
from dxmatch.cli.console import note, show
from dxmatch.cli.deliver import deliver_bytes, spare_inputs
from dxmatch.cli.exit_code import ExitCode
from dxmatch.cli.judged_day import judged_day
from dxmatch.errors import InvalidInput
from dxmatch.io.layout import FeedKind
from dxmatch.io.proposal import propose_mapping
from dxmatch.models import Text
from dxmatch.report.proposal_view import proposal_view

_WRITTEN = Text(
    ja="列対応の案を {out} に書きました。次は: dxmatch check {feed} --mapping {out}",
    en="The proposal is in {out}. Next: dxmatch check {feed} --mapping {out}",
)
_NOT_WRITTEN = Text(
    ja="--out FILE.toml で、列対応の案をファイルに書きます。",
    en="--out FILE.toml writes the proposal to a file.",
)

_AS_SHIPPED = Text(
    ja="付属のひな型のままでも取り込めます: dxmatch import {feed} --mapping skill-sheet --out DIR",
    en="The shipped template reads them too: dxmatch import {feed} --mapping skill-sheet --out DIR",
)


@dataclass(frozen=True)
class MapOptions:
    """Parameters of ``dxmatch map``."""

    feed: Annotated[Path, typer.Argument(metavar="FEED", help="人材データ / The feed of a vendor")]
    out: OutOption = None
    vendor: Annotated[
        str | None,
        typer.Option("--vendor", metavar="ID", help="会員企業の ID / Id of the vendor"),
    ] = None
    encoding: EncodingOption = None
    sheet: Annotated[
        str | None,
        typer.Option("--sheet", metavar="NAME", help="XLSX のシート名 / Sheet of the workbook"),
    ] = None
    as_of: AsOfOption = None
    force: Annotated[
        bool, typer.Option("--force", help="既存のファイルを置き換える / Replace the file")
    ] = False
    lang: LangOption = Language.JA


def map_feed(options: MapOptions) -> ExitCode:
    """見出しと値から列対応の案を作る / Propose a mapping from labels and values.

    「要確認」の列があっても終了コードは 0 です。/ Exit code 0 even if columns are to be checked.
    """
    lang, out = options.lang.code, options.out
    spare_inputs(out, [options.feed])
    if out is not None and out.exists() and not options.force:
        raise InvalidInput(
            f"{out} is already there.",
            ja=f"{out} はすでにあります。",
            hint="Give another name, or --force to replace it.",
            hint_ja="別の名前にするか、--force で置き換えてください。",
            code="FILE_EXISTS",
        )
    proposal = propose_mapping(
        options.feed,
        vendor=options.vendor,
        encoding=options.encoding,
        sheet=options.sheet,
        as_of=judged_day(options.as_of),
    )
    show(proposal_view(proposal, lang))
    feed = shlex.quote(str(options.feed))
    if proposal.mapping.format.kind is FeedKind.SKILL_SHEET:
        note(_AS_SHIPPED.get(lang).format(feed=feed))
    if out is None:
        note(_NOT_WRITTEN.get(lang))
    else:
        deliver_bytes(proposal.to_toml().encode("utf-8"), out)
        name = shlex.quote(str(out))
        note(_WRITTEN.get(lang).format(out=name, feed=feed))
    return ExitCode.OK
