"""A shortlist as one report page, for one of its two readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxmatch.matching.pages.anonymous_profile import Profile, profiles
from dxmatch.matching.pages.answers import questions_section, relaxing_section
from dxmatch.matching.pages.computed_section import computed_section
from dxmatch.matching.pages.dispatch_section import dispatch_section, only_dispatch
from dxmatch.matching.pages.explained import asked, deciding_lines, relaxing, stability_section
from dxmatch.matching.pages.funnel_section import funnel_section
from dxmatch.matching.pages.need_section import position_section, sheet_section
from dxmatch.matching.pages.people_section import comparison_tables, named, people_section
from dxmatch.matching.pages.person_blocks import points_text, shown_total
from dxmatch.matching.pages.setup import Setup
from dxmatch.matching.pages.withheld_section import withheld_section
from dxmatch.models import Talent
from dxmatch.models.pool.rows import Index
from dxmatch.page import Items, Page, Section

if TYPE_CHECKING:
    from dxmatch.matching.shortlist import Shortlist


def shortlist_page(shortlist: Shortlist, eligible: Index, setup: Setup) -> Page:
    """All sections of the report of one position; ``eligible`` are the rows of the sheet."""
    words, position = setup.words, shortlist.position
    sections = [
        position_section(position, setup),
        sheet_section(shortlist.strategy, setup),
        funnel_section(shortlist.funnel, len(shortlist.pool), setup),
        *_people(shortlist, eligible, setup),
        computed_section(position, shortlist.strategy, setup),
    ]
    return Page(
        lang=setup.lang,
        title=position.title,
        overline=words("report"),
        badge=words(setup.view.value),
        summary=_figures(shortlist, setup),
        sections=tuple(sections),
        footer=words("footer", version=_version()),
    )


def _people(shortlist: Shortlist, eligible: Index, setup: Setup) -> list[Section]:
    position = shortlist.position
    if only_dispatch(position):
        talents = [match.talent for match in shortlist]
        return [dispatch_section(position, talents, setup), *_answers(shortlist, setup)]
    people = named(shortlist.matches, setup)
    known = _profiles(shortlist, eligible, setup)
    facts = [profile.facts for profile in known] or [
        _known(match.talent, setup) for match in shortlist
    ]
    sections = [people_section(people, facts, setup)]
    if tables := comparison_tables(people, setup):
        words = setup.words("comparison")
        sections.append(Section("comparison", words, (*tables, *_decided(shortlist, setup))))
    sections += _answers(shortlist, setup)
    return [*sections, withheld_section(known, setup)] if setup.external else sections


def _decided(shortlist: Shortlist, setup: Setup) -> tuple[Items, ...]:
    """In the external view the tables have to do: the words hold exact points."""
    if setup.external:
        return ()
    found = shortlist.compare(shortlist[0].key, shortlist[1].key)
    return (deciding_lines(found, setup.words),)


def _answers(shortlist: Shortlist, setup: Setup) -> list[Section]:
    """What could give way; and of named candidates what is open, and how sure the order is."""
    wanted = max(shortlist.k, shortlist.position.headcount)
    sections = [relaxing_section(relaxing(shortlist.relax(wanted), setup.lang), setup)]
    if only_dispatch(shortlist.position):
        return sections
    full = shortlist.strategy.max_total
    questions = asked(shortlist.unknowns(), setup.words)
    sections.append(questions_section(questions, full, setup))
    if full and len(shortlist):
        names = {match.key: name for name, match in named(shortlist.matches, setup)}
        sections.append(stability_section(shortlist.stability(), names, setup))
    return sections


def _profiles(shortlist: Shortlist, eligible: Index, setup: Setup) -> tuple[Profile, ...]:
    if not setup.external or not len(shortlist):
        return ()
    pool = shortlist.pool
    rows = [pool.row(match.key) for match in shortlist]
    return profiles(shortlist.position, pool, eligible, rows, setup)


def _known(talent: Talent, setup: Setup) -> tuple[tuple[str, str], ...]:
    words = setup.words
    years, served = talent.years, talent.municipal_years
    told = [
        (words("years_band"), "" if years is None else words("years_are", years=f"{years:g}")),
        (words("served"), "" if served is None else words("years_are", years=f"{served:g}")),
    ]
    return tuple((name, value) for name, value in told if value)


def _figures(shortlist: Shortlist, setup: Setup) -> tuple[tuple[str, str], ...]:
    words, best = setup.words, next(iter(shortlist), None)
    figures = [
        (words("pool"), setup.count(len(shortlist.pool))),
        (words("eligible"), setup.count(shortlist.eligible)),
        (words("listed"), words("people_count", count=f"{len(shortlist):,}")),
    ]
    if best is not None and best.max_total and not only_dispatch(shortlist.position):
        points = points_text(shown_total(best, setup), best.max_total, setup)
        figures.append((words("best"), words("of_100", points=points)))
    return tuple(figures)


def _version() -> str:
    from importlib.metadata import version

    return version("dxmatch")
