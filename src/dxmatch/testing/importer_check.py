"""check_importer: what every importer has to keep, whatever it reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from dxmatch._optional import require
from dxmatch.errors import PluginContractError
from dxmatch.models import Talent

Row = TypeVar("Row")
Feed = TypeVar("Feed")


class Imported(Protocol):
    """What an importer gives back: the part of `dxmatch.io.report.ImportReport` that is checked."""

    @property
    def talents(self) -> Sequence[Talent]:
        """The accepted rows, in the order of the feed."""

    @property
    def quarantine(self) -> Sequence[object]:
        """The rows that wait."""

    @property
    def seen(self) -> int:
        """Number of rows of the feed."""

    @property
    def accepted(self) -> int:
        """Number of rows that became talents."""

    @property
    def quarantined(self) -> int:
        """Number of rows that wait."""

    @property
    def blank(self) -> int:
        """Number of rows in which nothing is written."""


def check_importer(
    read: Callable[[Feed], Imported],
    good_rows: Sequence[Row],
    *,
    write: Callable[[Sequence[Row]], Feed],
    bad_rows: Sequence[Row] = (),
    blank_rows: Sequence[Row] = (),
    max_examples: int = 30,
) -> None:
    """Test an importer on feeds put together from rows.

    The laws: ACCEPTS (every good row becomes a talent), CONSERVATION
    (``seen = accepted + quarantined + blank``, and one row of the feed is one row seen),
    IDEMPOTENCE (read twice, the same), LOCALITY (a bad or blank row changes nothing for the good
    ones: the same talents in the same order), ORDER (the good rows in another order give the
    same talents in that order).

    Args:
        read: the importer; it gets what ``write`` made.
        good_rows: rows that are fine, each with another id; at least two.
        write: makes a feed (bytes, a path …) of some rows, with whatever header it needs.
        bad_rows: rows that have to wait in the quarantine.
        blank_rows: rows in which nothing is written.
        max_examples: how many feeds are tried; the same ones in every run.

    Raises:
        PluginContractError: names the law and the rows (by number, not by content).
        MissingExtra: hypothesis is not installed.

    Example:
        Rows are lines of a CSV file here::

            def write(rows):
                path = tmp_path / "feed.csv"
                path.write_text("\\n".join(["id,skills", *rows]), encoding="utf-8")
                return path

            check_importer(
                lambda path: read_feed(path, "mapping.toml"),
                ["1,Python", "2,Java"],
                write=write,
                bad_rows=[",Go"],
            )
    """
    require("hypothesis", extra="testing")
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    feeds = _Feeds(read, write, list(good_rows), list(bad_rows), list(blank_rows))
    feeds.check_good()
    places = st.lists(
        st.tuples(st.integers(0, len(good_rows)), st.sampled_from(feeds.others())), max_size=6
    )

    @settings(
        max_examples=max_examples,
        deadline=None,
        derandomize=True,
        database=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        order=st.permutations(range(len(good_rows))),
        places=places if feeds.others() else st.just([]),
    )
    def one_feed(order: list[int], places: list[tuple[int, str]]) -> None:
        feeds.check_order(order)
        feeds.check_mixed(places)

    one_feed()


class _Feeds:
    """The rows, and the laws over feeds made of them."""

    def __init__(
        self,
        read: Callable[[Any], Imported],
        write: Callable[[Sequence[Any]], Any],
        good: list[Any],
        bad: list[Any],
        blank: list[Any],
    ) -> None:
        if len(good) < 2:
            raise _broken("ACCEPTS", "at least two good rows are needed")
        self._read, self._write = read, write
        self._good, self._bad, self._blank = good, bad, blank
        self._talents: list[Talent] = []

    def others(self) -> list[str]:
        """Names of the rows that can stand between the good ones."""
        names = [f"bad row {number}" for number in range(len(self._bad))]
        return names + [f"blank row {number}" for number in range(len(self._blank))]

    def check_good(self) -> None:
        """ACCEPTS and IDEMPOTENCE of the good rows alone."""
        report = self._import(self._good, "the good rows")
        if report.accepted != len(self._good):
            what = f"of {len(self._good)} good rows, {report.accepted} were accepted"
            raise _broken("ACCEPTS", what)
        self._talents = list(report.talents)
        again = self._import(self._good, "the good rows")
        if list(again.talents) != self._talents:
            raise _broken("IDEMPOTENCE", "the good rows, read again, gave other talents")

    def check_order(self, order: list[int]) -> None:
        """ORDER: the talents follow the rows."""
        report = self._import([self._good[row] for row in order], f"good rows {order}")
        if list(report.talents) != [self._talents[row] for row in order]:
            raise _broken("ORDER", f"the good rows in the order {order} gave other talents")

    def check_mixed(self, places: list[tuple[int, str]]) -> None:
        """LOCALITY, with other rows before the good row of that number."""
        rows: list[Any] = []
        for at in range(len(self._good) + 1):
            rows += [self._other(name) for place, name in places if place == at]
            rows += self._good[at : at + 1]
        shown = ", ".join(f"{name} before good row {at}" for at, name in sorted(places)) or "none"
        report = self._import(rows, shown)
        if list(report.talents) != self._talents:
            raise _broken("LOCALITY", f"the good rows gave other talents with: {shown}")
        waiting = sum(name.startswith("bad") for _, name in places)
        if report.quarantined != waiting:
            what = f"{report.quarantined} rows wait instead of {waiting}, with: {shown}"
            raise _broken("LOCALITY", what)

    def _other(self, name: str) -> Any:
        kind, _, number = name.split()
        return (self._bad if kind == "bad" else self._blank)[int(number)]

    def _import(self, rows: list[Any], shown: str) -> Imported:
        report = self._read(self._write(rows))
        counts = (report.accepted, report.quarantined, report.blank)
        if report.seen != sum(counts) or report.seen != len(rows):
            told = "accepted {}, quarantined {}, blank {}".format(*counts)
            what = f"{len(rows)} rows, seen {report.seen}, {told}; {shown}"
            raise _broken("CONSERVATION", what)
        if (len(report.talents), len(report.quarantine)) != counts[:2]:
            raise _broken("CONSERVATION", f"the counts are not those of the lists; {shown}")
        return report


def _broken(law: str, what: str) -> PluginContractError:
    return PluginContractError(
        f"The importer breaks the law {law}: {what}.",
        ja=f"取込処理は規則 {law} に反しています: {what}",
        code=f"LAW_{law}",
    )
